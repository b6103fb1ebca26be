"""Drafts that came from sources, as editors are brought them: each chat has one message of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.article import Article
from news.inbox import MOST_LISTED, Inbox, Step, next_step
from news.role import EDITORS
from newsroom.desk import Desk
from storage import inboxes
from storage.articles import articles_by_id
from storage.database import Connection
from storage.editors import all_editors

_LATER = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The newest drafts from sources, newest first, of ``total``; ``titles`` of their sources."""

    articles: tuple[Article, ...]
    titles: Mapping[int, str]
    total: int

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of those that a message lists."""
        return tuple(each.id for each in self.articles)

    def get(self, article_id: int | None) -> Article | None:
        """One of them; None for any other."""
        return next((each for each in self.articles if each.id == article_id), None)


@dataclass(frozen=True, slots=True)
class Due:
    """An inbox that does not show what waits, and what is to be done about that."""

    inbox: Inbox
    step: Step


async def waiting(desk: Desk) -> Waiting:
    """The drafts from sources that wait for an editor."""
    async with desk.database.snapshot() as connection:
        total, titles = await inboxes.waiting_drafts(connection, MOST_LISTED)
        found = await articles_by_id(connection, list(titles))
    return Waiting(tuple(found[each] for each in titles if each in found), titles, total)


async def is_waiting(desk: Desk, article_id: int) -> bool:
    """Whether it is a draft from a source that nobody has decided on."""
    async with desk.database.snapshot() as connection:
        return await inboxes.is_waiting(connection, article_id)


async def due(desk: Desk, now: datetime) -> list[Due]:
    """The tick: the editors' inboxes that do not show what waits."""

    async def look(connection: Connection) -> list[Due]:
        _, titles = await inboxes.waiting_drafts(connection, MOST_LISTED)
        known = await inboxes.all_inboxes(connection)
        people = [each for each, role in await all_editors(connection) if role in EDITORS]
        theirs = [known.get(each, Inbox(each)) for each in people]
        steps = ((each, next_step(each, list(titles), now)) for each in theirs)
        return [Due(inbox, step) for inbox, step in steps if step is not Step.NOTHING]

    return await desk.database.peek(look)


async def inbox(desk: Desk, chat_id: int) -> Inbox:
    """What an editor's chat shows."""
    async with desk.database.snapshot() as connection:
        return await inboxes.inbox_of(connection, chat_id)


async def rang(
    desk: Desk, chat_id: int, message_id: int | None, shown: Waiting, now: datetime
) -> None:
    """Note that a message has rung for what waits; None when nobody could be reached."""
    await _change(
        desk,
        chat_id,
        lambda now_is: replace(_holding(now_is, message_id, shown, None), rang_at=now),
    )


async def showed(desk: Desk, was: Inbox, message_id: int | None, shown: Waiting) -> None:
    """Note that a message shows what waits, unless its editor has done something meanwhile."""
    opened = was.opened if shown.get(was.opened) else None
    now = replace(was, message_id=message_id, articles=shown.ids, opened=opened, stale_at=None)
    await _change(desk, was.chat_id, lambda now_is: now if now_is == was else now_is)


async def looked_at(
    desk: Desk, chat_id: int, message_id: int, shown: Waiting, opened: int | None = None
) -> None:
    """Note what an editor has just been shown, in the message that they look at."""
    await _change(desk, chat_id, lambda now_is: _holding(now_is, message_id, shown, opened))


def _holding(now_is: Inbox, message_id: int | None, shown: Waiting, opened: int | None) -> Inbox:
    """The inbox once its editor has seen in a message what waits."""
    return replace(
        now_is,
        message_id=message_id,
        newest=max(now_is.newest, *shown.ids, 0),
        articles=shown.ids,
        opened=opened,
        stale_at=None,
    )


async def released(desk: Desk, chat_id: int, message_id: int, now: datetime) -> None:
    """Note that a message shows something else from now on; what waits is shown in another."""

    def released_now(now_is: Inbox) -> Inbox:
        if now_is.message_id != message_id:
            return now_is
        return replace(now_is, message_id=None, articles=(), opened=None, stale_at=now)

    await _change(desk, chat_id, released_now)


async def set_wanted(desk: Desk, chat_id: int, *, wanted: bool) -> None:
    """Let an editor have drafts brought to them, or not."""
    await _change(desk, chat_id, lambda now_is: replace(now_is, wanted=wanted))


async def put_off(desk: Desk, was: Inbox, now: datetime) -> None:
    """Look later at an inbox that could not be shown: others are waiting."""
    later = replace(was, stale_at=now + _LATER)
    await _change(desk, was.chat_id, lambda now_is: later if now_is == was else now_is)


async def _change(desk: Desk, chat_id: int, change: Callable[[Inbox], Inbox]) -> None:
    async with desk.database.transaction() as connection:
        was = await inboxes.inbox_of(connection, chat_id, lock=True)
        changed = change(was)
        if changed != was:
            await inboxes.keep_inbox(connection, changed)
