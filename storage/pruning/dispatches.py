"""Dispatches of digests and amendments with nothing left to do."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, DispatchKind
from storage.dialect import listed
from storage.tables import deliveries, digest_counts, dispatch_counts, dispatches

_DISPATCHES_AT_ONCE = 100


async def finished_dispatches(connection: AsyncConnection, before: datetime) -> list[int]:
    """Some dispatches of digests, edits, corrections and withdrawals with nothing left to do."""
    statement = select(dispatches.c.id).where(_is_finished(before)).order_by(dispatches.c.id)
    return list(await connection.scalars(statement.limit(_DISPATCHES_AT_ONCE)))


async def drop_dispatches(connection: AsyncConnection, ids: Sequence[int], before: datetime) -> int:
    """Drop those that are finished, and what is noted about them."""
    statement = delete(dispatches).where(listed(dispatches.c.id, ids), _is_finished(before))
    return (await connection.execute(statement)).rowcount


def _is_finished(before: datetime) -> ColumnElement[bool]:
    rows = select(deliveries.c.part).where(deliveries.c.dispatch_id == dispatches.c.id)
    newest = select(func.max(dispatches.alias().c.id)).scalar_subquery()
    return and_(
        dispatches.c.kind != DispatchKind.ARTICLE.value,
        dispatches.c.complete,
        dispatches.c.created_at < before,
        dispatches.c.halted.is_(None),
        dispatches.c.report_due_at.is_(None),
        dispatches.c.id < newest,
        ~rows.exists(),
        ~_copies_behind().exists(),
        ~_digests_behind().exists(),
    )


def _copies_behind() -> Select[Any]:
    saying = dispatches.alias()
    return (
        select(saying.c.id)
        .join(dispatch_counts, dispatch_counts.c.dispatch_id == saying.c.id)
        .where(
            saying.c.article_id == dispatches.c.article_id,
            dispatch_counts.c.state == DeliveryState.OUTDATED.value,
            dispatch_counts.c.copies > 0,
        )
        .correlate(dispatches)
    )


def _digests_behind() -> Select[Any]:
    return select(digest_counts.c.copies).where(
        digest_counts.c.article_id == dispatches.c.article_id,
        digest_counts.c.state == DeliveryState.OUTDATED.value,
        digest_counts.c.copies > 0,
    )
