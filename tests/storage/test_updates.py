from datetime import UTC, datetime, timedelta

from storage import updates
from storage.database import Database

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FIRST = {"update_id": 7, "message": {"text": "первое \ud83d"}}
SECOND = {"update_id": 8, "message": {"text": "второе"}}


async def test_a_batch_is_kept_in_its_order_until_it_is_handled(database: Database) -> None:
    async with database.transaction() as connection:
        assert await updates.keep(connection, [FIRST, SECOND], NOON) == [FIRST, SECOND]

    async with database.snapshot() as connection:
        assert await updates.unhandled(connection) == [FIRST, SECOND]


async def test_an_update_that_comes_again_is_not_new(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST], NOON)

        assert await updates.keep(connection, [FIRST, SECOND, SECOND], NOON) == [SECOND]


async def test_a_handled_update_stays_known_and_is_not_handled_again(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST, SECOND], NOON)
        await updates.mark_handled(connection, [7], NOON)

        assert await updates.unhandled(connection) == [SECOND]
        assert await updates.keep(connection, [FIRST], NOON) == []


async def test_only_handled_updates_are_forgotten_once_they_are_old(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST, SECOND], NOON)
        await updates.mark_handled(connection, [7], NOON)

        assert await updates.forget(connection, NOON) == 0
        assert await updates.forget(connection, NOON + timedelta(hours=48)) == 1
        assert await updates.unhandled(connection) == [SECOND]


async def test_no_updates_are_no_trouble(database: Database) -> None:
    async with database.transaction() as connection:
        assert await updates.keep(connection, [], NOON) == []
        await updates.mark_handled(connection, [], NOON)
