"""What waits, counted at little cost however long the queues are."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, literal_column, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import Lane
from news.sample import Queue
from storage.queues import waiting
from storage.tables import WAITS, deliveries, updates
from storage.waiting import FRONT

MOST_COUNTED = 5_000
"""Of each queue: SQLite looks at each row, wherever it lies."""
_MOST_HALTED = 20


class UpdatesWaiting(NamedTuple):
    """Updates that are kept and not handled: how many, and since when the first."""

    number: int
    since: datetime | None


_due: Select[Any] = (
    select(literal_column("1").label("one"))
    .where(
        text(WAITS),
        deliveries.c.lane == bindparam("lane"),
        deliveries.c.not_before <= bindparam("now", type_=deliveries.c.not_before.type),
    )
    .limit(MOST_COUNTED)
)
_unhandled: Select[Any] = (
    select(updates.c.received_at)
    .where(updates.c.handled_at.is_(None))
    .order_by(updates.c.update_id)
)


def _counted(some: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(some.subquery())


async def queue_of(connection: AsyncConnection, lane: Lane, now: datetime) -> Queue:
    """What is due in a lane."""
    count = await connection.scalar(_counted(_due), {"lane": lane.value, "now": now}) or 0
    since = await _oldest(connection, lane, now) if count else None
    return Queue(lane, count, since, full=count == MOST_COUNTED)


async def updates_waiting(connection: AsyncConnection) -> UpdatesWaiting:
    """What people have said that is yet to be handled."""
    since = await connection.scalar(_unhandled.limit(1))
    if since is None:
        return UpdatesWaiting(0, None)
    count = await connection.scalar(_counted(_unhandled.limit(MOST_COUNTED))) or 0
    return UpdatesWaiting(count, since)


async def _oldest(connection: AsyncConnection, lane: Lane, now: datetime) -> datetime | None:
    """Since when the first is due whose dispatch does not stand still: those are passed over."""
    after = FRONT
    for _ in range(_MOST_HALTED):
        found = await waiting(connection, lane, now, 1, after)
        if not found:
            return None
        if not found[0].halted:
            return found[0].not_before
        after = found[0].end_of_dispatch
    return None
