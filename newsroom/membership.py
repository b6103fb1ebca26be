"""Chats that close to the bot, open to it again, and move to another id."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.deed import DeedKind
from news.dispatch import Reason
from news.language import Language
from news.place import NO_RIGHT, SUPERGROUP, Chat, ManagedChat, Right
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.place_log import note_deed
from newsroom.rights import Doer
from newsroom.subscribing import wake_places, welcome_back
from storage.chat_moves import move_chat
from storage.chats import basic_groups_called, change_chat, chat_by_id, keep_chat
from storage.managers import managers_of
from storage.subscribers import deactivate_chat, places_in, subscriber_in_chat
from storage.trouble import retried

_MEANWHILE = timedelta(minutes=10)
_NAMESAKES = 3


@dataclass(frozen=True, slots=True)
class ChatChange:
    """What has changed about a chat with these places, and its managers, who are to be told.

    ``lost`` are needed rights that the bot had and has no longer. ``fell_asleep``: Telegram has
    refused a post since it was last asked, though the bot may write now. ``is_open_again``: the bot
    may write where it could not, and places are inactive. ``is_known`` is False when Telegram has
    told of the chat for the first time.
    """

    chat: Chat
    places: Sequence[Subscriber] = ()
    managers: Sequence[int] = ()
    lost: Right = NO_RIGHT
    fell_asleep: bool = False
    is_open_again: bool = False
    is_known: bool = True

    @property
    def of(self) -> ManagedChat:
        """The chat with its places."""
        return ManagedChat(self.chat, self.places)

    @property
    def sleeps(self) -> bool:
        """Whether a place of the chat is inactive."""
        return any(not place.active for place in self.places)


async def deactivate(desk: Desk, chat_id: int, reason: Reason, now: datetime) -> bool:
    """Send nothing more to a chat, and keep its subscriptions; False when nothing changed."""
    async with desk.database.transaction() as connection:
        return await deactivate_chat(connection, chat_id, reason, now)


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


async def close_place(
    desk: Desk, chat_id: int, reason: Reason, at: datetime, now: datetime, by: Doer | None = None
) -> ChatChange | None:
    """Deactivate the places of a chat that is closed to the bot since ``at``, ``by`` somebody.

    Its managers are to be told once: None when they have been told, and when nobody has set the
    chat up. A second call with the same ``at`` is the same event redelivered: they may not have
    been told yet.
    """

    async def close() -> ChatChange | None:
        async with desk.database.transaction() as connection:
            await deactivate_chat(connection, chat_id, reason, now)
            chat = await chat_by_id(connection, chat_id, lock=True)
            if chat is None or chat.left_at not in (None, at):
                return None
            closed = {"standing": "left", "rights": NO_RIGHT.value, "left_at": at, "ask_at": None}
            await change_chat(connection, chat_id, **closed)
            places = await places_in(connection, [chat_id], desk.zone)
            if chat.left_at is None and places:
                await note_deed(connection, by, DeedKind.PLACE_LEFT, places[0])
            return ChatChange(chat, places, await managers_of(connection, chat_id))

    return await retried(close)


async def note_chat(desk: Desk, chat: Chat, now: datetime) -> ChatChange:
    """Keep what Telegram has just told of a chat with the bot in it; what that changes.

    Where the bot may no longer write, the places are deactivated. Places that were inactive stay
    so: a manager decides whether they go on.
    """

    async def keep() -> ChatChange:
        async with desk.database.transaction() as connection:
            # Places are locked before their chat, as in every transaction that does both.
            if not chat.may_write:
                await deactivate_chat(connection, chat.chat_id, Reason.NO_RIGHTS, now)
            before = await chat_by_id(connection, chat.chat_id, lock=True)
            await keep_chat(connection, chat)
            if before is not None:
                await change_chat(connection, chat.chat_id, left_at=None)
            places = await places_in(connection, [chat.chat_id], desk.zone)
            managers = await managers_of(connection, chat.chat_id)
            if before is None:
                return ChatChange(chat, places, managers, is_known=False)
            if Right.SEND not in before.rights:
                # Where the bot could not write before, nothing more is lost.
                is_open_again = chat.may_write and any(not place.active for place in places)
                return ChatChange(chat, places, managers, is_open_again=is_open_again)
            lost = before.rights & chat.missing
            return ChatChange(
                chat, places, managers, lost, _fell_asleep(chat, places, before.asked_at)
            )

    return await retried(keep)


async def ask_soon(desk: Desk, chat_id: int, now: datetime) -> None:
    """Let the next check ask about a chat, in which the bot is again; one that is unknown stays so.

    For an event whose question Telegram did not answer: the event itself is not redelivered.
    """
    async with desk.database.transaction() as connection:
        await change_chat(connection, chat_id, left_at=None, ask_at=now)


def _fell_asleep(chat: Chat, places: Sequence[Subscriber], since: datetime) -> bool:
    return chat.may_write and any(
        not (place.active or place.thread_id) and place.away_since and place.away_since >= since
        for place in places
    )


async def note_language(desk: Desk, chat_id: int, language: Language) -> None:
    """Keep the language of whoever has added the bot to a chat."""
    async with desk.database.transaction() as connection:
        await change_chat(connection, chat_id, language=language.value)


async def may_have_been(desk: Desk, chat: Chat) -> list[int]:
    """Ids of the basic groups that a supergroup may have been, by its title."""
    if chat.type != SUPERGROUP:
        return []
    async with desk.database.snapshot() as connection:
        return await basic_groups_called(connection, chat.title, _NAMESAKES)


async def go_on(desk: Desk, place: Subscriber, by: Doer) -> bool:
    """Send news again to all the places of a place's chat that slept; False when none did."""

    async def go() -> bool:
        async with desk.database.transaction() as connection:
            was_woken = await wake_places(connection, desk, place.chat_id, by.at)
            if was_woken:
                await note_deed(connection, by, DeedKind.PLACE_RESUMED, place)
            return was_woken

    return await retried(go)


async def migrate(desk: Desk, old_chat_id: int, new_chat_id: int, now: datetime) -> bool:
    """Follow a chat to its new id, with all that it has; False when it is unknown.

    Telegram tells of it in both chats, and when something is sent to the old one, in any order:
    whoever comes first moves everything, and the others find nothing.
    """
    if old_chat_id == new_chat_id:
        return False

    async def move() -> bool:
        async with desk.database.transaction() as connection:
            old = await chat_by_id(connection, old_chat_id)
            moved = await move_chat(connection, old_chat_id, new_chat_id, now)
            if old and old.left_at and now - old.left_at < _MEANWHILE:
                # The bot has been out of it because the group has moved.
                await wake_places(connection, desk, new_chat_id, now)
            return moved

    return await retried(move)
