"""A group that becomes a supergroup: all that is kept of it follows to its new id."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chats import move_chat_row
from storage.managers import move_managers, speak_for_another
from storage.place_moves import held_places, move_places
from storage.topics import move_topics


async def move_chat(
    connection: AsyncConnection, old_chat_id: int, new_chat_id: int, now: datetime
) -> bool:
    """Move everything that is left under the old id; False when no place was.

    Idempotent: who comes second finds nothing to move.
    """
    if old_chat_id == new_chat_id:
        return False
    # Before anything else, as by whoever removes a place.
    held = await held_places(connection, old_chat_id, new_chat_id)
    await move_managers(connection, old_chat_id, new_chat_id)
    # Places that the new chat has begun by itself are lost in those of the old one.
    for thread_id in held[old_chat_id].keys() & held[new_chat_id].keys():
        stays, lost = held[old_chat_id][thread_id], held[new_chat_id][thread_id]
        await speak_for_another(connection, new_chat_id, stays, instead_of=lost)
    moved = await move_places(connection, old_chat_id, new_chat_id, now)
    await move_topics(connection, old_chat_id, new_chat_id)
    await move_chat_row(connection, old_chat_id, new_chat_id, now)
    return moved
