"""A group that becomes a supergroup: all that is kept of it follows to its new id."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chat_ids import move_chat
from storage.chats import move_chat_row
from storage.managers import move_managers, speak_for_another
from storage.tables import subscribers
from storage.topics import move_topics


async def move_place(
    connection: AsyncConnection, old_chat_id: int, new_chat_id: int, now: datetime
) -> bool:
    """Move everything that is left under the old id; False when no place was.

    Idempotent: who comes second finds nothing to move.
    """
    await move_managers(connection, old_chat_id, new_chat_id)
    await _speak_for_those_that_stay(connection, old_chat_id, new_chat_id)
    moved = await move_chat(connection, old_chat_id, new_chat_id, now)
    await move_topics(connection, old_chat_id, new_chat_id)
    await move_chat_row(connection, old_chat_id, new_chat_id, now)
    return moved


async def _speak_for_those_that_stay(
    connection: AsyncConnection, old_chat_id: int, new_chat_id: int
) -> None:
    """Places that the new chat has begun by itself are lost in those of the old one."""
    stays, goes = subscribers.alias("stays"), subscribers.alias("goes")
    pairs = await connection.execute(
        select(stays.c.id, goes.c.id).where(
            stays.c.chat_id == old_chat_id,
            goes.c.chat_id == new_chat_id,
            stays.c.thread_id == goes.c.thread_id,
        )
    )
    for place_id, lost in pairs.all():
        await speak_for_another(connection, new_chat_id, place_id, instead_of=lost)
