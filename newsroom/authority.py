"""Whether a person may manage a chat: Telegram decides, and its answer is cached for a day."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from news.place import Authority, Chat
from newsroom.desk import Desk
from storage.managers import StoredAuthority, authority_of, note_authority, speak_no_more
from storage.trouble import retried

Ask: TypeAlias = Callable[[int, int], Awaitable[Authority]]
"""Asks Telegram; takes the ids of the chat and of the person."""

TRUSTED_FOR = timedelta(days=1)
"""How long a cached yes is enough to look at something; a change always asks."""


async def may_manage(
    desk: Desk, ask: Ask, user_id: int, chat_id: int, now: datetime, *, fresh: bool
) -> Authority:
    """Whether a person may manage a chat.

    ``fresh`` ignores the cache: every change passes it. Somebody who may no longer is noted, and
    acts for no place of the chat any more. Where Telegram does not answer, nothing changes.
    """
    known = await _known(desk, user_id, chat_id)
    if not fresh and known is not None and known.may and now - known.asked_at < TRUSTED_FOR:
        return Authority.GRANTED
    told = await ask(chat_id, user_id)
    if told is Authority.GRANTED:
        await _keep(desk, user_id, chat_id, now, may=True)
    elif told is Authority.LACKING and known is not None:
        # A no is kept only of former managers: any member of a group can type a command.
        await _keep(desk, user_id, chat_id, now, may=False)
    return told


async def may_know(desk: Desk, user_id: int, chat: Chat) -> bool:
    """Whether a person may be told the title of a chat.

    Ids of chats and places can be guessed: the title of a private one is only for its managers,
    former ones among them.
    """
    return chat.username is not None or await _known(desk, user_id, chat.chat_id) is not None


async def as_seen_by(desk: Desk, user_id: int, chat: Chat) -> Chat:
    """The chat, without its title for a person who may not know that."""
    return chat if await may_know(desk, user_id, chat) else replace(chat, title="")


async def _known(desk: Desk, user_id: int, chat_id: int) -> StoredAuthority | None:
    async with desk.database.snapshot() as connection:
        return await authority_of(connection, user_id, chat_id)


async def _keep(desk: Desk, user_id: int, chat_id: int, now: datetime, *, may: bool) -> None:
    async def keep() -> None:
        async with desk.database.transaction() as connection:
            await note_authority(connection, user_id, chat_id, now, may=may)
            if not may:
                await speak_no_more(connection, chat_id, user_id)

    await retried(keep)
