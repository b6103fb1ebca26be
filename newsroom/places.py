"""Places that follow the news: groups, topics of forums, channels."""

from dataclasses import replace
from datetime import datetime

from news.deed import DeedKind
from news.language import Language
from news.place import Chat, ManagedChat, Topic
from news.subscriber import PlaceKind, Subscriber
from newsroom.desk import Desk
from newsroom.place_log import note_deed
from newsroom.rights import Doer
from newsroom.subscribing import newcomer
from storage.chats import chat_by_id, chats_among, keep_chat, moved_to
from storage.database import Connection
from storage.managers import chats_of, speak_for
from storage.subscribers import (
    add_subscriber,
    change_subscriber,
    places_in,
    subscriber_by_id,
    subscriber_in_chat,
)
from storage.topics import topics_of
from storage.trouble import retried


async def place_in(desk: Desk, chat_id: int, thread_id: int = 0) -> Subscriber | None:
    """The place of a chat, or of a topic of it; None when there is none yet.

    The id of a group that has become a supergroup finds the supergroup's: an update from before
    the move may be handled after it.
    """
    async with desk.database.snapshot() as connection:
        place = await subscriber_in_chat(connection, chat_id, desk.zone, thread_id)
        became = await moved_to(connection, chat_id) if place is None else None
        if became is None:
            return place
        return await subscriber_in_chat(connection, became.chat_id, desk.zone, thread_id)


async def current_chat_id(desk: Desk, chat_id: int) -> int:
    """The id of a chat now: that of the supergroup which a group has become, if it has."""
    async with desk.database.snapshot() as connection:
        became = await moved_to(connection, chat_id)
    return chat_id if became is None else became.chat_id


async def language_in(desk: Desk, chat_id: int) -> Language:
    """The language of a group where nobody says theirs: its own, or that of who added the bot."""
    async with desk.database.snapshot() as connection:
        place = await subscriber_in_chat(connection, chat_id, desk.zone)
        chat = await chat_by_id(connection, chat_id)
    if place is not None:
        return place.language
    return Language(chat.language) if chat and chat.language else Language.RU


async def place_by_id(desk: Desk, place_id: int) -> Subscriber | None:
    """The place with this subscriber's id; None when there is none, or it is a person's."""
    async with desk.database.snapshot() as connection:
        place = await subscriber_by_id(connection, place_id, desk.zone)
    return None if place is None or place.kind is PlaceKind.PERSON else place


async def managed_chats(desk: Desk, person_id: int) -> list[ManagedChat]:
    """The chats that a person manages, by title, each with its places."""
    async with desk.database.snapshot() as connection:
        chat_ids = await chats_of(connection, person_id)
        chats = await chats_among(connection, chat_ids)
        places = await places_in(connection, chat_ids, desk.zone)
        return [
            ManagedChat(
                each,
                [place for place in places if place.chat_id == each.chat_id],
                await _topics(connection, each),
            )
            for each in chats
        ]


async def place_with_chat(desk: Desk, place_id: int) -> tuple[ManagedChat, Subscriber] | None:
    """A place and its chat; None when it is gone."""
    place = await place_by_id(desk, place_id)
    if place is None:
        return None
    async with desk.database.snapshot() as connection:
        known = await chat_by_id(connection, place.chat_id)
        if known is None:
            return None
        places = await places_in(connection, [place.chat_id], desk.zone)
        return ManagedChat(known, places, await _topics(connection, known)), place


async def is_known_manager(desk: Desk, person_id: int, chat_id: int) -> bool:
    """Whether Telegram has last said that a person may manage a chat; it is not asked again."""
    async with desk.database.snapshot() as connection:
        return chat_id in await chats_of(connection, person_id)


async def manage(desk: Desk, person_id: int, place_id: int | None) -> None:
    """Let a person's commands act for a place from now on; None: for themselves.

    The caller has checked that they may.
    """
    async with desk.database.transaction() as connection:
        await speak_for(connection, person_id, place_id)


async def ensure_place(
    desk: Desk,
    chat: Chat,
    thread_id: int,
    language: Language,
    now: datetime,
    by: Doer | None = None,
) -> Subscriber:
    """The place of a chat, or of a topic of it; inserted when there is none, ``by`` somebody.

    ``language`` is that of a new one; ``chat`` is what Telegram has just told.
    """

    async def ensure() -> Subscriber:
        async with desk.database.transaction() as connection:
            return await make_place(connection, desk, chat, thread_id, language, now, by=by)

    return await retried(ensure)


async def make_place(
    connection: Connection,
    desk: Desk,
    chat: Chat,
    thread_id: int,
    language: Language,
    now: datetime,
    *,
    like: Subscriber | None = None,
    by: Doer | None = None,
) -> Subscriber:
    """The same within a transaction; a new one gets zone, quiet hours and silence of ``like``.

    For a group that has become a supergroup it is the supergroup's place: the group takes no
    messages any more.
    """
    became = await moved_to(connection, chat.chat_id)
    if became is None:
        await keep_chat(connection, chat)
    chat = became or chat
    kind = PlaceKind.TOPIC if thread_id else chat.kind
    local = replace(desk, zone=like.zone) if like else desk
    of = chat.chat_id, language.value, now
    new = await newcomer(connection, local, *of, kind=kind, thread_id=thread_id)
    is_new = await add_subscriber(connection, new)
    place = await subscriber_in_chat(connection, chat.chat_id, desk.zone, thread_id)
    if place is None:
        raise LookupError(f"place {chat.chat_id} vanished while it was made")
    if is_new:
        await note_deed(connection, by, DeedKind.PLACE_ADDED, place)
    return await _likened(connection, place, like) if is_new and like else place


async def _likened(connection: Connection, place: Subscriber, like: Subscriber) -> Subscriber:
    quiet = None if like.quiet is None else str(like.quiet)
    await change_subscriber(
        connection, place.id, zone=like.zone.key, quiet=quiet, silent=like.silent
    )
    return replace(place, zone=like.zone, quiet=like.quiet, silent=like.silent)


async def _topics(connection: Connection, of: Chat) -> list[Topic]:
    return await topics_of(connection, of.chat_id) if of.is_forum else []
