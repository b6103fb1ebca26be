from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from news.dispatch import DeliveryState, Lane, Reason, Tally
from storage.claims import mark_claimed, skip
from storage.counts import count_made, tally_of_all, tally_of_dispatch
from storage.database import Connection, Database
from storage.deliveries import (
    Settlement,
    continue_dispatches,
    halt_dispatch,
    recover,
    settle,
    take_up_again,
)
from storage.delivery_keys import DeliveryKey
from storage.queues import has_waiting, waiting
from storage.tables import deliveries, dispatches, subscribers

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MOST = 10


async def fill(
    connection: Connection, readers: int, *, lane: Lane = Lane.INSTANT, at: datetime = NOON
) -> list[DeliveryKey]:
    """A dispatch to so many readers, new ones where there are too few."""
    for number in range(1, readers + 1):
        known = await connection.scalar(
            text("SELECT count(*) FROM subscribers WHERE id = :id"), {"id": number}
        )
        if not known:
            await connection.execute(
                subscribers.insert().values(
                    id=number,
                    chat_id=1000 + number,
                    language="be",
                    timetable="off",
                    digest_sequence=0,
                    created_at=NOON,
                )
            )
    made = await connection.execute(
        dispatches.insert().values(kind="digest", lane=lane.value, created_at=at)
    )
    assert made.inserted_primary_key is not None
    dispatch_id = made.inserted_primary_key[0]
    keys = [DeliveryKey(dispatch_id, number, 0) for number in range(1, readers + 1)]
    await connection.execute(
        deliveries.insert(),
        [
            {
                "dispatch_id": key.dispatch_id,
                "subscriber_id": key.subscriber_id,
                "part": 0,
                "lane": lane.value,
                "state": DeliveryState.PENDING.value,
                "not_before": at,
                "items": "3 1 2",
            }
            for key in keys
        ],
    )
    await count_made(connection, dispatch_id, ["3 1 2"] * readers)
    return keys


async def look(connection: Connection, lane: Lane = Lane.INSTANT) -> list[DeliveryKey]:
    return [row.key for row in await waiting(connection, lane, NOON + SECOND, MOST)]


async def test_what_waits_comes_with_all_that_sending_takes(database: Database) -> None:
    async with database.transaction() as connection:
        (key,) = await fill(connection, 1)
        (row,) = await waiting(connection, Lane.INSTANT, NOON, MOST)

    assert row.key == key
    assert (row.chat_id, row.language, row.items) == (1001, "be", (3, 1, 2))
    assert row.not_before == NOON


async def test_a_lane_is_ordered_by_time_then_dispatch_then_reader(database: Database) -> None:
    async with database.transaction() as connection:
        late = await fill(connection, 2, at=NOON + SECOND)
        early = await fill(connection, 2)
        await fill(connection, 1, lane=Lane.DIGEST)

        assert await look(connection) == early + late


async def test_what_is_not_due_yet_waits(database: Database) -> None:
    async with database.transaction() as connection:
        await fill(connection, 1, at=NOON + 2 * SECOND)

        assert await look(connection) == []
        assert not await has_waiting(connection, NOON)
        assert await has_waiting(connection, NOON + 2 * SECOND)


async def test_a_page_goes_on_where_the_last_one_ended(database: Database) -> None:
    async with database.transaction() as connection:
        keys = await fill(connection, 5)
        first = await waiting(connection, Lane.INSTANT, NOON, 2)
        rest = await waiting(connection, Lane.INSTANT, NOON, MOST, first[-1].position)

    assert [row.key for row in first + rest] == keys


async def test_a_halted_dispatch_can_be_stepped_over_at_once(database: Database) -> None:
    async with database.transaction() as connection:
        halted, going = await fill(connection, 5), await fill(connection, 1)
        await halt_dispatch(connection, halted[0].dispatch_id, "can't parse")

        (first,) = await waiting(connection, Lane.INSTANT, NOON, 1)
        rest = await waiting(connection, Lane.INSTANT, NOON, MOST, first.end_of_dispatch)

    assert first.halted
    assert [row.key for row in rest] == going
    assert not rest[0].halted


async def test_halted_dispatches_go_on_together(database: Database) -> None:
    async with database.transaction() as connection:
        keys = await fill(connection, 1)
        await halt_dispatch(connection, keys[0].dispatch_id, "can't parse")
        await continue_dispatches(connection)

        (row,) = await waiting(connection, Lane.INSTANT, NOON, MOST)

    assert not row.halted


