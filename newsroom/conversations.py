"""What a person is in the middle of, kept over restarts."""

import json
from dataclasses import asdict, dataclass

from newsroom.desk import Desk
from storage.conversations import load_conversation, save_conversation

_NOBODY = 0
"""Under this user id stands what concerns a chat, whoever speaks in it."""


@dataclass(frozen=True, slots=True)
class Album:
    """An album that was answered: ``message_id`` is the message that was, of several.

    ``replaceable`` are the ids of an answer that a caption still to come makes obsolete.
    """

    group_id: str
    message_id: int
    replaceable: tuple[int, ...] = ()


async def last_album(desk: Desk, chat_id: int) -> Album | None:
    """The album that was answered last in a chat."""
    _, data = await conversation(desk, chat_id, _NOBODY)
    kept = json.loads(data)
    if not kept:
        return None
    return Album(kept["group_id"], kept["message_id"], tuple(kept["replaceable"]))


async def keep_album(desk: Desk, chat_id: int, album: Album) -> None:
    """Remember an album in place of the one before."""
    await keep_conversation(desk, chat_id, _NOBODY, None, json.dumps(asdict(album)))


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
