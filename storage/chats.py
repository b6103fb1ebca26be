"""Groups and channels, as Telegram last described them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.place import Chat, Right
from storage.dialect import insert
from storage.tables import chats

_DESCRIBED = ("type", "title", "username", "is_forum", "standing", "rights", "asked_at", "ask_at")
"""What Telegram tells anew; the rest is ours, and is changed by those that know it."""


async def keep_chat(connection: AsyncConnection, chat: Chat) -> None:
    """Keep what Telegram has told of a chat; who set it up, and when, stays as it was first."""
    described = {
        "chat_id": chat.chat_id,
        "type": chat.type,
        "title": chat.title,
        "username": chat.username,
        "is_forum": chat.is_forum,
        "standing": chat.standing,
        "rights": chat.rights.value,
        "asked_at": chat.asked_at,
        "ask_at": chat.ask_at,
        "set_up_by": chat.set_up_by,
        "set_up_at": chat.set_up_at,
    }
    statement = insert(connection, chats).values(described)
    told = {name: statement.excluded[name] for name in _DESCRIBED}
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[chats.c.chat_id], set_=told)
    )


async def chat_by_id(connection: AsyncConnection, chat_id: int) -> Chat | None:
    """What is known of a chat."""
    rows = await connection.execute(select(chats).where(chats.c.chat_id == chat_id))
    row = rows.mappings().one_or_none()
    return None if row is None else _chat(row)


def _chat(row: Mapping[Any, Any]) -> Chat:
    return Chat(**{**row, "rights": Right(row["rights"])})
