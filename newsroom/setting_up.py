"""Adding a place: what a person has begun in the private chat is completed by the chat itself."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from news.deed import DeedKind
from news.language import Language
from news.place import Chat
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.place_log import note_deed
from newsroom.places import make_place
from newsroom.rights import Doer
from newsroom.subscribing import wake_places
from storage.chats import change_chat, note_set_up
from storage.group_turns import forget_turns
from storage.managers import authority_of, note_authority
from storage.set_ups import (
    SetUp,
    add_set_up,
    forget_set_ups,
    newest_set_up,
    set_up_by_nonce,
)
from storage.trouble import retried


class Way(StrEnum):
    """How a person adds a place: what tells the bot which chat is theirs."""

    KEY = "key"
    """A key of the reply keyboard: the client sends the chat's id to the private chat."""
    GROUP = "group"
    """A ``startgroup`` link: the client sends its nonce to the group."""
    CHANNEL = "channel"
    """A ``startchannel`` link: Telegram only says who added the bot."""


PATIENCE = timedelta(minutes=10)
"""A set-up expires after this time: later events in chats are not paired with it."""

_KEPT = timedelta(days=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SetUpPlace:
    """A chat that is a place now; ``is_first`` unless somebody had set it up before."""

    chat: Chat
    place: Subscriber
    is_first: bool


async def begin(desk: Desk, person_id: int, way: Way, nonce: str, now: datetime) -> SetUp:
    """Remember that a person is about to add a place; the ``nonce`` is in the link, if any."""
    new = SetUp(nonce, person_id, way.value, now)
    async with desk.database.transaction() as connection:
        await add_set_up(connection, new)
    return new


async def begun_with(desk: Desk, nonce: str, now: datetime) -> SetUp | None:
    """What was begun with a link's nonce, unless that was too long ago."""
    async with desk.database.snapshot() as connection:
        return await set_up_by_nonce(connection, nonce, now - PATIENCE)


async def has_begun(desk: Desk, person_id: int, now: datetime, *ways: Way) -> bool:
    """Whether a person has begun to add a place in one of these ways, and not too long ago."""
    since = now - PATIENCE
    async with desk.database.snapshot() as connection:
        begun = [await newest_set_up(connection, person_id, way.value, since) for way in ways]
    return any(begun)


async def set_up(
    desk: Desk, chat: Chat, person_id: int, language: Language, now: datetime
) -> SetUpPlace:
    """Let a chat follow the news, looked after by a person who may, as Telegram has just said.

    Whoever does so again, or after somebody else, changes nothing of what it follows. A place that
    slept goes on.
    """

    async def settle() -> SetUpPlace:
        async with desk.database.transaction() as connection:
            place = await make_place(connection, desk, chat, 0, language, now)
            # Another id than the chat's, if the group has become a supergroup.
            chat_id = place.chat_id
            is_first = await note_set_up(connection, chat_id, person_id, now)
            known = await authority_of(connection, person_id, chat_id)
            if is_first or known is None or not known.may:
                by = Doer(person_id, now)
                await note_deed(connection, by, DeedKind.PLACE_ADDED, place)
            await note_authority(connection, person_id, chat_id, now, may=True)
            await change_chat(connection, chat_id, left_at=None)
            await wake_places(connection, desk, chat_id, now)
            return SetUpPlace(replace(chat, chat_id=chat_id), place, is_first)

    done = await retried(settle)
    about = {"chat": done.chat.chat_id, "user": person_id, "first": done.is_first}
    log.info("place.set_up", extra=about)
    return done


async def forget_old(desk: Desk, now: datetime) -> None:
    """The tick: forget what was begun and never ended, and the turns of groups that are over."""
    async with desk.database.transaction() as connection:
        await forget_turns(connection, now)
        await forget_set_ups(connection, now - _KEPT)
