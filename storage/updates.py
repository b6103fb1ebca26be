"""Updates from Telegram, kept from the moment they are confirmed until they can not come again."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import updates

RawUpdate = Mapping[str, Any]


async def keep(
    connection: AsyncConnection, batch: Sequence[RawUpdate], now: datetime
) -> list[RawUpdate]:
    """Keep a batch of updates; those that were not kept before, in their order."""
    if not batch:
        return []
    rows = [
        # ASCII escapes hold what people can send and no database column can: lone surrogates.
        {"update_id": one["update_id"], "payload": json.dumps(one), "received_at": now}
        for one in batch
    ]
    statement = insert(connection, updates).values(rows).on_conflict_do_nothing()
    kept = await connection.scalars(statement.returning(updates.c.update_id))
    waiting = set(kept)
    fresh = []
    for one in batch:
        if one["update_id"] in waiting:
            waiting.discard(one["update_id"])
            fresh.append(one)
    return fresh


async def unhandled(connection: AsyncConnection) -> list[RawUpdate]:
    """What was kept but not handled before the last stop, oldest first."""
    payloads = await connection.scalars(
        select(updates.c.payload)
        .where(updates.c.handled_at.is_(None))
        .order_by(updates.c.update_id)
    )
    return [json.loads(payload) for payload in payloads]


async def mark_handled(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    """Note that updates have been handled, whatever came of it."""
    await connection.execute(
        update(updates).where(updates.c.update_id.in_(ids)).values(handled_at=now)
    )


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Drop updates handled before a moment; how many those were."""
    dropped = await connection.execute(delete(updates).where(updates.c.handled_at < before))
    return dropped.rowcount
