"""Albums: their messages are collected until no more come, and then handled as one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from newsroom.desk import Desk
from storage import albums
from storage.albums import Album

QUIET = timedelta(seconds=1.5)
"""So long after its last message an album counts as whole."""
LONGEST = timedelta(seconds=10)
"""At the latest, so long after its first."""
# Telegram hands the messages of an album over within seconds, unless nobody took them for a while.
_KEPT_FOR = timedelta(days=2)
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Collected:
    """The album that a message belongs to, and the others of its chat that are yet to be handled.

    A message is late when the album has been handled without it.
    """

    album: Album
    others: tuple[Album, ...]

    @property
    def is_late(self) -> bool:
        """Whether the album has been handled already."""
        return self.album.taken_at is not None


async def collect(
    desk: Desk,
    chat_id: int,
    group_id: str,
    message_id: int,
    update_id: int,
    payload: str,
    now: datetime,
) -> Collected:
    """Keep a message of an album, which an update brought, as JSON."""
    group_id = _name(group_id)
    async with desk.database.transaction() as connection:
        album = await albums.open_album(connection, chat_id, group_id, update_id, now)
        await albums.keep_message(connection, album, message_id, payload)
        if album.closes_at is not None:
            closes_at = min(now + QUIET, album.begun_at + LONGEST)
            await albums.close_at(connection, album, closes_at)
        others = await albums.untaken(connection, chat_id, group_id)
    return Collected(album, tuple(others))


async def begun(desk: Desk, chat_id: int, group_id: str) -> Album | None:
    """An album whose messages are known, handled or not."""
    async with desk.database.snapshot() as connection:
        return await albums.album(connection, chat_id, _name(group_id))


async def change(desk: Desk, album: Album, message_id: int, payload: str) -> None:
    """Keep a message of an album as its author has edited it."""
    async with desk.database.transaction() as connection:
        await albums.change_message(connection, album, message_id, payload)


async def whole(desk: Desk, now: datetime) -> list[Album]:
    """The albums that are whole by now, and have not been handed over to be handled."""
    return await desk.database.peek(partial(albums.closing, now=now, most=_AT_ONCE))


async def handed_over(desk: Desk, albums_handed: list[Album]) -> None:
    """Note that albums wait to be handled, so that nobody hands them over again."""
    if albums_handed:
        async with desk.database.transaction() as connection:
            await albums.hand_over(connection, albums_handed)


async def untaken(desk: Desk, chat_id: int, group_id: str | None = None) -> list[Album]:
    """The albums of a chat that are yet to be handled, oldest first; with ``group_id`` that one."""
    async with desk.database.snapshot() as connection:
        found = await albums.untaken(connection, chat_id)
    return [each for each in found if group_id is None or each.group_id == _name(group_id)]


async def messages(desk: Desk, chat_id: int, group_id: str) -> list[str]:
    """The messages of an album that have come, as JSON, in their order."""
    async with desk.database.snapshot() as connection:
        return await albums.payloads_of(connection, chat_id, _name(group_id))


async def taken(desk: Desk, album: Album, now: datetime) -> None:
    """Note that an album has been handled: what comes from now on is late."""
    async with desk.database.transaction() as connection:
        await albums.take(connection, album, now)


async def forget_old(desk: Desk, now: datetime) -> None:
    """The tick: drop what no message of an album can come after."""
    async with desk.database.transaction() as connection:
        await albums.forget(connection, now - _KEPT_FOR)


def _name(group_id: str) -> str:
    return group_id[: albums.LONGEST_GROUP_ID]