async def test_what_is_leased_does_not_wait(database: Database) -> None:
    async with database.transaction() as connection:
        keys = await fill(connection, 3)
        await mark_claimed(connection, keys[:2])

        assert await look(connection) == keys[2:]
        assert (await tally_of_all(connection)).count(DeliveryState.PENDING) == 1


@pytest.mark.parametrize(
    "state", [DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.DEAD, DeliveryState.PENDING]
)
async def test_only_what_is_leased_can_be_settled(database: Database, state: DeliveryState) -> None:
    async with database.transaction() as connection:
        claimed, pending = await fill(connection, 2)
        await mark_claimed(connection, [claimed])
        both = [
            Settlement(key, state, Lane.INSTANT, attempts=1, doubts=2) for key in (claimed, pending)
        ]
        await settle(connection, both, NOON)

        counted = await tally_of_dispatch(connection, claimed.dispatch_id)

    expected = {state: 1, DeliveryState.PENDING: 1}
    if state is DeliveryState.PENDING:
        expected = {state: 2}
    assert counted == Tally(expected, doubts=2)
    assert counted.total == 2


async def test_what_is_settled_twice_keeps_its_first_settlement(database: Database) -> None:
    async with database.transaction() as connection:
        (key,) = await fill(connection, 1)
        await mark_claimed(connection, [key])
        await settle(
            connection,
            [Settlement(key, DeliveryState.SENT, Lane.INSTANT, message_id=2**40)],
            NOON,
        )
        await settle(connection, [Settlement(key, DeliveryState.DEAD, Lane.INSTANT)], NOON)

        row = (await connection.execute(deliveries.select())).one()

    assert (row.state, row.message_id, row.settled_at) == (DeliveryState.SENT, 2**40, NOON)


async def test_only_what_waits_can_be_skipped(database: Database) -> None:
    async with database.transaction() as connection:
        claimed, pending = await fill(connection, 2)
        await mark_claimed(connection, [claimed])
        await skip(connection, {claimed: Reason.PAUSED, pending: Reason.PAUSED}, NOON)

        counted = await tally_of_dispatch(connection, claimed.dispatch_id)

    assert counted.states == {DeliveryState.CLAIMED: 1, DeliveryState.SKIPPED: 1}


async def test_what_a_crash_left_in_flight_waits_again_with_a_doubt(database: Database) -> None:
    async with database.transaction() as connection:
        keys = await fill(connection, 3)
        await mark_claimed(connection, keys[:2])

        assert await recover(connection, 10, NOON) == 2
        assert await look(connection) == keys
        assert (await tally_of_dispatch(connection, keys[0].dispatch_id)).doubts == 2


async def test_an_edit_that_a_crash_left_in_flight_counts_as_tried(database: Database) -> None:
    async with database.transaction() as connection:
        edit, send = await fill(connection, 2)
        await mark_claimed(connection, [edit, send])
        await connection.execute(
            update(deliveries)
            .where(deliveries.c.subscriber_id == edit.subscriber_id)
            .values(message_id=7)
        )

        await recover(connection, 10, NOON)

        tried = select(deliveries.c.attempts).order_by(deliveries.c.subscriber_id)
        assert list(await connection.scalars(tried)) == [1, 0]


async def test_what_is_taken_up_again_begins_anew_but_for_an_edit_in_doubt(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        keys = await fill(connection, 3)
        for key, (state, message, attempts) in zip(
            keys,
            [(DeliveryState.DEAD, None, 3), (DeliveryState.SENT, 7, 3), (DeliveryState.SENT, 8, 0)],
            strict=True,
        ):
            await connection.execute(
                update(deliveries)
                .where(deliveries.c.subscriber_id == key.subscriber_id)
                .values(state=state.value, message_id=message, attempts=attempts)
            )

        await take_up_again(connection, keys)

        tried = select(deliveries.c.attempts).order_by(deliveries.c.subscriber_id)
        assert list(await connection.scalars(tried)) == [0, 1, 0]


async def test_what_was_in_flight_in_every_crash_is_left_alone(database: Database) -> None:
    async with database.transaction() as connection:
        (key,) = await fill(connection, 1)
        await mark_claimed(connection, [key])
        doubted = Settlement(key, DeliveryState.PENDING, Lane.INSTANT, doubts=9)
        await settle(connection, [doubted], NOON)
        await mark_claimed(connection, [key])

        await recover(connection, 10, NOON)

        counted = await tally_of_dispatch(connection, key.dispatch_id)
    assert counted == Tally({DeliveryState.UNKNOWN: 1}, doubts=10)
