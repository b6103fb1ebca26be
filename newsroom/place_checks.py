"""Once a day Telegram is asked what the bot may do in each chat, and who still runs it.

Of both it also tells by itself, but not of everything, and not while the bot is down.
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
"""So few chats a tick: each costs a few calls, and people come first."""

AGAIN = timedelta(minutes=30)
"""After so long Telegram is asked once more when it has not answered."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ManagersChecked:
    """Who no longer runs a chat, and whether nobody whom the bot knows is left who does."""

    lost: Sequence[int] = ()
    is_orphan: bool = False


async def due(desk: Desk, now: datetime) -> list[Chat]:
    """Some chats of which Telegram is to be asked now."""
    async with desk.database.snapshot() as connection:
        return await due_chats(connection, now, AT_ONCE)


async def put_off(desk: Desk, chat_id: int, now: datetime) -> None:
    """Ask of a chat later."""
    async with desk.database.transaction() as connection:
        await change_chat(connection, chat_id, ask_at=now + AGAIN)


async def check_managers(desk: Desk, chat: Chat, ask: Ask, now: datetime) -> ManagersChecked:
    """Ask of everybody who looks after a chat; who no longer may loses it.

    Where Telegram does not tell, nothing changes. What a chat follows goes on without anybody.
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
