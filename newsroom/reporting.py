"""How far dispatches have got, for the progress lines: what is due, and what to show there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from news.article import Article
from news.card import Card
from news.dispatch import DispatchKind, Tally
from newsroom.desk import Desk
from storage.articles import article_by_id
from storage.counts import copies_behind, tally_in_digests, tally_of_dispatch
from storage.database import Connection
from storage.lives import life_of, who_agreed
from storage.queues import count_deferred
from storage.reports import Report, card_of, due_reports, end_report, mark_reported

EVERY = timedelta(seconds=3)
_MOST = 20
"""Lines at one tick."""
# Digests bring an article to readers for a day or so after it was published.
_DIGESTED = timedelta(hours=36)
_NOW_AND_THEN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Progress:
    """What a progress line says now; the last one says what became of every delivery.

    Of an article it is the ``card``. ``behind`` are the copies that an edit, a correction or a
    withdrawal has yet to bring up to date; its tally counts the notes of a correction. Of these
    ``deferred`` wait for the end of their readers' pause, which may never come: nobody watches
    them.
    """

    report: Report
    tally: Tally
    behind: int = 0
    deferred: int = 0
    card: Card | None = None

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
        later = self.card.life.left if self.card else 0
        return self.tally.left - self.deferred + self.behind + later

    @property
    def total(self) -> int:
        """How many calls it takes in all."""
        return self.tally.total - self.deferred + self.report.copies


async def due(desk: Desk, now: datetime) -> list[Progress]:
    """The progress lines that are to be shown again; the rest of very many waits its turn."""
    # Mostly there are none.
    if not await desk.database.peek(partial(due_reports, now=now, most=1)):
        return []
    async with desk.database.snapshot() as connection:
        reports = await due_reports(connection, now, _MOST)
        return [await _progress(connection, each, now) for each in reports]


async def _progress(connection: Connection, of: Report, now: datetime) -> Progress:
    tally = await tally_of_dispatch(connection, of.dispatch_id)
    if of.article_id is None:
        return Progress(of, tally)
    if of.kind is DispatchKind.ARTICLE:
        found = await article_by_id(connection, of.article_id)
        card = await _card(connection, found, tally, of, now) if found else None
        return Progress(of, tally, card=card)
    # An earlier amendment may have left copies behind besides.
    behind = await copies_behind(connection, of.article_id)
    deferred = await count_deferred(connection, of.dispatch_id, now) if tally.left else 0
    return Progress(of, tally, min(of.copies, behind), deferred)


async def card_in(
    desk: Desk, article_id: int, chat_id: int, message_id: int, now: datetime
) -> Progress | None:
    """What an article's card says now, if a message is that."""
    async with desk.database.snapshot() as connection:
        of = await card_of(connection, article_id)
        if of is None or (of.chat_id, of.message_id) != (chat_id, message_id):
            return None
        return await _progress(connection, of, now)


async def _card(
    connection: Connection, article: Article, tally: Tally, of: Report, now: datetime
) -> Card:
    in_digests = await tally_in_digests(connection, article.id)
    return Card(
        article,
        tally,
        of.spread,
        in_digests.delivered,
        await life_of(connection, article.id, now),
        await who_agreed(connection, article.id),
    )


async def shown(desk: Desk, progress: Progress, now: datetime, what: str) -> None:
    """Note what a progress line shows now, in short, and when it is to be looked at again."""
    # A card that has just been edited rests before the next edit.
    is_as_it_was = progress.card is None or what == progress.report.shown
    due_at = _later(progress, now) if progress.is_last and is_as_it_was else now + EVERY
    async with desk.database.transaction() as connection:
        await mark_reported(connection, progress.report, what, due_at)


def _later(progress: Progress, now: datetime) -> datetime | None:
    card = progress.card
    if card is None or card.article.published_at is None:
        return None
    again = now + _NOW_AND_THEN
    return again if again - card.article.published_at < _DIGESTED else None


async def put_off(desk: Desk, progress: Progress, now: datetime) -> None:
    """Look later at a progress line that could not be shown: others are waiting."""
    async with desk.database.transaction() as connection:
        await mark_reported(connection, progress.report, progress.report.shown, now + EVERY)


async def drop(desk: Desk, progress: Progress) -> None:
    """Show a dispatch's progress no more: its message is gone."""
    async with desk.database.transaction() as connection:
        await end_report(connection, progress.report)
