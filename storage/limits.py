"""How many instant messages a reader has had on their local day: counted while there is a limit."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time

from sqlalchemy import bindparam, case, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.comfort import local_day
from news.dispatch import DeliveryState, DispatchKind, Lane
from news.subscriber import Subscriber
from storage.dialect import execute_many
from storage.tables import articles, deliveries, dispatches, subscribers

_COUNT = (
    update(subscribers)
    .where(subscribers.c.id == bindparam("reader"))
    .values(
        instants=case(
            (
                subscribers.c.instants_day == bindparam("day"),
                subscribers.c.instants + literal_column("1"),
            ),
            else_=literal_column("1"),
        ),
        instants_day=bindparam("day"),
    )
)
_GIVE_BACK = (
    update(subscribers)
    .where(
        subscribers.c.id == bindparam("reader"),
        subscribers.c.instants_day == bindparam("day"),
        subscribers.c.instants > literal_column("0"),
    )
    .values(instants=subscribers.c.instants - literal_column("1"))
)
_HAD = [
    state.value for state in (DeliveryState.CLAIMED, DeliveryState.SENT, DeliveryState.OUTDATED)
]
_MOST_A_DAY = 2_000
"""No newsroom publishes more articles in a day; so far back are they looked through."""


async def count_instants(connection: AsyncConnection, days: Mapping[int, int]) -> None:
    """Count one instant message to each reader, on their local day."""
    if days:
        rows = [{"reader": reader, "day": day} for reader, day in sorted(days.items())]
        await execute_many(connection, _COUNT, rows)


async def give_back(connection: AsyncConnection, days: Iterable[tuple[int, int | None]]) -> None:
    """Count one message less of each reader on a day, if any: it surely was not sent."""
    known = sorted((reader, day) for reader, day in days if day is not None)
    if rows := [{"reader": reader, "day": day} for reader, day in known]:
        await execute_many(connection, _GIVE_BACK, rows)


async def count_day(connection: AsyncConnection, reader: Subscriber, now: datetime) -> None:
    """Count anew what a reader with a limit has had today; each doubt may have been a message.

    The reader's row has to be held: what is claimed meanwhile is counted after this.
    """
    if reader.daily_limit is None:
        return
    midnight = datetime.combine(now.astimezone(reader.zone), time(), reader.zone)
    had = case((deliveries.c.state.in_(_HAD), 1), else_=0) + deliveries.c.doubts
    last = select(func.max(articles.c.sequence)).scalar_subquery()
    instants = await connection.scalar(
        select(func.sum(had))
        .select_from(articles)
        .join(dispatches, dispatches.c.article_id == articles.c.id)
        .join(deliveries, deliveries.c.dispatch_id == dispatches.c.id)
        .where(
            articles.c.sequence > last - _MOST_A_DAY,
            dispatches.c.kind == DispatchKind.ARTICLE.value,
            dispatches.c.lane != Lane.BREAKING.value,
            deliveries.c.subscriber_id == reader.id,
            or_(deliveries.c.settled_at.is_(None), deliveries.c.settled_at >= midnight),
        )
    )
    values = {"instants": int(instants or 0), "instants_day": local_day(now, reader.zone)}
    theirs = subscribers.c.id == reader.id
    await connection.execute(update(subscribers).where(theirs).values(**values))
