"""What is recorded of an article for one reader."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, Reason
from news.record import Record, Sent
from storage.counts import held_articles
from storage.dispatches import article_dispatch
from storage.tables import deliveries, dispatch_articles, subscribers, subscriptions

_SENT = (
    deliveries.c.state,
    deliveries.c.reason,
    deliveries.c.message_id,
    deliveries.c.settled_at,
    deliveries.c.silent,
)


async def record(connection: AsyncConnection, subscriber_id: int, article_id: int) -> Record:
    """All that is recorded about an article and a reader."""
    counted = subscribers.c.instants, subscribers.c.instants_day
    of_reader = select(*counted).where(subscribers.c.id == subscriber_id)
    row = (await connection.execute(of_reader)).one()
    since = await connection.execute(
        select(subscriptions.c.id, subscriptions.c.since_sequence).where(
            subscriptions.c.subscriber_id == subscriber_id
        )
    )
    return Record(
        alone=await _alone(connection, subscriber_id, article_id),
        in_digest=await _in_digest(connection, subscriber_id, article_id),
        since=dict(since.all()),
        instants=row.instants,
        instants_day=row.instants_day,
    )


async def _alone(connection: AsyncConnection, subscriber_id: int, article_id: int) -> Sent | None:
    dispatch_id = await article_dispatch(connection, article_id)
    if dispatch_id is None:
        return None
    statement = select(*_SENT).where(
        deliveries.c.dispatch_id == dispatch_id, deliveries.c.subscriber_id == subscriber_id
    )
    row = (await connection.execute(statement)).first()
    return _sent(row) if row is not None else None


async def _in_digest(
    connection: AsyncConnection, subscriber_id: int, article_id: int
) -> Sent | None:
    """The newest digest with the article: each dispatch is asked by the key of the reader."""
    statement = (
        select(*_SENT, deliveries.c["items"])
        .join_from(
            dispatch_articles,
            deliveries,
            deliveries.c.dispatch_id == dispatch_articles.c.dispatch_id,
        )
        .where(
            dispatch_articles.c.article_id == article_id,
            deliveries.c.subscriber_id == subscriber_id,
        )
        .order_by(deliveries.c.dispatch_id.desc())
    )
    rows = (await connection.execute(statement)).all()
    return next((_sent(row) for row in rows if article_id in held_articles(row[-1])), None)


def _sent(row: Any) -> Sent:  # noqa: ANN401
    known = row.reason in set(Reason)
    return Sent(
        state=DeliveryState(row.state),
        reason=Reason(row.reason) if known else None,
        message_id=row.message_id,
        settled_at=row.settled_at,
        silent=row.silent,
    )
