"""Which articles readers had before they left or unsubscribed: counted, with nobody's name.

An article counts for a day after its reader had it by itself; what a digest named does not. Each is
looked up by key, among the newest.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, DispatchKind
from news.figure import Figure
from storage.dialect import listed
from storage.figures import Change, count
from storage.tables import article_rubrics, article_rules, articles, deliveries, dispatches

WITHIN = timedelta(days=1)
MOST_ARTICLES = 200
"""The newest, so that whoever leaves keeps nobody waiting."""

_IS_ARTICLE = dispatches.c.kind == literal_column(f"'{DispatchKind.ARTICLE}'")
_HAD = deliveries.c.state.in_(
    [literal_column(str(state.value)) for state in (DeliveryState.SENT, DeliveryState.OUTDATED)]
)
_LAST = select(func.max(articles.c.sequence)).scalar_subquery()


async def count_leaving(
    connection: AsyncConnection, subscriber_ids: Sequence[int], now: datetime
) -> None:
    """Count the articles that readers had on the day before they left."""
    newest = await _newest(connection)
    for each in subscriber_ids:
        had = await _had(connection, newest, each, now)
        await count(connection, [Change(Figure.LEFT_AFTER, id_) for id_ in had])


async def count_unfollowing(
    connection: AsyncConnection,
    subscriber_id: int,
    rubric_id: int | None,
    rule_id: int | None,
    now: datetime,
) -> None:
    """Count the articles that a subscription brought on the day before it was removed."""
    brought = _is_under(rubric_id) if rubric_id is not None else _meets(rule_id)
    had = await _had(connection, await _newest(connection, brought), subscriber_id, now)
    await count(connection, [Change(Figure.UNFOLLOWED_AFTER, id_) for id_ in had])


def _is_under(rubric_id: int) -> ColumnElement[bool]:
    further = select(article_rubrics.c.article_id).where(
        article_rubrics.c.rubric_id == rubric_id,
        article_rubrics.c.sequence == articles.c.sequence,
    )
    return or_(articles.c.rubric_id == rubric_id, further.exists())


def _meets(rule_id: int | None) -> ColumnElement[bool]:
    met = select(article_rules.c.rule_id).where(
        article_rules.c.article_id == articles.c.id, article_rules.c.rule_id == rule_id
    )
    return met.exists()


async def _newest(connection: AsyncConnection, *which: ColumnElement[bool]) -> list[int]:
    statement = select(articles.c.id).where(articles.c.sequence > _LAST - MOST_ARTICLES, *which)
    return list(await connection.scalars(statement))


async def _had(
    connection: AsyncConnection, article_ids: Sequence[int], subscriber_id: int, now: datetime
) -> Sequence[int]:
    if not article_ids:
        return ()
    statement = (
        select(dispatches.c.article_id)
        .join_from(dispatches, deliveries, deliveries.c.dispatch_id == dispatches.c.id)
        .where(
            listed(dispatches.c.article_id, article_ids),
            _IS_ARTICLE,
            deliveries.c.subscriber_id == subscriber_id,
            _HAD,
            deliveries.c.settled_at > now - WITHIN,
        )
    )
    return list(await connection.scalars(statement))
