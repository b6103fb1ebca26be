"""Albums while their messages come in; they are kept as JSON until the album has been handled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import album_messages, albums

LONGEST_GROUP_ID = 64


@dataclass(frozen=True, slots=True)
class Album:
    """An album of a chat; ``update_id`` is that of its first message.

    ``closes_at`` is None once it has been handed over, ``taken_at`` until it has been handled.
    """

    chat_id: int
    group_id: str
    update_id: int
    begun_at: datetime
    closes_at: datetime | None
    taken_at: datetime | None


async def open_album(
    connection: AsyncConnection, chat_id: int, group_id: str, update_id: int, now: datetime
) -> Album:
    """An album, begun by this update if it is new; nobody else changes it in this transaction."""
    begun = insert(connection, albums).values(
        chat_id=chat_id, group_id=group_id, update_id=update_id, begun_at=now, closes_at=now
    )
    await connection.execute(begun.on_conflict_do_nothing())
    statement = select(albums).where(*_is(chat_id, group_id)).with_for_update()
    row = (await connection.execute(statement)).one()
    return Album(*row)


async def album(connection: AsyncConnection, chat_id: int, group_id: str) -> Album | None:
    """An album, if it was begun and not forgotten yet."""
    row = (await connection.execute(select(albums).where(*_is(chat_id, group_id)))).first()
    return Album(*row) if row else None


async def keep_message(
    connection: AsyncConnection, album: Album, message_id: int, payload: str
) -> None:
    """Keep a message of an album; one that is redelivered is kept already."""
    kept = insert(connection, album_messages).values(
        chat_id=album.chat_id, group_id=album.group_id, message_id=message_id, payload=payload
    )
    await connection.execute(kept.on_conflict_do_nothing())


async def change_message(
    connection: AsyncConnection, album: Album, message_id: int, payload: str
) -> None:
    """Keep a message of an album as it is by now."""
    await connection.execute(
        update(album_messages)
        .where(album_messages.c.chat_id == album.chat_id)
        .where(album_messages.c.group_id == album.group_id)
        .where(album_messages.c.message_id == message_id)
        .values(payload=payload)
    )


async def close_at(connection: AsyncConnection, album: Album, moment: datetime) -> None:
    """Let an album that has not been handed over count as whole from a moment on."""
    await connection.execute(
        update(albums)
        .where(*_is(album.chat_id, album.group_id), albums.c.closes_at.is_not(None))
        .values(closes_at=moment)
    )


async def untaken(
    connection: AsyncConnection, chat_id: int, group_id: str | None = None
) -> list[Album]:
    """The albums of a chat that have not been handled, in the order in which they came.

    With a ``group_id``, all but that one.
    """
    statement = (
        select(albums)
        .where(albums.c.chat_id == chat_id, albums.c.taken_at.is_(None))
        .order_by(albums.c.update_id)
    )
    if group_id is not None:
        statement = statement.where(albums.c.group_id != group_id)
    return [Album(*row) for row in await connection.execute(statement)]


async def closing(connection: AsyncConnection, now: datetime, most: int) -> list[Album]:
    """Albums that are whole and have not been handed over."""
    statement = (
        select(albums)
        .where(albums.c.closes_at.is_not(None), albums.c.closes_at <= now)
        .order_by(albums.c.closes_at)
        .limit(most)
    )
    return [Album(*row) for row in await connection.execute(statement)]


async def hand_over(connection: AsyncConnection, handed: Iterable[Album]) -> None:
    """Note that albums wait to be handled now."""
    for album in handed:
        await connection.execute(
            update(albums).where(*_is(album.chat_id, album.group_id)).values(closes_at=None)
        )


async def take(connection: AsyncConnection, album: Album, now: datetime) -> None:
    """Note that an album has been handled."""
    await connection.execute(
        update(albums)
        .where(*_is(album.chat_id, album.group_id))
        .values(taken_at=now, closes_at=None)
    )


async def payloads_of(connection: AsyncConnection, chat_id: int, group_id: str) -> list[str]:
    """The messages of an album that have come, as JSON, in their order."""
    statement = (
        select(album_messages.c.payload)
        .where(album_messages.c.chat_id == chat_id, album_messages.c.group_id == group_id)
        .order_by(album_messages.c.message_id)
    )
    return list(await connection.scalars(statement))


async def forget(connection: AsyncConnection, before: datetime) -> None:
    """Drop albums that were begun before a moment, and their messages with them."""
    await connection.execute(delete(albums).where(albums.c.begun_at < before))


def _is(chat_id: int, group_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return albums.c.chat_id == chat_id, albums.c.group_id == group_id
