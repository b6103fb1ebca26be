"""What became of places' posts, and who came by their links."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from news.figure import Figure
from news.place import ManagedChat
from news.statistics import PlaceDays, PlacesByDay
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.places import place_by_id
from storage import figures
from storage.chats import chats_among
from storage.database import Connection
from storage.figures import Change, day_of
from storage.subscribers import number_of_places, places_page
from storage.topics import topics_of

_FIRST_DATE = date(1970, 1, 1)
SPANS = (7, 30)
"""Days that the figures are of."""


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What a place was sent and what came of it, by the days that are counted."""

    by_days: Mapping[int, Counter[Figure]]


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """Some of all ``total`` places, each within its chat, and what was ``sent`` to which in a week.

    It is ``page``, from 1, of them.
    """

    places: Sequence[tuple[ManagedChat, Subscriber]]
    sent: Mapping[int, int]
    page: int
    total: int


async def figures_of(desk: Desk, place_id: int, now: datetime) -> PlaceFigures:
    """The figures of a place, up to now."""
    await desk.openings.keep(desk.database)
    async with desk.database.snapshot() as connection:
        found = {
            days: await figures.of_place(connection, place_id, now - timedelta(days=days - 1))
            for days in SPANS
        }
    return PlaceFigures(found)


async def page_of_places(desk: Desk, page: int, size: int, now: datetime) -> PlacesPage:
    """A page, from 1, of all places; the nearest one when there is no such."""
    async with desk.database.snapshot() as connection:
        total = await number_of_places(connection)
        page = min(max(page, 1), max(1, ceil(total / size)))
        found = await places_page(connection, desk.zone, (page - 1) * size, size)
        sent = Counter[int]()
        for each in await figures.of_all_places(connection, _first_day(now, SPANS[0])):
            if each.figure is Figure.SENT_TO_PLACE:
                sent[each.place] += each.number
        return PlacesPage(await _within_chats(connection, found), sent, page, total)


async def by_day(desk: Desk, now: datetime, days: int) -> PlacesByDay:
    """What became of each place on each of the last days of UTC, today among them."""
    await desk.openings.keep(desk.database)
    first = _first_day(now, days)
    dates = [first.date() + timedelta(days=each) for each in range(days)]
    number_of_first = (first.date() - _FIRST_DATE).days
    happened: dict[int, dict[Figure, list[int]]] = defaultdict(
        lambda: defaultdict(lambda: [0] * days)
    )
    async with desk.database.snapshot() as connection:
        for place, figure, day, number in await figures.of_all_places(connection, first):
            happened[place][figure][day - number_of_first] += number
        found = [
            place for place in await places_page(connection, desk.zone) if place.id in happened
        ]
        within = await _within_chats(connection, found)
    return PlacesByDay(dates, [PlaceDays(of, place, happened[place.id]) for of, place in within])


def _first_day(now: datetime, days: int) -> datetime:
    return figures.day_of(now - timedelta(days=days - 1))


async def _within_chats(
    connection: Connection, places: Sequence[Subscriber]
) -> list[tuple[ManagedChat, Subscriber]]:
    chats = await chats_among(connection, sorted({place.chat_id for place in places}))
    known = {
        chat.chat_id: ManagedChat(
            chat, topics=await topics_of(connection, chat.chat_id) if chat.is_forum else ()
        )
        for chat in chats
    }
    return [(known[place.chat_id], place) for place in places]


async def count_coming(
    desk: Desk, place_id: int, now: datetime, *, opens: bool, is_new: bool
) -> None:
    """Count that somebody followed a place's link; one that names no place counts for none."""
    wanted: Sequence[Figure] = [
        *([Figure.OPENED_FROM_PLACE] if opens else []),
        *([Figure.CAME_FROM_PLACE] if is_new else []),
    ]
    if not wanted or await place_by_id(desk, place_id) is None:
        return
    async with desk.database.transaction() as connection:
        today = day_of(now)
        await figures.count(connection, [Change(each, place_id, at=today) for each in wanted])
