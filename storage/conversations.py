"""What a person is in the middle of, kept over restarts."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import conversations


async def load_conversation(
    connection: AsyncConnection, chat_id: int, user_id: int
) -> tuple[str | None, str]:
    """The state, and the data as JSON, of a user's conversation in a chat."""
    rows = await connection.execute(
        select(conversations.c.state, conversations.c.data).where(
            conversations.c.chat_id == chat_id, conversations.c.user_id == user_id
        )
    )
    row = rows.one_or_none()
    return (None, "{}") if row is None else (row.state, row.data)


async def end_conversations(connection: AsyncConnection, user_id: int) -> None:
    """Nothing is awaited of a user any more, in any chat."""
    await connection.execute(delete(conversations).where(conversations.c.user_id == user_id))


async def forget_conversations(connection: AsyncConnection, chat_id: int) -> None:
    """Nothing is awaited of anybody in a chat any more."""
    await connection.execute(delete(conversations).where(conversations.c.chat_id == chat_id))


async def save_conversation(
    connection: AsyncConnection, chat_id: int, user_id: int, state: str | None, data: str
) -> None:
    """Keep a conversation's state and its data (JSON); nothing of it when both are empty."""
    if state is None and data == "{}":
        await connection.execute(
            delete(conversations).where(
                conversations.c.chat_id == chat_id, conversations.c.user_id == user_id
            )
        )
        return
    statement = insert(connection, conversations).values(
        chat_id=chat_id, user_id=user_id, state=state, data=data
    )
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[conversations.c.chat_id, conversations.c.user_id],
            set_={"state": state, "data": data},
        )
    )
