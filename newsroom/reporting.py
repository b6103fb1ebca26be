"""The progress of a dispatch, for the editor who sent it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.dispatch import DeliveryState, DispatchKind, Tally
from newsroom.desk import Desk
from storage.counts import copies_behind, tally_of_dispatch
from storage.database import Connection
from storage.reports import Report, due_reports, end_report, mark_reported

EVERY = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Progress:
    """What a progress line says now; the last one says what became of every delivery.

    Of an edit, a correction or a withdrawal the tally counts the copies that it brings up to date,
    and the notes of a correction.
    """

    report: Report
    tally: Tally

    @property
    def is_last(self) -> bool:
        """Whether nothing is left to be sent."""
        return self.report.spread and not self.left

    @property
    def left(self) -> int:
        """How many calls are yet to be made."""
        if self.report.kind is DispatchKind.ARTICLE:
            return self.tally.left
        return self.tally.left + self.tally.count(DeliveryState.OUTDATED)


async def due(desk: Desk, now: datetime) -> list[Progress]:
    """The progress lines that are to be shown again."""
    async with desk.database.snapshot() as connection:
        reports = await due_reports(connection, now - EVERY)
        return [Progress(each, await _tally(connection, each)) for each in reports]


async def _tally(connection: Connection, of: Report) -> Tally:
    own = await tally_of_dispatch(connection, of.dispatch_id)
    if of.kind is DispatchKind.ARTICLE or of.article_id is None:
        return own
    behind = min(of.copies, await copies_behind(connection, of.article_id))
    copies = {DeliveryState.OUTDATED: behind, DeliveryState.SENT: of.copies - behind}
    return own.with_(Tally(copies))


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
