"""Figures of articles inside digests: counted on the way, and the same as a look at every row."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select, text

from news.dispatch import DeliveryState, Lane, Reason, Tally
from storage.claims import mark_claimed, skip
from storage.counts import held_articles, tally_in_digests
from storage.database import Connection, Database
from storage.deliveries import Settlement, halt_dispatch, recover, settle, take_up_again
from storage.delivery_keys import DeliveryKey
from storage.dialect import execute_rows
from storage.digests import enqueue
from storage.dispatches import add_digest_dispatch
from storage.place_moves import _merge
from storage.restoring import forgo
from storage.tables import deliveries, subscribers
from tests.factories import MINSK

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ARTICLES = (1, 12, 121, 9)
PENDING, CLAIMED, SENT, UNKNOWN, SKIPPED, DEAD, OUTDATED = DeliveryState


async def digests(connection: Connection, *contents: str) -> list[DeliveryKey]:
    """One digest of each content, each to another reader."""
    dispatch_id = await add_digest_dispatch(connection, NOON)
    parts = [(reader, 0, items) for reader, items in enumerate(contents, 1)]
    await enqueue(connection, dispatch_id, iter(parts), NOON)
    return [DeliveryKey(dispatch_id, reader, part) for reader, part, _ in parts]


def settled(key: DeliveryKey, state: DeliveryState, **about: Any) -> Settlement:
    return Settlement(key, state, Lane.DIGEST, **about)


async def by_looking(connection: Connection, article_id: int) -> Tally:
    rows = await connection.execute(
        select(deliveries.c.state, deliveries.c["items"], deliveries.c.doubts)
    )
    states, doubts = Counter[DeliveryState](), 0
    for state, items, doubted in rows:
        if article_id in held_articles(items):
            states[DeliveryState(state)] += 1
            doubts += doubted
    return Tally(dict(states), doubts)


async def assert_right(connection: Connection) -> None:
    for article_id in ARTICLES:
        assert await tally_in_digests(connection, article_id) == await by_looking(
            connection, article_id
        )


async def test_counts_stay_right_through_the_life_of_digests(database: Database) -> None:
    async with database.transaction() as connection:
        one, two, three, four, five, six = await digests(
            connection, "1 12", "12 121", "121 +12", "9", "1 12 121", "12"
        )
        assert (await tally_in_digests(connection, 12)).states == {PENDING: 4}
        await assert_right(connection)

        await mark_claimed(connection, [one, two, three, four])
        await assert_right(connection)
        await settle(
            connection,
            [
                settled(one, SENT, message_id=5),
                settled(two, UNKNOWN, attempts=1, doubts=3, reason=Reason.CRASHED),
                settled(three, PENDING, attempts=1, doubts=1),
                settled(four, DEAD, attempts=1, reason=Reason.REFUSED),
                settled(five, SENT),
            ],
            NOON,
        )
        # What is not in flight any more, or was not, is not settled, and not counted.
        await settle(connection, [settled(one, DEAD, doubts=9), settled(six, SENT)], NOON)
        await assert_right(connection)

        await skip(connection, {three: Reason.PAUSED, one: Reason.PAUSED}, NOON)
        await assert_right(connection)
        await halt_dispatch(connection, one.dispatch_id, "odd")
        await take_up_again(connection, [four, one])
        await assert_right(connection)

        await mark_claimed(connection, [four, five, six])
        assert await recover(connection, 2, NOON) == 3
        await assert_right(connection)
        await mark_claimed(connection, [four, five, six])
        assert await recover(connection, 2, NOON) == 3
        await assert_right(connection)


async def test_one_of_many_parts_and_other_dispatches_is_counted_alone(database: Database) -> None:
    async with database.transaction() as connection:
        first, second = await digests(connection, "1", "1")
        third, fourth = await digests(connection, "1 9", "9 12")
        await mark_claimed(connection, [first, second, third, fourth])
        await settle(connection, [settled(first, SENT), settled(fourth, SENT)], NOON)
        await assert_right(connection)


async def test_counts_stay_right_when_readers_become_one_and_after_a_restore(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        keys = await digests(connection, "1 12", "12 121", "121", "12 9")
        await mark_claimed(connection, keys[:3])
        await settle(
            connection, [settled(keys[0], SENT), settled(keys[1], UNKNOWN, doubts=2)], NOON
        )
        for number, chat_id in ((1, 10), (2, 20)):
            await connection.execute(
                subscribers.insert().values(
                    id=number,
                    chat_id=chat_id,
                    language="ru",
                    timetable="",
                    digest_sequence=0,
                    created_at=NOON,
                )
            )
        await _merge(connection, source=2, target=1, now=NOON)
        await assert_right(connection)
        await forgo(connection, NOON, MINSK)
        await assert_right(connection)
        assert (await tally_in_digests(connection, 9)).states == {UNKNOWN: 1}


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_a_digest_is_held_while_it_is_settled(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.transaction() as connection:
        (key,) = await digests(connection, "1")
        await mark_claimed(connection, [key])
    free: list[list[int]] = []

    async def look_and_settle(connection: Connection, statement: Any, names: Any, rows: Any) -> int:
        async with database.session() as other:
            found = select(deliveries.c.part).with_for_update(skip_locked=True)
            free.append(list(await other.scalars(found)))
        return await execute_rows(connection, statement, names, rows)

    monkeypatch.setattr("storage.deliveries.execute_rows", look_and_settle)
    async with database.transaction() as connection:
        await settle(connection, [settled(key, SENT)], NOON)
        await assert_right(connection)
    assert free == [[]]


async def test_what_is_no_number_is_held_by_no_digest(database: Database) -> None:
    async with database.transaction() as connection:
        keys = await digests(connection, f"odd 1 -9 ² {'9' * 30} 1", "")
        await mark_claimed(connection, keys)
        await settle(connection, [settled(key, SENT) for key in keys], NOON)
        assert (await tally_in_digests(connection, 1)).states == {SENT: 1}
        await assert_right(connection)


async def test_figures_of_an_article_read_few_rows(database: Database) -> None:
    async with database.transaction() as connection:
        await digests(connection, *["1 12"] * 3_000)
        await connection.execute(text("ANALYZE"))
    statements: list[str] = []
    async with database.snapshot() as connection:
        assert (await tally_in_digests(connection, 12)).states == {PENDING: 3_000}
        on_sqlite = connection.dialect.name == "sqlite"
        explain = "EXPLAIN QUERY PLAN " if on_sqlite else "EXPLAIN "
        for query in (
            "SELECT state, copies FROM digest_counts WHERE article_id = 12",
            "SELECT items FROM deliveries WHERE state = 1 AND items IS NOT NULL",
        ):
            plan = await connection.execute(text(explain + query))
            statements.append(" ".join(map(str, plan.all())))

    assert "ix_deliveries_leased" in statements[1]
    assert all("Seq Scan on deliveries" not in each for each in statements)
