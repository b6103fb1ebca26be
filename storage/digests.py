"""Digests in the outbox: their rows, and what one that a reader has holds."""

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.digest_items import DigestItems, read_items
from news.dispatch import DeliveryState, Lane, Occasion
from storage.counts import count_made
from storage.delivery_keys import HAS_KEY, DeliveryKey, key_values
from storage.dialect import Insert, execute_many, insert_for
from storage.tables import deliveries, dispatch_articles, dispatches
from storage.timestamp import to_milliseconds

_ENQUEUE = deliveries.insert()
_LANE = Lane.DIGEST.value
# In the order of the table, as a compiled statement has them.
_ENQUEUED = ["dispatch_id", "subscriber_id", "part", "lane", "state", "not_before", "items"]

_HELD_DIGEST = (
    select(deliveries.c["items"], deliveries.c.not_before, dispatches.c.occasion)
    .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
    .where(HAS_KEY, deliveries.c["items"].is_not(None))
)


async def enqueue(
    connection: AsyncConnection,
    dispatch_id: int,
    parts: Iterator[tuple[int, int, str]],
    now: datetime,
    places: Collection[int] = (),
) -> None:
    """Put digests into the outbox: reader, number of the message, ids of its articles.

    Those of the readers who are groups or channels are ``places``.
    """
    moment, pending = to_milliseconds(now), DeliveryState.PENDING.value
    lanes = dict.fromkeys(places, Lane.PLACE.value)
    rows = [
        (dispatch_id, reader, part, lanes.get(reader, _LANE), pending, moment, items)
        for reader, part, items in parts
    ]
    if rows:
        # Millions of rows: the driver takes them as they are, SQLAlchemy would look at each.
        statement = _ENQUEUE.compile(dialect=connection.dialect, column_keys=_ENQUEUED)
        await connection.exec_driver_sql(str(statement), rows)
        held = await count_made(connection, dispatch_id, (row[-1] for row in rows))
        await _note_articles(connection, dispatch_id, held)


async def _note_articles(
    connection: AsyncConnection, dispatch_id: int, held: Collection[int]
) -> None:
    """Let the digests that hold an article be found when it changes."""
    noted = [{"article": id_, "dispatch": dispatch_id} for id_ in sorted(held)]
    if noted:
        await execute_many(connection, _noting(connection.dialect.name), noted)


@cache
def _noting(engine: str) -> Insert:
    noting = insert_for(engine, dispatch_articles).values(
        article_id=bindparam("article"), dispatch_id=bindparam("dispatch")
    )
    return noting.on_conflict_do_nothing()


class HeldDigest(NamedTuple):
    """A message of a digest that a reader has: what it holds, its moment in UTC, its occasion."""

    digest: DigestItems
    at: datetime
    occasion: Occasion | None


async def held_digest(connection: AsyncConnection, key: DeliveryKey) -> HeldDigest | None:
    """A message of a digest, if its reader has such a one, and it has not been pruned."""
    row = (await connection.execute(_HELD_DIGEST, key_values(key))).one_or_none()
    if row is None:
        return None
    occasion = Occasion(row.occasion) if row.occasion else None
    return HeldDigest(read_items(row[0]), row.not_before, occasion)
