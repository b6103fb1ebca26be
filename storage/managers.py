"""Who looks after which group or channel, as Telegram last said."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import place_managers


async def note_authority(
    connection: AsyncConnection, user_id: int, chat_id: int, now: datetime, *, may: bool
) -> None:
    """Keep what Telegram has just said of a person in a chat."""
    told = {"may": may, "asked_at": now}
    statement = insert(connection, place_managers).values(user_id=user_id, chat_id=chat_id, **told)
    key = [place_managers.c.user_id, place_managers.c.chat_id]
    await connection.execute(statement.on_conflict_do_update(index_elements=key, set_=told))


async def chats_of(connection: AsyncConnection, user_id: int) -> list[int]:
    """The chats that a person looks after, by id."""
    mine = place_managers.c.user_id == user_id, place_managers.c.may
    ids = await connection.scalars(
        select(place_managers.c.chat_id).where(*mine).order_by(place_managers.c.chat_id)
    )
    return list(ids)


async def managers_of(connection: AsyncConnection, chat_id: int) -> list[int]:
    """Those who look after a chat, by user id."""
    theirs = place_managers.c.chat_id == chat_id, place_managers.c.may
    ids = await connection.scalars(
        select(place_managers.c.user_id).where(*theirs).order_by(place_managers.c.user_id)
    )
    return list(ids)
