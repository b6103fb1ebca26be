"""Chats that close to the bot, open again, and move."""

from datetime import datetime

from news.dispatch import Reason
from newsroom.desk import Desk
from newsroom.subscribing import welcome_back
from storage.moving import move_chat
from storage.subscribers import deactivate_chat, subscriber_in_chat, why_closed
from storage.trouble import retried


async def deactivate(desk: Desk, chat_id: int, reason: Reason, now: datetime) -> bool:
    """Send nothing more to a chat, and keep its subscriptions; False when nothing changed."""
    async with desk.database.transaction() as connection:
        return await deactivate_chat(connection, chat_id, reason, now)


async def reopen_topic(desk: Desk, chat_id: int, thread_id: int, now: datetime) -> bool:
    """Go on in a topic that was closed and is open again; False when nothing rested there.

    0 is General, or a chat that is no forum.
    """

    async def reopen() -> bool:
        async with desk.database.transaction() as connection:
            known = await subscriber_in_chat(connection, chat_id, desk.zone, thread_id)
            closed = await why_closed(connection, chat_id, thread_id)
            if known is None or closed is not Reason.TOPIC_CLOSED:
                return False
            await welcome_back(connection, known, now)
            return True

    return await retried(reopen)


async def close_topic(desk: Desk, chat_id: int, thread_id: int, now: datetime) -> bool:
    """Send nothing more to a topic that was closed; False when nothing changed."""
    async with desk.database.transaction() as connection:
        closed = Reason.TOPIC_CLOSED
        return await deactivate_chat(connection, chat_id, closed, now, thread_id)


async def reactivate(desk: Desk, chat_id: int, now: datetime) -> bool:
    """Send to a chat that opened again; False when it is unknown or was never closed."""

    async def reopen() -> bool:
        async with desk.database.transaction() as connection:
            known = await subscriber_in_chat(connection, chat_id, desk.zone)
            if known is None or known.active:
                return False
            await welcome_back(connection, known, now)
            return True

    return await retried(reopen)


async def migrate(desk: Desk, old_chat_id: int, new_chat_id: int, now: datetime) -> bool:
    """Follow a chat to its new id, subscriptions and queue with it; False when it is unknown."""
    async with desk.database.transaction() as connection:
        return await move_chat(connection, old_chat_id, new_chat_id, now)
