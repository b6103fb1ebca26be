"""Every count of deliveries beside a look at each row."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Table, select

from news.dispatch import DeliveryState, Tally
from storage.counts import DAY, held_articles, tally_in_digests, tally_of_all, tally_of_dispatch
from storage.database import Connection
from storage.tables import (
    articles,
    day_counts,
    deliveries,
    digest_counts,
    dispatch_counts,
    dispatches,
)
from storage.timestamp import to_milliseconds

Counts: TypeAlias = dict[tuple[int, int], tuple[int, int]]
"""Copies and doubts, by what they are counted of and by state."""

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
    """Every tally is right, and what is counted for it."""
    rows = await by_looking(connection)
    for dispatch_id in await connection.scalars(select(dispatches.c.id)):
        those = [row for row in rows if row.dispatch_id == dispatch_id]
        assert await tally_of_dispatch(connection, dispatch_id) == tally(those)
    for article_id in await connection.scalars(select(articles.c.id)):
        those = [row for row in rows if article_id in held_articles(row.items)]
        assert await tally_in_digests(connection, article_id) == tally(those)
    assert await tally_of_all(connection) == tally(rows)
    await assert_counted(connection, rows)


async def assert_counted(connection: Connection, rows: Sequence[Any]) -> None:
    """Every row of counts is right: what tallies are made of, in a fraction of the time."""
    assert await counted(connection, day_counts) == counts_by(day_of, rows)
    assert await counted(connection, dispatch_counts) == counts_by(dispatch_of, rows)
    assert await counted(connection, digest_counts) == counts_by(articles_of, rows)


async def counted(connection: Connection, table: Table) -> Counts:
    """What a table of counts says, but for zeros."""
    return {
        (key, state): (copies, doubts)
        for key, state, copies, doubts in await connection.execute(select(table))
        if copies or doubts
    }


def day_of(row: Any) -> Iterable[int]:
    return {to_milliseconds(row.created_at) // DAY}


def dispatch_of(row: Any) -> Iterable[int]:
    return {row.dispatch_id}


def articles_of(row: Any) -> Iterable[int]:
    return set(held_articles(row.items))


def counts_by(keys_of: Callable[[Any], Iterable[int]], rows: Sequence[Any]) -> Counts:
    """As they are kept: under PENDING all that were ever made, under UNKNOWN also the doubts."""
    copies, doubts = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for row in rows:
        for key in keys_of(row):
            copies[key, PENDING] += 1
            copies[key, state_of(row)] += state_of(row) not in (PENDING, CLAIMED)
            doubts[key, UNKNOWN] += row.doubts
    keys = (+copies).keys() | (+doubts).keys()
    return {(key, state): (copies[key, state], doubts[key, state]) for key, state in keys}
