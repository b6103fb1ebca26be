"""Deeds of people about places, for /log."""

from news.deed import DeedKind
from news.place_change import PlaceChange, PlaceSnapshot, changed
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.rights import Doer, note
from storage.chats import chat_by_id
from storage.database import Connection
from storage.subscribers import subscriber_by_id
from storage.subscriptions import subscriptions_of
from storage.topics import topics_of


async def state_of(desk: Desk, place_id: int) -> PlaceSnapshot | None:
    """A place as it is now; None when there is none."""
    async with desk.database.snapshot() as connection:
        place = await subscriber_by_id(connection, place_id, desk.zone)
        if place is None:
            return None
        return PlaceSnapshot(place, await subscriptions_of(connection, place_id))


async def note_changes(desk: Desk, by: Doer, before: PlaceSnapshot) -> None:
    """Keep what somebody has just changed of a place, if anything."""
    after = await state_of(desk, before.place.id)
    aspects = changed(before, after) if after is not None else []
    if aspects:
        async with desk.database.transaction() as connection:
            change = PlaceChange(aspects, await title_of(connection, before.place))
            await note(connection, by, DeedKind.PLACE_CHANGED, about=str(change))


async def note_deed(
    connection: Connection, by: Doer | None, kind: DeedKind, place: Subscriber
) -> None:
    """Keep that somebody did this to a place."""
    if by is not None:
        await note(connection, by, kind, about=await title_of(connection, place))


async def title_of(connection: Connection, place: Subscriber) -> str:
    """The title of a place's chat, and of its topic behind that."""
    chat = await chat_by_id(connection, place.chat_id)
    title = (chat.title if chat else "") or str(place.chat_id)
    if not place.thread_id:
        return title
    topics = {each.thread_id: each.title for each in await topics_of(connection, place.chat_id)}
    return f"{title} › {topics.get(place.thread_id) or f'№ {place.thread_id}'}"
