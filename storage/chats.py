"""Groups and channels, as Telegram last described them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.place import BASIC, Chat, Right
from storage.dialect import insert
from storage.tables import chats

_DESCRIBED = ("type", "title", "username", "is_forum", "standing", "rights", "asked_at", "ask_at")
"""The columns that Telegram describes; the others are the program's own."""


async def keep_chat(connection: AsyncConnection, chat: Chat) -> None:
    """Insert or update what Telegram describes of a chat; the program's own columns stay."""
    described = {name: getattr(chat, name) for name in _DESCRIBED}
    described["rights"] = chat.rights.value
    statement = insert(connection, chats).values(chat_id=chat.chat_id, **described)
    told = {name: statement.excluded[name] for name in _DESCRIBED}
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[chats.c.chat_id], set_=told)
    )


async def note_set_up(
    connection: AsyncConnection, chat_id: int, user_id: int, now: datetime
) -> bool:
    """Keep who set a chat up first; False when somebody had before."""
    statement = update(chats).where(chats.c.chat_id == chat_id, chats.c.set_up_by.is_(None))
    result = await connection.execute(statement.values(set_up_by=user_id, set_up_at=now))
    return bool(result.rowcount)


async def change_chat(
    connection: AsyncConnection,
    chat_id: int,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> None:
    """Set columns of a chat's row."""
    await connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(**columns))


async def chat_by_id(
    connection: AsyncConnection, chat_id: int, *, lock: bool = False
) -> Chat | None:
    """The chat with this id; ``lock`` locks its row until the transaction ends."""
    statement = select(chats).where(chats.c.chat_id == chat_id)
    rows = await connection.execute(statement.with_for_update() if lock else statement)
    row = rows.mappings().one_or_none()
    return None if row is None else _chat(row)


async def moved_to(connection: AsyncConnection, chat_id: int) -> Chat | None:
    """The supergroup that a group has become; None unless it has moved."""
    rows = await connection.execute(select(chats).where(chats.c.moved_from == chat_id))
    row = rows.mappings().first()
    return None if row is None else _chat(row)


async def basic_groups_called(connection: AsyncConnection, title: str, most: int) -> list[int]:
    """Ids of some basic groups with this title, those of which Telegram has told last first."""
    which = select(chats.c.chat_id).where(chats.c.type == BASIC, chats.c.title == title)
    rows = await connection.execute(which.order_by(chats.c.asked_at.desc()).limit(most))
    return list(rows.scalars())


async def chats_among(connection: AsyncConnection, chat_ids: Sequence[int]) -> list[Chat]:
    """Those of these chats that have a row, by title."""
    statement = select(chats).where(chats.c.chat_id.in_(chat_ids))
    rows = await connection.execute(statement.order_by(chats.c.title, chats.c.chat_id))
    return [_chat(row) for row in rows.mappings()]


async def due_chats(connection: AsyncConnection, now: datetime, most: int) -> list[Chat]:
    """Chats whose ``ask_at`` has come, ``most`` at most, the longest overdue first."""
    due = select(chats).where(chats.c.ask_at <= now).order_by(chats.c.ask_at, chats.c.chat_id)
    rows = await connection.execute(due.limit(most))
    return [_chat(row) for row in rows.mappings()]


async def chats_with_bot(connection: AsyncConnection) -> list[Chat]:
    """The chats that the bot is in, as far as is known, by id."""
    rows = await connection.execute(
        select(chats).where(chats.c.left_at.is_(None)).order_by(chats.c.chat_id)
    )
    return [chat for row in rows.mappings() if (chat := _chat(row)).has_bot]


async def move_chat_row(
    connection: AsyncConnection, old_chat_id: int, new_chat_id: int, now: datetime
) -> None:
    """Give a group's row to the supergroup that it has become.

    Where the supergroup has a row already, that is newer: it only gets who set the group up, and
    in which language it is asked.
    """
    rows = await connection.execute(select(chats).where(chats.c.chat_id == old_chat_id))
    old = rows.mappings().one_or_none()
    if old is None:
        return
    became = {"chat_id": new_chat_id, "type": "supergroup", "left_at": None}
    made = insert(connection, chats).values({**old, **became})
    await connection.execute(made.on_conflict_do_nothing())
    kept = ("set_up_by", "set_up_at", "language")
    ours = {name: old[name] for name in kept if old[name] is not None}
    await change_chat(connection, new_chat_id, moved_from=old_chat_id, moved_at=now, **ours)
    await forget_chat(connection, old_chat_id)


async def forget_chat(connection: AsyncConnection, chat_id: int) -> None:
    """Delete a chat's row."""
    await connection.execute(delete(chats).where(chats.c.chat_id == chat_id))


def _chat(row: Mapping[Any, Any]) -> Chat:
    return Chat(**{**row, "rights": Right(row["rights"])})
