from datetime import UTC, datetime, timedelta

from storage import updates
from storage.database import Database
from storage.updates import Turn

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=1)
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


async def test_an_update_given_to_several_processes_is_handled_by_one(database: Database) -> None:
    async with database.transaction() as connection:
        turns = [await updates.take_up(connection, FIRST, NOON, LONG_AGO) for _ in range(2)]
        await updates.mark_handled(connection, [7], NOON)
        turns.append(await updates.take_up(connection, FIRST, NOON, LONG_AGO))

    assert turns == [Turn.OURS, Turn.ANOTHERS, Turn.OVER]


async def test_what_a_process_took_up_and_did_not_get_done_is_anothers(database: Database) -> None:
    later = NOON + timedelta(seconds=1)
    async with database.transaction() as connection:
        await updates.take_up(connection, FIRST, NOON, LONG_AGO)

        assert await updates.take_up(connection, FIRST, later, later) is Turn.OURS
        assert await updates.take_up(connection, FIRST, later, later) is Turn.ANOTHERS


async def test_abandoned_updates_are_taken_up_once_in_their_order(database: Database) -> None:
    later = NOON + timedelta(seconds=1)
    async with database.transaction() as connection:
        for update in (SECOND, FIRST, {"update_id": 9}):
            await updates.take_up(connection, update, NOON, LONG_AGO)
        await updates.mark_handled(connection, [9], NOON)

        assert await updates.take_up_abandoned(connection, later, later) == [FIRST, SECOND]
        assert await updates.take_up_abandoned(connection, later, later) == []
