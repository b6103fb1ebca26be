"""A group that becomes a supergroup: all that is kept of it gets the new id."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chats import move_chat_row
from storage.managers import move_managers, speak_for_another
from storage.place_moves import held_places, move_places
from storage.topics import move_topics


async def move_chat(
    connection: AsyncConnection, old_chat_id: int, new_chat_id: int, now: datetime
) -> bool:
    """Give all that is kept under the old id to the new one; False when no place was.

    Idempotent: a second call finds nothing to move.
    """
    if old_chat_id == new_chat_id:
        return False
    # Places are locked first, as by the transaction that removes a place.
    held = await held_places(connection, old_chat_id, new_chat_id)
    await move_managers(connection, old_chat_id, new_chat_id)
    # The supergroup's own places are merged into the group's: managers who act for them follow.
    for thread_id in held[old_chat_id].keys() & held[new_chat_id].keys():
        stays, lost = held[old_chat_id][thread_id], held[new_chat_id][thread_id]
        await speak_for_another(connection, new_chat_id, stays, instead_of=lost)
    moved = await move_places(connection, old_chat_id, new_chat_id, now)
    await move_topics(connection, old_chat_id, new_chat_id)
    await move_chat_row(connection, old_chat_id, new_chat_id, now)
    return moved
