"""The queues of the outbox: what waits, in which order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import RANKED, DispatchKind, Lane
from storage.dialect import listed_as
from storage.formers import former_messages
from storage.tables import WAITS_IN_PLACES, articles, deliveries, dispatches, subscribers
from storage.waiting import (
    COPIES,
    FRONT,
    IS_WAITING,
    NEWS,
    POSITION,
    QueuePosition,
    Waiting,
    read_row,
)

_WAITS_IN_PLACES = text(
    WAITS_IN_PLACES.replace("state", "deliveries.state").replace("lane", "deliveries.lane")
)


def _waiting(*columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
        .join(subscribers, deliveries.c.subscriber_id == subscribers.c.id)
        .outerjoin(articles, dispatches.c.article_id == articles.c.id)
        .where(deliveries.c.lane == bindparam("lane"), deliveries.c.not_before <= bindparam("now"))
        .order_by(*POSITION)
        .limit(bindparam("most"))
    )


_BEHIND = tuple_(*POSITION) > tuple_(
    *(bindparam(f"after_{column.name}", type_=column.type) for column in POSITION)
)
_WAITING = _waiting(*NEWS).where(IS_WAITING, _BEHIND)
_WAITING_FOR_MAINTENANCE = _waiting(*NEWS, *COPIES).where(IS_WAITING, _BEHIND)
_WAITING_IN_PLACES = _waiting(*NEWS, *COPIES).where(
    _WAITS_IN_PLACES, listed_as(deliveries.c.subscriber_id, "places")
)


async def waiting(
    connection: AsyncConnection, lane: Lane, now: datetime, most: int, after: QueuePosition = FRONT
) -> list[Waiting]:
    """The next deliveries of a lane that wait, in its order."""
    position = {f"after_{name}": value for name, value in after._asdict().items()}
    statement = _WAITING_FOR_MAINTENANCE if lane is Lane.MAINTENANCE else _WAITING
    asked = {"lane": lane.value, "now": now, "most": most, **position}
    rows = await connection.execute(statement, asked)
    return await _below_formers(connection, [read_row(lane, row) for row in rows])


async def waiting_in_places(
    connection: AsyncConnection, lane: Lane, now: datetime, most: int, places: Sequence[int]
) -> list[Waiting]:
    """The next deliveries that wait for some groups and channels, in the order of their lane."""
    asked = {"lane": lane.value, "now": now, "most": most, "places": places}
    rows = await connection.execute(_WAITING_IN_PLACES, asked)
    return await _below_formers(connection, [read_row(lane, row) for row in rows])


async def _below_formers(connection: AsyncConnection, found: list[Waiting]) -> list[Waiting]:
    """Let updates answer what they update, which was yet to be sent when they were put here."""
    late = [one.key for one in found if _may_be_update(one) and one.reply_to is None]
    if not late:
        return found
    messages = await former_messages(connection, late)
    return [
        one._replace(reply_to=messages[one.key]) if one.key in messages else one for one in found
    ]


def _may_be_update(one: Waiting) -> bool:
    return one.silent and one.kind is DispatchKind.ARTICLE and not one.outdated


async def has_waiting(connection: AsyncConnection, now: datetime) -> bool:
    """Whether any lane holds something to do."""
    for lane in RANKED:
        if await waiting(connection, lane, now, 1):
            return True
    return False


async def count_deferred(connection: AsyncConnection, dispatch_id: int, now: datetime) -> int:
    """How many deliveries of a dispatch of maintenance are put off beyond this moment."""
    statement = select(func.count()).where(
        IS_WAITING,
        deliveries.c.lane.in_([Lane.MAINTENANCE.value, Lane.PLACE.value]),
        deliveries.c.not_before > now,
        deliveries.c.dispatch_id == dispatch_id,
    )
    return await connection.scalar(statement) or 0
