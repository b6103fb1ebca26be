"""How sources and places do, as both engines count it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, update

from news.dispatch import Reason
from news.sample import PlaceCount, PlaceState, SourceCount
from news.source import Condition, NewSource, SourceKind, SourceStatus
from news.subscriber import PlaceKind
from storage import sources
from storage.database import Database
from storage.inventory import Looks, looks, places_by_state, sources_by_state
from storage.tables import sources as source_table
from storage.tables import subscribers
from tests.factories import NOON

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def source(database: Database, number: int, **columns: Any) -> None:
    new = NewSource(SourceKind.FEED, f"https://site.by/{number}", "Сайт")
    async with database.transaction() as connection:
        id_ = await sources.add_source(connection, new, 7, NOON - 3 * DAY)
        chosen = update(source_table).where(source_table.c.id == id_)
        await connection.execute(chosen.values(**{"status": SourceStatus.ON.value, **columns}))


async def test_sources_are_counted_by_state_without_those_removed(database: Database) -> None:
    await source(database, 1, condition=Condition.FRESH.value)
    await source(database, 2, condition=Condition.FRESH.value)
    await source(database, 3, condition=Condition.NO_FEED.value, status=SourceStatus.TRIAL.value)
    await source(database, 4, status=SourceStatus.REMOVED.value)

    async with database.snapshot() as connection:
        found = await sources_by_state(connection)

    assert set(found) == {
        SourceCount(SourceStatus.ON, Condition.FRESH, 2),
        SourceCount(SourceStatus.TRIAL, Condition.NO_FEED, 1),
    }


async def test_of_the_feeds_that_are_looked_at_the_last_answers_and_the_dead_are_told(
    database: Database,
) -> None:
    await source(database, 1, looked_at=NOON - HOUR)
    await source(database, 2, looked_at=NOON - 2 * DAY, failing_since=NOON - DAY)
    await source(database, 3, looked_at=NOON - HOUR, failing_since=NOON - HOUR)
    await source(database, 4, failing_since=NOON - 9 * DAY, status=SourceStatus.PAUSED.value)

    async with database.snapshot() as connection:
        assert await looks(connection, NOON) == Looks(NOON - HOUR, NOON - 2 * DAY, 1)


async def test_a_feed_that_has_never_answered_has_been_late_since_it_was_added(
    database: Database,
) -> None:
    await source(database, 1, failing_since=NOON - 2 * DAY)

    async with database.snapshot() as connection:
        assert await looks(connection, NOON) == Looks(None, NOON - 3 * DAY, 1)


async def test_places_are_counted_by_kind_and_state_and_people_are_none(database: Database) -> None:
    kept: dict[str, Any] = {"language": "ru", "timetable": "off", "digest_sequence": 0}
    async with database.transaction() as connection:
        for chat, kind, columns in (
            (7, PlaceKind.PERSON, {}),
            (-1, PlaceKind.GROUP, {}),
            (-2, PlaceKind.GROUP, {"inactive_reason": Reason.KICKED.value}),
            (-3, PlaceKind.CHANNEL, {"paused_until": NOON + HOUR}),
            (-4, PlaceKind.CHANNEL, {"paused_until": NOON - HOUR}),
        ):
            row = {"chat_id": chat, "kind": kind.value, "created_at": NOON, **kept, **columns}
            await connection.execute(insert(subscribers).values(**row))

        found = await places_by_state(connection, NOON)

    assert set(found) == {
        PlaceCount(PlaceKind.GROUP, PlaceState.OPEN, 1),
        PlaceCount(PlaceKind.GROUP, PlaceState.CLOSED, 1),
        PlaceCount(PlaceKind.CHANNEL, PlaceState.PAUSED, 1),
        PlaceCount(PlaceKind.CHANNEL, PlaceState.OPEN, 1),
    }
