"""The progress of a dispatch, for the editor who sent it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.dispatch import DispatchKind, Tally
from newsroom.desk import Desk
from storage.claims import count_deferred
from storage.counts import copies_behind, tally_of_dispatch
from storage.database import Connection
from storage.reports import Report, due_reports, end_report, mark_reported

EVERY = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Progress:
    """What a progress line says now; the last one says what became of every delivery.

    ``behind`` are the copies that an edit, a correction or a withdrawal has yet to bring up to
    date; its tally counts the notes of a correction. Of these ``deferred`` wait for the end of
    their readers' pause, which may never come: nobody watches them.
    """

    report: Report
    tally: Tally
    behind: int = 0
    deferred: int = 0

    @property
    def is_last(self) -> bool:
        """Whether nothing is left to be sent."""
        return self.report.spread and not self.left

    @property
    def unreached(self) -> int:
        """How many copies could not be changed; one may have been tried for two edits."""
        return max(0, min(self.report.unreached, self.report.copies))

    @property
    def changed(self) -> int:
        """How many copies were changed, once this is the last."""
        return self.report.copies - self.unreached

    @property
    def left(self) -> int:
        """How many calls are yet to be made."""
        return self.tally.left - self.deferred + self.behind

    @property
    def total(self) -> int:
        """How many calls it takes in all."""
        return self.tally.total - self.deferred + self.report.copies


async def due(desk: Desk, now: datetime) -> list[Progress]:
    """The progress lines that are to be shown again."""
    async with desk.database.snapshot() as connection:
        reports = await due_reports(connection, now - EVERY)
        return [await _progress(connection, each, now) for each in reports]


async def _progress(connection: Connection, of: Report, now: datetime) -> Progress:
    tally = await tally_of_dispatch(connection, of.dispatch_id)
    if of.kind is DispatchKind.ARTICLE or of.article_id is None:
        return Progress(of, tally)
    # An earlier amendment may have left copies behind besides.
    behind = await copies_behind(connection, of.article_id)
    deferred = await count_deferred(connection, of.dispatch_id, now) if tally.left else 0
    return Progress(of, tally, min(of.copies, behind), deferred)


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
