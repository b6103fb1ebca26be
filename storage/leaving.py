"""Which articles readers had before they left or unsubscribed: counted, with nobody's name.

An article counts for a day after its reader had it by itself; what a digest named does not. Each is
looked up by key, among the newest.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, DispatchKind
from news.figure import Figure
from storage.figures import Change, count
from storage.tables import article_rules, articles, deliveries, dispatches

WITHIN = timedelta(days=1)
MOST_ARTICLES = 200
"""The newest, so that whoever leaves keeps nobody waiting."""

_IS_ARTICLE = dispatches.c.kind == literal_column(f"'{DispatchKind.ARTICLE}'")
_HAD = deliveries.c.state.in_(
    [literal_column(str(state.value)) for state in (DeliveryState.SENT, DeliveryState.OUTDATED)]
)
_NEWEST = select(func.max(articles.c.sequence)).scalar_subquery()


async def count_leaving(
    connection: AsyncConnection, subscriber_ids: Sequence[int], now: datetime
) -> None:
    """Count the articles that readers had on the day before they left."""
    for each in subscriber_ids:
        had = await _had(connection, each, now)
        await count(connection, [Change(Figure.LEFT_AFTER, id_) for id_ in had])


async def count_unfollowing(
    connection: AsyncConnection,
    subscriber_id: int,
    rubric_id: int | None,
    rule_id: int | None,
    now: datetime,
) -> None:
    """Count the articles that a subscription brought on the day before it was removed."""
    met = select(article_rules.c.rule_id).where(
        article_rules.c.article_id == articles.c.id, article_rules.c.rule_id == rule_id
    )
    in_rubric = articles.c.rubric_id == rubric_id
    had = await _had(connection, subscriber_id, now, in_rubric if rubric_id else met.exists())
    await count(connection, [Change(Figure.UNFOLLOWED_AFTER, id_) for id_ in had])


async def _had(
    connection: AsyncConnection,
    subscriber_id: int,
    now: datetime,
    *which: ColumnElement[bool],
) -> Sequence[Any]:
    statement = (
        select(articles.c.id)
        .join_from(articles, dispatches, (dispatches.c.article_id == articles.c.id) & _IS_ARTICLE)
        .join(deliveries, deliveries.c.dispatch_id == dispatches.c.id)
        .where(
            articles.c.sequence > _NEWEST - MOST_ARTICLES,
            deliveries.c.subscriber_id == subscriber_id,
            _HAD,
            deliveries.c.settled_at > now - WITHIN,
            *which,
        )
    )
    return (await connection.scalars(statement)).all()
