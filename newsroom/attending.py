"""Who is at work on what: colleagues see each other, and each other's changes."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from news.article import Article
from news.colleague import Colleague
from news.life import Event
from newsroom.desk import Desk
from storage import attendances
from storage.database import Connection
from storage.originals import StaleCard, freshen, mark_stale, stale_cards
from storage.trouble import retried

PRESENT = timedelta(minutes=15)
"""So long somebody is said to be at work on an article after they last did something to it."""
_REMEMBERED = timedelta(days=1)
_MOST = 5
"""Cards shown anew at one tick."""
_LATER = timedelta(seconds=30)


async def attend(
    desk: Desk, article: Article, person_id: int, now: datetime, *, at_work: bool = True
) -> None:
    """Note that somebody has opened an article; their colleagues' cards of it will say so.

    Not ``at_work`` is whoever did not ask for it: it was sent to them.
    """
    await retried(partial(_attend, desk, article, person_id, now, at_work=at_work))


async def changed(
    desk: Desk, article: Article, person_id: int, now: datetime, *, elsewhere: bool = False
) -> None:
    """Let colleagues see what somebody has just done to an article.

    Done ``elsewhere`` than under their own card, that shows it as it was, too.
    """
    await retried(
        partial(_attend, desk, article, person_id, now, has_changed=True, elsewhere=elsewhere)
    )


async def _attend(
    desk: Desk,
    article: Article,
    person_id: int,
    now: datetime,
    *,
    at_work: bool = True,
    has_changed: bool = False,
    elsewhere: bool = False,
) -> None:
    async with desk.database.transaction() as connection:
        seen = article.id, person_id, article.revision
        is_news = await attendances.attend(connection, *seen, now, present=at_work)
        if is_news or has_changed:
            await mark_stale(connection, article.id, now, but=None if elsewhere else person_id)


async def overtaken(desk: Desk, article: Article, person_id: int, now: datetime) -> Event | None:
    """The change by a colleague that somebody has replaced by theirs without having seen it.

    The article is as they have made it. Of what they have not opened before they saw nothing, so
    only a change of the last minutes counts.
    """
    async with desk.database.snapshot() as connection:
        seen = await attendances.seen_revision(connection, article.id, person_id)
        event = await attendances.last_change(
            connection,
            article.id,
            not_by=person_id,
            before=article.revision,
            # Whoever drafted it has changed nothing.
            after=1 if seen is None else seen,
        )
        mine = await attendances.last_revision(
            connection, article.id, person_id, before=article.revision
        )
    if event is None or (seen is None and event.at <= now - PRESENT):
        return None
    return event if event.revision > mine else None


async def at_work(
    desk: Desk, article_ids: Sequence[int], now: datetime
) -> Mapping[int, tuple[Colleague, ...]]:
    """Who is at work on each of some articles."""
    async with desk.database.snapshot() as connection:
        return await attendances.attending(connection, article_ids, now - PRESENT)


async def last_change(desk: Desk, article: Article, person_id: int) -> Event | None:
    """The wording that an article has, if somebody else gave it that after it was drafted."""
    async with desk.database.snapshot() as connection:
        return await attendances.last_change(
            connection, article.id, not_by=person_id, after=max(article.revision - 1, 1)
        )


async def look_round(desk: Desk, now: datetime) -> list[StaleCard]:
    """The tick: forget who has left; the cards that show their drafts as they are no more."""

    async def look(connection: Connection) -> tuple[bool, list[StaleCard]]:
        has_left = await attendances.is_anybody_to_leave(connection, now - PRESENT)
        return has_left, await stale_cards(connection, now, _MOST)

    has_left, stale = await desk.database.peek(look)
    if has_left:
        async with desk.database.transaction() as connection:
            for article_id in await attendances.leave(connection, now - PRESENT):
                await mark_stale(connection, article_id, now)
            await attendances.forget_attendances(connection, now - _REMEMBERED)
            stale = await stale_cards(connection, now, _MOST)
    return stale


async def shown_anew(desk: Desk, card: StaleCard) -> None:
    """Note that a card shows its draft as it is."""
    async with desk.database.transaction() as connection:
        await freshen(connection, card)


async def put_off(desk: Desk, card: StaleCard, now: datetime) -> None:
    """Look later at a card that could not be shown anew: others are waiting."""
    async with desk.database.transaction() as connection:
        await freshen(connection, card, again_at=now + _LATER)
