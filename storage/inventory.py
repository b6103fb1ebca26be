"""How many sources and places there are, by state."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, func, literal, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.sample import DEAD_AFTER, LIVES, PlaceCount, PlaceState, SourceCount
from news.source import Condition, SourceKind, SourceStatus
from news.subscriber import PlaceKind
from storage.tables import sources, subscribers


class Looks(NamedTuple):
    """When feeds last answered: the ``newest`` such moment, and the ``oldest``, of the slowest one.

    ``dead`` is how many have not for a day.
    """

    newest: datetime | None
    oldest: datetime | None
    dead: int


async def sources_by_state(connection: AsyncConnection) -> tuple[SourceCount, ...]:
    """How many sources are in each state; those removed are none."""
    state = sources.c.status, sources.c.condition
    rows = await connection.execute(
        select(*state, func.count())
        .where(sources.c.status != SourceStatus.REMOVED.value)
        .group_by(*state)
    )
    return tuple(
        SourceCount(SourceStatus(status), Condition(condition), count)
        for status, condition, count in rows
    )


async def looks(connection: AsyncConnection, now: datetime) -> Looks:
    """When the feeds that are on, or on trial, last answered."""
    since = literal(now - DEAD_AFTER, sources.c.failing_since.type)
    # A feed that has never answered has been tried since it was added.
    last = func.coalesce(sources.c.looked_at, sources.c.added_at)
    dead = func.count().filter(sources.c.failing_since <= since)
    row = (
        await connection.execute(
            select(func.max(sources.c.looked_at), func.min(last), dead)
            .where(sources.c.kind == SourceKind.FEED.value)
            .where(sources.c.status.in_(_values(LIVES)))
        )
    ).one()
    return Looks(*row)


async def places_by_state(connection: AsyncConnection, now: datetime) -> tuple[PlaceCount, ...]:
    """How many groups, topics and channels there are in each state: chats below zero."""
    is_paused = subscribers.c.paused_until > literal(now, subscribers.c.paused_until.type)
    state = case(
        (subscribers.c.inactive_reason.is_not(None), PlaceState.CLOSED.value),
        (is_paused, PlaceState.PAUSED.value),
        else_=PlaceState.OPEN.value,
    ).label("place_state")
    rows = await connection.execute(
        select(subscribers.c.kind, state, func.count())
        .where(subscribers.c.chat_id < 0)
        # By its name: PostgreSQL takes two equal expressions with parameters for different ones.
        .group_by(subscribers.c.kind, literal_column(state.name))
    )
    return tuple(
        PlaceCount(PlaceKind(kind), PlaceState(state), count) for kind, state, count in rows
    )


def _values(statuses: Iterable[SourceStatus]) -> list[str]:
    return [status.value for status in statuses]
