"""Places that Telegram takes nothing for any more: whom to tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from news.dispatch import Reason
from news.place import ManagedChat, Right
from news.subscriber import Subscriber
from newsroom import places
from newsroom.desk import Desk
from storage.chats import change_chat, chat_by_id
from storage.managers import managers_of


@dataclass(frozen=True, slots=True)
class RefusedPlace:
    """A place that rests, its chat, and those who look after it: whoever set it up, if they do."""

    of: ManagedChat
    place: Subscriber
    managers: Sequence[int]


async def refused_place(
    desk: Desk, chat_id: int, thread_id: int, reason: Reason
) -> RefusedPlace | None:
    """The place that has begun to rest; None when it is no more, or its people know by now.

    That the bot may not write there is noted: Telegram may yet tell of it, too.
    """
    place = await places.place_in(desk, chat_id, thread_id)
    found = None if place is None else await places.place_with_chat(desk, place.id)
    if found is None:
        return None
    async with desk.database.transaction() as connection:
        chat = await chat_by_id(connection, chat_id, lock=True)
        if chat is None:
            return None
        if reason is Reason.NO_RIGHTS:
            if Right.SEND not in chat.rights:
                return None
            await change_chat(connection, chat_id, rights=(chat.rights & ~Right.SEND).value)
        managers = await managers_of(connection, chat_id)
    first = [each for each in managers if each == chat.set_up_by]
    return RefusedPlace(*found, first or managers)
