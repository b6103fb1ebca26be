"""Albums that are answered: which of its messages is, decided once for all processes."""

from datetime import datetime

from sqlalchemy import delete, false, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import albums

_LONGEST_GROUP_ID = 64


async def take_on(
    connection: AsyncConnection,
    chat_id: int,
    group_id: str,
    message_id: int,
    now: datetime,
    *,
    captioned: bool,
) -> tuple[int, ...] | None:
    """Take it on to answer an album by one of its messages; None when another one is answered.

    The first message has it, and the first with a caption takes it from one without. Returned is
    what was said of that one until now. Idempotent for the message that has it.
    """
    mine = insert(connection, albums).values(
        chat_id=chat_id,
        group_id=group_id[:_LONGEST_GROUP_ID],
        message_id=message_id,
        captioned=captioned,
        begun_at=now,
    )
    free = albums.c.message_id == message_id
    if captioned:
        free = or_(free, albums.c.captioned == false())
    taken = await connection.execute(
        mine.on_conflict_do_update(
            index_elements=[albums.c.chat_id, albums.c.group_id],
            set_={"message_id": message_id, "captioned": captioned},
            where=free,
        ).returning(albums.c.said)
    )
    said = taken.scalar_one_or_none()
    return None if said is None else tuple(map(int, said.split()))


async def keep_said(
    connection: AsyncConnection, chat_id: int, group_id: str, message_id: int, said: tuple[int, ...]
) -> bool:
    """Note the ids of an answer to a message; False when another message has been taken on."""
    kept = await connection.execute(
        update(albums)
        .where(
            albums.c.chat_id == chat_id,
            albums.c.group_id == group_id[:_LONGEST_GROUP_ID],
            albums.c.message_id == message_id,
        )
        .values(said=" ".join(map(str, said)))
    )
    return kept.rowcount > 0


async def forget(connection: AsyncConnection, before: datetime) -> None:
    """Drop albums that were begun before a moment."""
    await connection.execute(delete(albums).where(albums.c.begun_at < before))
