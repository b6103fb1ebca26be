"""Places that follow the news: groups, their topics, channels."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from news.language import Language
from news.place import Chat
from news.subscriber import PlaceKind, Subscriber
from newsroom.desk import Desk
from newsroom.subscribing import newcomer
from storage.chats import chat_by_id, chats_among, keep_chat
from storage.database import Connection
from storage.managers import chats_of, speak_for
from storage.subscribers import add_subscriber, places_in, subscriber_by_id, subscriber_in_chat
from storage.topics import Topic, topics_of
from storage.trouble import retried


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """A chat that somebody looks after, with what follows the news there."""

    chat: Chat
    places: Sequence[Subscriber] = ()
    topics: Sequence[Topic] = field(default=())

    def title_of(self, place: Subscriber) -> str:
        """The title of a topic; empty for the chat itself, and for a topic that is not known."""
        titles = {topic.thread_id: topic.title for topic in self.topics}
        return titles.get(place.thread_id, "") if place.thread_id else ""


async def place_in(desk: Desk, chat_id: int, thread_id: int = 0) -> Subscriber | None:
    """The place that a chat is, or that topic of it; None when it follows nothing yet."""
    async with desk.database.snapshot() as connection:
        return await subscriber_in_chat(connection, chat_id, desk.zone, thread_id)


async def place_by_id(desk: Desk, place_id: int) -> Subscriber | None:
    """The place with this id; None when there is none any more, or it is a person."""
    async with desk.database.snapshot() as connection:
        place = await subscriber_by_id(connection, place_id, desk.zone)
    return None if place is None or place.kind is PlaceKind.PERSON else place


async def chat(desk: Desk, chat_id: int) -> Chat | None:
    """What Telegram last told of a chat."""
    async with desk.database.snapshot() as connection:
        return await chat_by_id(connection, chat_id)


async def looked_after(desk: Desk, person_id: int) -> list[LookedAfter]:
    """The chats that a person looks after, by title, each with its places."""
    async with desk.database.snapshot() as connection:
        chat_ids = await chats_of(connection, person_id)
        chats = await chats_among(connection, chat_ids)
        places = await places_in(connection, chat_ids, desk.zone)
        return [
            LookedAfter(
                each,
                [place for place in places if place.chat_id == each.chat_id],
                await _topics(connection, each),
            )
            for each in chats
        ]


async def of_place(desk: Desk, place_id: int) -> tuple[LookedAfter, Subscriber] | None:
    """A place, within its chat; None when it is no more."""
    place = await place_by_id(desk, place_id)
    if place is None:
        return None
    async with desk.database.snapshot() as connection:
        known = await chat_by_id(connection, place.chat_id)
        if known is None:
            return None
        places = await places_in(connection, [place.chat_id], desk.zone)
        return LookedAfter(known, places, await _topics(connection, known)), place


async def manage(desk: Desk, person_id: int, place_id: int | None) -> None:
    """Let a person's commands speak for a place from now on; for themselves with None.

    Whether they may is asked by whoever calls this.
    """
    async with desk.database.transaction() as connection:
        await speak_for(connection, person_id, place_id)


async def ensure_place(
    desk: Desk, chat: Chat, thread_id: int, language: Language, now: datetime
) -> Subscriber:
    """The place that a chat is, or that topic of it, made when there is none.

    A new one speaks that language; the ``chat`` is what Telegram has just told of it.
    """

    async def ensure() -> Subscriber:
        async with desk.database.transaction() as connection:
            return await make_place(connection, desk, chat, thread_id, language, now)

    return await retried(ensure)


async def make_place(
    connection: Connection,
    desk: Desk,
    chat: Chat,
    thread_id: int,
    language: Language,
    now: datetime,
) -> Subscriber:
    """The same within a transaction."""
    await keep_chat(connection, chat)
    kind = PlaceKind.TOPIC if thread_id else chat.kind
    of = chat.chat_id, language.value, now
    new = await newcomer(connection, desk, *of, kind=kind, thread_id=thread_id)
    await add_subscriber(connection, new)
    place = await subscriber_in_chat(connection, chat.chat_id, desk.zone, thread_id)
    if place is None:
        raise LookupError(f"place {chat.chat_id} vanished while it was made")
    return place


async def _topics(connection: Connection, of: Chat) -> list[Topic]:
    return await topics_of(connection, of.chat_id) if of.is_forum else []
