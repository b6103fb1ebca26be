"""What was done to a published article, and how far that has got."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Change
from news.colleague import Colleague
from news.dispatch import DeliveryState
from news.life import Event, Life
from storage.counts import copies_behind, tally_of_dispatch
from storage.editors import colleagues_by_id
from storage.queues import count_deferred
from storage.tables import approvals, article_versions, dispatches

LATEST = 8
"""So many events are told one by one."""
_EVENTS = (Change.EDIT.value, Change.CORRECTION.value, Change.WITHDRAWAL.value)


async def life_of(connection: AsyncConnection, article_id: int, now: datetime) -> Life:
    """What an article has been through since it was published."""
    rows = await _rows(connection, article_id)
    who = await colleagues_by_id(connection, [row.editor_id for row in rows])
    events = [await _event(connection, row, who[row.editor_id], now) for row in rows]
    if events:
        # Copies that an earlier event left behind are brought up to date with the newest one's.
        behind = min(events[-1].copies, await copies_behind(connection, article_id))
        events[-1] = replace(events[-1], left=events[-1].left + behind)
    earlier = await _count(connection, article_id) - len(events) if len(events) == LATEST else 0
    return Life(tuple(events), earlier)


async def who_agreed(connection: AsyncConnection, article_id: int) -> Colleague | None:
    """Who agreed to an article's publication, if somebody had to."""
    person_id = await connection.scalar(
        select(approvals.c.agreed_by).where(approvals.c.article_id == article_id)
    )
    return (await colleagues_by_id(connection, [person_id]))[person_id] if person_id else None


async def _rows(connection: AsyncConnection, article_id: int) -> Sequence[Any]:
    version, of = article_versions.c, dispatches.c
    brings = and_(of.article_id == version.article_id, of.revision == version.revision)
    found = await connection.execute(
        select(
            version.revision,
            version.change,
            version.created_at,
            version.editor_id,
            of.id,
            of.complete,
            of.copies,
            of.unreached,
        )
        .select_from(article_versions.outerjoin(dispatches, brings))
        .where(version.article_id == article_id, version.change.in_(_EVENTS))
        .order_by(version.revision.desc())
        .limit(LATEST)
    )
    return found.all()[::-1]


async def _event(
    connection: AsyncConnection, row: Row[Any], editor: Colleague, now: datetime
) -> Event:
    change = Change(row.change)
    event = Event(change, row.created_at, editor, revision=row.revision)
    # Its figures are forgotten one day.
    if row.id is None:
        return event
    told = left = 0
    if change is Change.CORRECTION:
        notes = await tally_of_dispatch(connection, row.id)
        told = notes.count(DeliveryState.SENT, DeliveryState.OUTDATED)
        # Notes to readers who pause wait for them, perhaps for ever.
        left = notes.left - (await count_deferred(connection, row.id, now) if notes.left else 0)
    return replace(
        event,
        copies=row.copies,
        unreached=max(0, min(row.unreached, row.copies)),
        told=told,
        left=left + (not row.complete),
    )


async def _count(connection: AsyncConnection, article_id: int) -> int:
    return (
        await connection.scalar(
            select(func.count())
            .select_from(article_versions)
            .where(article_versions.c.article_id == article_id)
            .where(article_versions.c.change.in_(_EVENTS))
        )
        or 0
    )
