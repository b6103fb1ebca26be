"""The outbox by group and channel: how much waits, and what was sent in the last minute."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, Lane
from storage.dispatches import IS_PLACE
from storage.tables import SENT_IN_PLACES, WAITS_IN_PLACES, deliveries, subscribers

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


async def sent_within(
    connection: AsyncConnection, span: timedelta, now: datetime
) -> list[tuple[int, datetime]]:
    """What groups and channels were sent within ``span``: chat and moment, the oldest first.

    A delivery that was in flight when the last process ended may have arrived: it counts as sent
    now.
    """
    # The index begins with the place: without the list all that was ever sent would be read.
    places = select(subscribers.c.id).where(IS_PLACE)
    sent = await connection.execute(
        _chats(SENT_IN_PLACES)
        .where(deliveries.c.subscriber_id.in_(places), deliveries.c.settled_at > now - span)
        .order_by(deliveries.c.settled_at)
    )
    found = [(row.chat_id, row.settled_at) for row in sent]
    in_flight = await connection.execute(_chats(f"state = {DeliveryState.CLAIMED.value}"))
    return found + [(row.chat_id, now) for row in in_flight]


def _chats(which: str) -> Select[Any]:
    return (
        select(subscribers.c.chat_id, deliveries.c.settled_at)
        .join_from(deliveries, subscribers, subscribers.c.id == deliveries.c.subscriber_id)
        .where(text(which), IS_PLACE)
    )
