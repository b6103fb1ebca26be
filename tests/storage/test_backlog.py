"""What waits is counted by looking at indexes, and no further than is needed."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from news.dispatch import Lane
from news.sample import Queue
from news.subscription import Timing
from storage import backlog
from storage.backlog import UpdatesWaiting, queue_of, updates_waiting
from storage.database import Database
from storage.inventory import looks, places_by_state, sources_by_state
from storage.tables import deliveries, dispatches, updates
from tests.factories import NOON, Newsroom
from tests.storage.asking import asking, plans

MINUTE = timedelta(minutes=1)


async def queue(newsroom: Newsroom, lane: Lane = Lane.INSTANT) -> Queue:
    async with newsroom.desk.database.snapshot() as connection:
        return await queue_of(connection, lane, NOON + 10 * MINUTE)


async def test_what_is_due_is_counted_with_its_oldest(newsroom: Newsroom) -> None:
    for _ in range(3):
        await newsroom.reader("society", timing=Timing.INSTANT)
    for minutes in (5, 2, 60):
        await newsroom.publish("society", now=NOON + minutes * MINUTE)

    assert await queue(newsroom) == Queue(Lane.INSTANT, 6, NOON + 2 * MINUTE)
    assert await queue(newsroom, Lane.BREAKING) == Queue(Lane.BREAKING, 0, None)


async def test_what_stands_still_counts_and_is_not_the_oldest(newsroom: Newsroom) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    for minutes in (2, 5):
        await newsroom.publish("society", now=NOON + minutes * MINUTE)
    async with newsroom.desk.database.transaction() as connection:
        first = update(dispatches).where(dispatches.c.created_at == NOON + 2 * MINUTE)
        await connection.execute(first.values(halted="Bad Request"))

    assert await queue(newsroom) == Queue(Lane.INSTANT, 2, NOON + 5 * MINUTE)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(dispatches).values(halted="Bad Request"))
    assert await queue(newsroom) == Queue(Lane.INSTANT, 2, None)


async def test_a_long_queue_is_not_counted_to_its_end(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backlog, "MOST_COUNTED", 2)
    monkeypatch.setattr(backlog, "_due", backlog._due.limit(2))
    for _ in range(3):
        await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")

    assert await queue(newsroom) == Queue(Lane.INSTANT, 2, NOON, full=True)


async def test_updates_that_are_not_handled_are_counted(database: Database) -> None:
    async with database.transaction() as connection:
        assert await updates_waiting(connection) == UpdatesWaiting(0, None)
        for number, handled_at in ((1, NOON), (2, None), (3, None)):
            row = {"update_id": number, "payload": "{}", "received_at": NOON + number * MINUTE}
            await connection.execute(insert(updates).values(**row, handled_at=handled_at))

        assert await updates_waiting(connection) == UpdatesWaiting(2, NOON + 2 * MINUTE)


async def test_no_look_reads_a_large_table(newsroom: Newsroom) -> None:
    """The outbox and the readers may have millions of rows: an index leads to those wanted."""
    async with newsroom.desk.database.transaction() as connection:
        if connection.dialect.name == "postgresql":
            # With a handful of rows it would read the table whatever there is.
            await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        await connection.execute(deliveries.delete())
        with asking(connection) as asked:
            await queue_of(connection, Lane.INSTANT, NOON)
            await backlog._oldest(connection, Lane.INSTANT, NOON)
            await updates_waiting(connection)
            await places_by_state(connection, NOON)
        found = await plans(connection, asked)

    for plan in found:
        assert "SCAN deliveries" not in plan.replace("SCAN deliveries USING", "")
        assert "Seq Scan" not in plan
        assert "SCAN subscribers" not in plan
    assert any("ix_deliveries_waiting" in plan for plan in found)


async def test_sources_and_places_of_a_newsroom_that_has_none(database: Database) -> None:
    async with database.snapshot() as connection:
        assert await sources_by_state(connection) == ()
        assert await places_by_state(connection, NOON) == ()
        assert await looks(connection, NOON) == (None, None, 0)
