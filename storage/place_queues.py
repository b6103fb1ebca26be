"""The outbox by group and channel: how much waits for each."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import Lane
from storage.dispatches import IS_PLACE
from storage.tables import WAITS_IN_PLACES, deliveries, subscribers

_AT_WORK = (
    select(deliveries.c.subscriber_id, func.count().label("number"))
    .where(
        text(WAITS_IN_PLACES),
        deliveries.c.lane == bindparam("lane"),
        deliveries.c.not_before <= bindparam("now", type_=deliveries.c.not_before.type),
    )
    .group_by(deliveries.c.subscriber_id)
    .subquery()
)
# Grouped first: joined first, both engines would scan all subscribers.
_QUEUES = (
    select(subscribers.c.chat_id, _AT_WORK.c.subscriber_id, _AT_WORK.c.number)
    .join_from(_AT_WORK, subscribers, subscribers.c.id == _AT_WORK.c.subscriber_id)
    .where(IS_PLACE)
)


class PlaceQueue(NamedTuple):
    """How many deliveries wait for ``place``, a subscriber's id, of a chat."""

    chat_id: int
    place: int
    number: int


async def place_queues(connection: AsyncConnection, lane: Lane, now: datetime) -> list[PlaceQueue]:
    """The groups and channels for which something waits in a lane."""
    rows = await connection.execute(_QUEUES, {"lane": lane.value, "now": now})
    return [PlaceQueue(*row) for row in rows]
