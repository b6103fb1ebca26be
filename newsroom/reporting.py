"""The progress of a dispatch, for the editor who sent it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.dispatch import Tally
from newsroom.desk import Desk
from storage.deliveries import tally
from storage.reports import Report, due_reports, end_report, mark_reported

EVERY = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Progress:
    """What a progress line says now; the last one says what became of every delivery."""

    report: Report
    tally: Tally

    @property
    def is_last(self) -> bool:
        """Whether nothing is left to be sent."""
        return self.report.spread and not self.tally.left


async def due(desk: Desk, now: datetime) -> list[Progress]:
    """The progress lines that are to be shown again."""
    async with desk.database.snapshot() as connection:
        reports = await due_reports(connection, now - EVERY)
        return [Progress(report, await tally(connection, report.dispatch_id)) for report in reports]


async def shown(desk: Desk, progress: Progress, now: datetime, what: str) -> None:
    """Note what a progress line shows now, in short, and end it with the last one."""
    async with desk.database.transaction() as connection:
        if progress.is_last:
            await end_report(connection, progress.report.dispatch_id)
        else:
            await mark_reported(connection, progress.report.dispatch_id, now, what)


async def drop(desk: Desk, progress: Progress) -> None:
    """Show a dispatch's progress no more: its message is gone."""
    async with desk.database.transaction() as connection:
        await end_report(connection, progress.report.dispatch_id)
