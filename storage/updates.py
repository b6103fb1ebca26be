"""Updates from Telegram, kept from the moment they are confirmed until they can not come again."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import is_sqlite, listed
from storage.tables import updates

RawUpdate = Mapping[str, Any]

# Carried out for every update: put together once, by whether it is for SQLite.
_KEEP = {
    on_sqlite: insert(updates).on_conflict_do_nothing().returning(updates.c.update_id)
    for on_sqlite, insert in ((True, sqlite.insert), (False, postgresql.insert))
}


class Turn(Enum):
    """Whose it is to handle an update that several processes may be given."""

    OURS = auto()
    ANOTHERS = auto()
    OVER = auto()
    """It has been handled."""


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
    kept = await connection.scalars(_KEEP[is_sqlite(connection)], rows)
    waiting = set(kept)
    fresh = []
    for one in batch:
        if one["update_id"] in waiting:
            waiting.discard(one["update_id"])
            fresh.append(one)
    return fresh


async def take_up(
    connection: AsyncConnection, one: RawUpdate, now: datetime, abandoned: datetime
) -> Turn:
    """Keep an update and find out whose it is.

    One that another process took up, and last held before ``abandoned``, is ours.
    """
    if await keep(connection, [one], now):
        return Turn.OURS
    this = updates.c.update_id == one["update_id"]
    again = update(updates).where(this, _abandoned_since(abandoned)).values(received_at=now)
    if (await connection.execute(again)).rowcount:
        return Turn.OURS
    handled_at = await connection.scalar(select(updates.c.handled_at).where(this))
    return Turn.ANOTHERS if handled_at is None else Turn.OVER


async def hold(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    """Note that updates are still being handled by who took them up."""
    mine = and_(listed(updates.c.update_id, ids), updates.c.handled_at.is_(None))
    await connection.execute(update(updates).where(mine).values(received_at=now))


async def take_up_abandoned(
    connection: AsyncConnection, now: datetime, abandoned: datetime
) -> list[RawUpdate]:
    """What nobody has held since ``abandoned`` and is not done, oldest first: it is ours now."""
    again = update(updates).where(_abandoned_since(abandoned)).values(received_at=now)
    payloads = await connection.scalars(again.returning(updates.c.payload))
    return sorted(map(json.loads, payloads), key=lambda one: int(one["update_id"]))


def _abandoned_since(moment: datetime) -> ColumnElement[bool]:
    return and_(updates.c.handled_at.is_(None), updates.c.received_at < moment)


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
        update(updates).where(listed(updates.c.update_id, ids)).values(handled_at=now)
    )


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Drop updates handled before a moment; how many those were."""
    dropped = await connection.execute(delete(updates).where(updates.c.handled_at < before))
    return dropped.rowcount
