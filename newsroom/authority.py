"""Whether a person may speak for the places of a chat, as Telegram says."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from news.place import Authority, Chat
from newsroom.desk import Desk
from storage.managers import StoredAuthority, authority_of, note_authority, speak_no_more
from storage.trouble import retried

Ask: TypeAlias = Callable[[int, int], Awaitable[Authority]]
"""Asks Telegram what somebody may, by the ids of the chat and of the person."""

TRUSTED_FOR = timedelta(days=1)
"""So long a mere look trusts what Telegram has said."""


async def may_manage(
    desk: Desk, ask: Ask, user_id: int, chat_id: int, now: datetime, *, fresh: bool
) -> Authority:
    """Whether a person looks after a chat.

    With ``fresh`` Telegram is asked anew, as every change wants. Whoever has lost their authority
    speaks for no place of the chat any more; where Telegram does not tell, nothing changes.
    """
    known = await _known(desk, user_id, chat_id)
    if not fresh and known is not None and known.may and now - known.asked_at < TRUSTED_FOR:
        return Authority.GRANTED
    told = await ask(chat_id, user_id)
    if told is Authority.GRANTED:
        await _keep(desk, user_id, chat_id, now, may=True)
    elif told is Authority.LACKING and known is not None:
        # Of others nothing is kept: anybody in a group may type a command.
        await _keep(desk, user_id, chat_id, now, may=False)
    return told


async def may_know(desk: Desk, user_id: int, chat: Chat) -> bool:
    """Whether a person may be told what a chat is called.

    Of a private one those may who have run it: its id can be guessed, and so can that of a place.
    """
    return chat.username is not None or await _known(desk, user_id, chat.chat_id) is not None


async def as_seen_by(desk: Desk, user_id: int, chat: Chat) -> Chat:
    """A chat as it is described to a person; without its title to those who must not know it."""
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
