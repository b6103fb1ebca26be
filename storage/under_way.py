"""Dispatches by their numbers: which have begun, and how far they are."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DispatchKind
from storage.tables import dispatches

NEWS = (
    DispatchKind.ARTICLE,
    DispatchKind.CORRECTION,
    DispatchKind.EDIT,
    DispatchKind.WITHDRAWAL,
)
"""The kinds that begin because somebody of the newsroom wanted it."""


class UnderWay(NamedTuple):
    """A dispatch; ``copies`` are those that an amendment found to be behind."""

    id: int
    kind: DispatchKind
    article_id: int | None
    created_at: datetime
    spread: bool
    copies: int
    unreached: int


async def newest_dispatch(connection: AsyncConnection) -> int:
    """The highest number there is; 0 before the first."""
    return await connection.scalar(select(func.max(dispatches.c.id))) or 0


async def begun_between(connection: AsyncConnection, after: int, upto: int) -> list[UnderWay]:
    """The newsroom's own dispatches with a number above ``after``, up to ``upto``."""
    kinds = dispatches.c.kind.in_([kind.value for kind in NEWS])
    range_ = dispatches.c.id > after, dispatches.c.id <= upto
    return await _read(connection, _select().where(kinds, *range_))


async def dispatches_now(connection: AsyncConnection, ids: Collection[int]) -> list[UnderWay]:
    """How these are now; those that are no more are left out."""
    return await _read(connection, _select().where(dispatches.c.id.in_(sorted(ids))))


def _select() -> Select[Any]:
    return select(
        dispatches.c.id,
        dispatches.c.kind,
        dispatches.c.article_id,
        dispatches.c.created_at,
        dispatches.c.complete,
        dispatches.c.copies,
        dispatches.c.unreached,
    ).order_by(dispatches.c.id)


async def _read(connection: AsyncConnection, statement: Select[Any]) -> list[UnderWay]:
    rows = await connection.execute(statement)
    return [UnderWay(id_, DispatchKind(kind), *rest) for id_, kind, *rest in rows]
