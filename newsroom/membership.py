"""Chats that close to the bot, open again, and move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.dispatch import Reason
from news.place import NO_RIGHT, SUPERGROUP, Chat, LookedAfter, Right
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.subscribing import wake_places, welcome_back
from storage.chat_moves import move_chat
from storage.chats import basic_groups_called, change_chat, chat_by_id, keep_chat
from storage.managers import managers_of
from storage.subscribers import deactivate_chat, places_in, subscriber_in_chat
from storage.trouble import retried

_MEANWHILE = timedelta(minutes=10)
_NAMESAKES = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What has become of a chat with these places, and who looks after it: they are to be told.

    ``lost`` is what is needed there and the bot may no longer do; ``fell_asleep`` when Telegram has
    refused a post since it was asked last, and would not now; ``is_open_again`` when the bot may
    write where it could not, and all sleeps; ``is_known`` unless it has told of the chat for the
    first time.
    """

    chat: Chat
    places: Sequence[Subscriber] = ()
    managers: Sequence[int] = ()
    lost: Right = NO_RIGHT
    fell_asleep: bool = False
    is_open_again: bool = False
    is_known: bool = True

    @property
    def of(self) -> LookedAfter:
        """The chat with its places."""
        return LookedAfter(self.chat, self.places)

    @property
    def sleeps(self) -> bool:
        """Whether something there follows the news and gets none."""
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
    desk: Desk, chat_id: int, reason: Reason, at: datetime, now: datetime
) -> Turn | None:
    """Let the places of a chat sleep that is closed to the bot since ``at``.

    Those who look after it are told once: None when they have been told, and when nobody had set
    it up. The same ``at`` again is the same news again, which may not have reached them.
    """

    async def close() -> Turn | None:
        async with desk.database.transaction() as connection:
            await deactivate_chat(connection, chat_id, reason, now)
            chat = await chat_by_id(connection, chat_id, lock=True)
            if chat is None or chat.left_at not in (None, at):
                return None
            closed = {"standing": "left", "rights": NO_RIGHT.value, "left_at": at, "ask_at": None}
            await change_chat(connection, chat_id, **closed)
            places = await places_in(connection, [chat_id], desk.zone)
            return Turn(chat, places, await managers_of(connection, chat_id))

    return await retried(close)


async def note_chat(desk: Desk, chat: Chat, now: datetime) -> Turn:
    """Keep what Telegram has just told of a chat with the bot in it, and say what that changes.

    A chat where nothing can be written any more sleeps from now on; whether one that slept goes on
    is for somebody to say.
    """

    async def keep() -> Turn:
        async with desk.database.transaction() as connection:
            # Places first, as by whoever closes them because a post was refused.
            if not chat.may_write:
                await deactivate_chat(connection, chat.chat_id, Reason.NO_RIGHTS, now)
            before = await chat_by_id(connection, chat.chat_id, lock=True)
            await keep_chat(connection, chat)
            if before is not None:
                await change_chat(connection, chat.chat_id, left_at=None)
            places = await places_in(connection, [chat.chat_id], desk.zone)
            managers = await managers_of(connection, chat.chat_id)
            if before is None:
                return Turn(chat, places, managers, is_known=False)
            if Right.SEND not in before.rights:
                # Where nothing could be written anyway, nothing more is missed.
                is_open_again = chat.may_write and any(not place.active for place in places)
                return Turn(chat, places, managers, is_open_again=is_open_again)
            lost = before.rights & chat.missing
            return Turn(chat, places, managers, lost, _fell_asleep(chat, places, before.asked_at))

    return await retried(keep)


def _fell_asleep(chat: Chat, places: Sequence[Subscriber], since: datetime) -> bool:
    return chat.may_write and any(
        not (place.active or place.thread_id) and place.away_since and place.away_since >= since
        for place in places
    )


async def may_have_been(desk: Desk, chat: Chat) -> list[int]:
    """Ids of the groups that a supergroup may have been, of which nobody has told yet."""
    if chat.type != SUPERGROUP:
        return []
    async with desk.database.snapshot() as connection:
        return await basic_groups_called(connection, chat.title, _NAMESAKES)


async def has_moved(desk: Desk, chat_id: int) -> bool:
    """Whether a chat is known as what a group has become."""
    async with desk.database.snapshot() as connection:
        chat = await chat_by_id(connection, chat_id)
    return chat is not None and chat.moved_from is not None


async def go_on(desk: Desk, chat_id: int, now: datetime) -> bool:
    """Send news again to all the places of a chat that slept; False when none did."""

    async def go() -> bool:
        async with desk.database.transaction() as connection:
            return await wake_places(connection, desk, chat_id, now)

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
