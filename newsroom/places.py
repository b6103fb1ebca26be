"""Places that follow the news: groups, their topics, channels."""

from datetime import datetime

from news.language import Language
from news.place import Chat
from news.subscriber import PlaceKind, Subscriber
from newsroom.desk import Desk
from newsroom.subscribing import newcomer
from storage.chats import keep_chat
from storage.subscribers import add_subscriber, subscriber_in_chat
from storage.trouble import retried


async def place_in(desk: Desk, chat_id: int, thread_id: int = 0) -> Subscriber | None:
    """The place that a chat is, or that topic of it; None when it follows nothing yet."""
    async with desk.database.snapshot() as connection:
        return await subscriber_in_chat(connection, chat_id, desk.zone, thread_id)


async def ensure_place(
    desk: Desk, chat: Chat, thread_id: int, language: Language, now: datetime
) -> Subscriber:
    """The place that a chat is, or that topic of it, made when there is none.

    A new one speaks that language; the ``chat`` is what Telegram has just told of it.
    """
    kind = PlaceKind.TOPIC if thread_id else chat.kind

    async def ensure() -> Subscriber:
        async with desk.database.transaction() as connection:
            await keep_chat(connection, chat)
            new = await newcomer(
                connection,
                desk,
                chat.chat_id,
                language.value,
                now,
                kind=kind,
                thread_id=thread_id,
            )
            await add_subscriber(connection, new)
            place = await subscriber_in_chat(connection, chat.chat_id, desk.zone, thread_id)
            if place is None:
                raise LookupError(f"place {chat.chat_id} vanished while it was made")
            return place

    return await retried(ensure)
