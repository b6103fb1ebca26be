"""Disconnecting a place: all that is kept of it is erased."""

import logging
from datetime import datetime

from news.deed import DeedKind
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.place_log import note_deed
from newsroom.rights import Doer
from storage.chats import forget_chat
from storage.conversations import forget_conversations
from storage.forgetting import erase_place
from storage.managers import forget_managers, speak_no_more
from storage.subscribers import places_in
from storage.topics import forget_topics
from storage.trouble import retried

log = logging.getLogger(__name__)


async def remove(desk: Desk, place: Subscriber, person_id: int, now: datetime) -> None:
    """Erase a topic's place; or the places of a chat and its topics, with its managers."""

    async def forget() -> None:
        async with desk.database.transaction() as connection:
            held = await places_in(connection, [place.chat_id], desk.zone, lock=True)
            is_topic = bool(place.thread_id)
            by = Doer(person_id, now)
            await note_deed(connection, by, DeedKind.PLACE_REMOVED, place)
            if not is_topic:
                await speak_no_more(connection, place.chat_id)
            for each in sorted(held, key=lambda one: one.id):
                if each.id == place.id or not is_topic:
                    await erase_place(connection, each.id, now)
            if not is_topic:
                await forget_managers(connection, place.chat_id)
                await forget_topics(connection, place.chat_id)
                await forget_conversations(connection, place.chat_id)
                await forget_chat(connection, place.chat_id)

    await retried(forget)
    about = {"chat": place.chat_id, "topic": place.thread_id, "user": person_id}
    log.info("place.removed", extra=about)
