"""Once a day Telegram is asked about each chat: the bot's rights, and whether managers still may.

Updates tell of both, but not of every change, and not of those while the bot was down.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.place import Authority, Chat
from newsroom.authority import Ask, may_manage
from newsroom.desk import Desk
from storage.chats import change_chat, due_chats
from storage.managers import managers_of
from storage.subscribers import places_in

AT_ONCE = 3
"""Chats a tick: each costs a call and one for each manager, out of the pace of replies."""

AGAIN = timedelta(minutes=30)
"""How long a chat waits for the next attempt when Telegram has not answered."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ManagersChecked:
    """Managers whom a chat has ``lost``; ``is_orphan`` when none is left."""

    lost: Sequence[int] = ()
    is_orphan: bool = False


async def due(desk: Desk, now: datetime) -> list[Chat]:
    """The chats whose turn has come."""
    async with desk.database.snapshot() as connection:
        return await due_chats(connection, now, AT_ONCE)


async def put_off(desk: Desk, chat_id: int, now: datetime) -> None:
    """Let the next attempt at a chat come later."""
    async with desk.database.transaction() as connection:
        await change_chat(connection, chat_id, ask_at=now + AGAIN)


async def check_managers(desk: Desk, chat: Chat, ask: Ask, now: datetime) -> ManagersChecked:
    """Ask about each manager of a chat; those who may no longer lose it.

    Where Telegram does not answer, nothing changes. A chat without managers still gets its news.
    """
    async with desk.database.snapshot() as connection:
        managers = await managers_of(connection, chat.chat_id)
        places = await places_in(connection, [chat.chat_id], desk.zone)
    lost = [
        user_id
        for user_id in managers
        if await may_manage(desk, ask, user_id, chat.chat_id, now, fresh=True) is Authority.LACKING
    ]
    for user_id in lost:
        log.info("place.manager_lost", extra={"chat": chat.chat_id, "user": user_id})
    is_orphan = bool(places and lost) and len(lost) == len(managers)
    if is_orphan:
        log.warning("place.without_manager", extra={"chat": chat.chat_id})
    return ManagersChecked(lost, is_orphan)
