"""What a person is in the middle of, kept over restarts."""

from newsroom.desk import Desk
from storage.conversations import load_conversation, save_conversation


async def conversation(desk: Desk, chat_id: int, user_id: int) -> tuple[str | None, str]:
    """The state, and the data as JSON, of a user's conversation in a chat."""
    async with desk.database.snapshot() as connection:
        return await load_conversation(connection, chat_id, user_id)


async def keep_conversation(
    desk: Desk, chat_id: int, user_id: int, state: str | None, data: str
) -> None:
    """Keep a conversation's state, and its data as JSON."""
    async with desk.database.transaction() as connection:
        await save_conversation(connection, chat_id, user_id, state, data)
