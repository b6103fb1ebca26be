"""Copies of the articles that others bring up to date, for those to answer."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DispatchKind
from storage.delivery_keys import DeliveryKey
from storage.dialect import listed
from storage.tables import articles, deliveries, dispatches


async def former_messages(
    connection: AsyncConnection, keys: Iterable[DeliveryKey]
) -> dict[DeliveryKey, int]:
    """The messages by which the readers of these deliveries have the former article, if any."""
    readers: dict[int, list[int]] = defaultdict(list)
    for key in keys:
        readers[key.dispatch_id].append(key.subscriber_id)
    found: dict[DeliveryKey, int] = {}
    for dispatch_id, ids in readers.items():
        former = await _former_dispatch(connection, dispatch_id)
        if former is None:
            continue
        rows = await connection.execute(
            select(deliveries.c.subscriber_id, deliveries.c.message_id).where(
                deliveries.c.dispatch_id == former,
                listed(deliveries.c.subscriber_id, ids),
                deliveries.c.message_id.is_not(None),
            )
        )
        found |= {DeliveryKey(dispatch_id, row[0], 0): row[1] for row in rows}
    return found


async def _former_dispatch(connection: AsyncConnection, dispatch_id: int) -> int | None:
    former = dispatches.alias("former")
    statement = (
        select(former.c.id)
        .join_from(dispatches, articles, dispatches.c.article_id == articles.c.id)
        .join(former, former.c.article_id == articles.c.updates_id)
        .where(dispatches.c.id == dispatch_id, former.c.kind == DispatchKind.ARTICLE.value)
    )
    return await connection.scalar(statement)
