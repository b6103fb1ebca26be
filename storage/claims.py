"""What becomes of a delivery that waits: it is claimed, skipped, or put off."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, literal_column, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, Reason
from storage.counts import Transition, count_transitions, held_articles
from storage.delivery_keys import (
    HAS_KEY,
    KEY_NAMES,
    DeliveryKey,
    hold_deliveries,
    key_of,
    key_values,
)
from storage.dialect import execute_many, execute_rows
from storage.tables import deliveries
from storage.timestamp import to_milliseconds
from storage.waiting import IS_WAITING

# The states are literals so that the partial indexes serve the statements.
_IS_PENDING = deliveries.c.state == literal_column(str(DeliveryState.PENDING.value))
_IS_OUTDATED = deliveries.c.state == literal_column(str(DeliveryState.OUTDATED.value))
_CLAIM = (
    update(deliveries)
    .where(HAS_KEY, IS_WAITING)
    .values(state=literal_column(str(DeliveryState.CLAIMED.value)))
)
_SKIP = (
    update(deliveries)
    .where(HAS_KEY, _IS_PENDING)
    .values(
        state=literal_column(str(DeliveryState.SKIPPED.value)),
        reason=bindparam("why"),
        settled_at=bindparam("at"),
    )
)
_DEFER = update(deliveries).where(HAS_KEY, _IS_PENDING).values(not_before=bindparam("later"))
_LEAVE = (
    update(deliveries)
    .where(HAS_KEY, _IS_OUTDATED)
    .values(state=literal_column(str(DeliveryState.SENT.value)), reason=bindparam("why"))
)


async def mark_claimed(connection: AsyncConnection, keys: Sequence[DeliveryKey]) -> None:
    """Mark deliveries as in flight: the durable mark before a call."""
    if keys:
        await execute_rows(connection, _CLAIM, KEY_NAMES, list(keys))


async def skip(
    connection: AsyncConnection, reasons: Mapping[DeliveryKey, Reason], now: datetime
) -> None:
    """Settle waiting deliveries that shall not be carried out, each with its reason.

    What was never sent is skipped; an outdated copy is left as it is.
    """
    if not reasons:
        return
    found = await hold_deliveries(
        connection, reasons, DeliveryState.PENDING, DeliveryState.OUTDATED
    )
    at = to_milliseconds(now)
    unsent = [row for row in found if row.state == DeliveryState.PENDING]
    outdated = [row for row in found if row.state == DeliveryState.OUTDATED]
    for statement, rows in ((_SKIP, unsent), (_LEAVE, outdated)):
        if rows:
            whys = ((key_of(row), reasons[key_of(row)].value) for row in rows)
            values = [key_values(key) | {"why": why, "at": at} for key, why in whys]
            await execute_many(connection, statement, values)
    ends = ((unsent, DeliveryState.SKIPPED), (outdated, DeliveryState.SENT))
    await count_transitions(
        connection,
        [
            Transition(row[0], held_articles(row[4]), DeliveryState(row[3]), to)
            for rows, to in ends
            for row in rows
        ],
    )


async def defer(connection: AsyncConnection, until: Mapping[DeliveryKey, datetime]) -> None:
    """Put pending deliveries off, each until a moment: they have another place in their queue."""
    if until:
        await execute_many(
            connection,
            _DEFER,
            (key_values(key) | {"later": to_milliseconds(moment)} for key, moment in until.items()),
        )
