"""Every count of deliveries beside a look at each row."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from news.dispatch import DeliveryState, Tally
from storage.counts import DAY, held_articles, tally_in_digests, tally_of_all, tally_of_dispatch
from storage.database import Connection
from storage.tables import articles, day_counts, deliveries, dispatches
from storage.timestamp import to_milliseconds

PENDING, CLAIMED, _, UNKNOWN, _, _, OUTDATED = DeliveryState


def state_of(row: Any) -> DeliveryState:
    """What a row counts as: one in flight for an edit is outdated until that is settled."""
    is_edit = row.state == CLAIMED and row.message_id is not None
    return OUTDATED if is_edit else DeliveryState(row.state)


def tally(rows: Sequence[Any]) -> Tally:
    return Tally(dict(Counter(map(state_of, rows))), sum(row.doubts for row in rows))


async def by_looking(connection: Connection) -> list[Any]:
    rows = await connection.execute(
        select(deliveries, dispatches.c.created_at).join_from(
            deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id
        )
    )
    return list(rows)


async def assert_right(connection: Connection) -> None:
    rows = await by_looking(connection)
    for dispatch_id in await connection.scalars(select(dispatches.c.id)):
        those = [row for row in rows if row.dispatch_id == dispatch_id]
        assert await tally_of_dispatch(connection, dispatch_id) == tally(those)
    for article_id in await connection.scalars(select(articles.c.id)):
        those = [row for row in rows if article_id in held_articles(row.items)]
        assert await tally_in_digests(connection, article_id) == tally(those)
    assert await tally_of_all(connection) == tally(rows)
    assert await counted_by_day(connection) == by_day(rows)


async def counted_by_day(connection: Connection) -> dict[tuple[int, int], tuple[int, int]]:
    found = await connection.execute(select(day_counts))
    return {
        (row.day, row.state): (row.copies, row.doubts) for row in found if row.copies or row.doubts
    }


def by_day(rows: Sequence[Any]) -> dict[tuple[int, int], tuple[int, int]]:
    """As they are kept: under PENDING all that were ever made, under UNKNOWN also the doubts."""
    copies, doubts = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for row in rows:
        day = to_milliseconds(row.created_at) // DAY
        copies[day, PENDING] += 1
        copies[day, state_of(row)] += state_of(row) not in (PENDING, CLAIMED)
        doubts[day, UNKNOWN] += row.doubts
    keys = (+copies).keys() | (+doubts).keys()
    return {(day, state): (copies[day, state], doubts[day, state]) for day, state in keys}
