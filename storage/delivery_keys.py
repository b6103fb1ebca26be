"""Which delivery is meant, in statements and rows."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    and_,
    bindparam,
    select,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState
from storage.dialect import listed_as
from storage.tables import deliveries


class DeliveryKey(NamedTuple):
    """Which delivery: one part of a dispatch to one reader."""

    dispatch_id: int
    subscriber_id: int
    part: int


# Of one delivery only: for a statement that is executed for many.
HAS_KEY = and_(
    deliveries.c.dispatch_id == bindparam("d"),
    deliveries.c.subscriber_id == bindparam("s"),
    deliveries.c.part == bindparam("p"),
)
# The parameters of HAS_KEY, in the order of the key.
KEY_NAMES = ("d", "s", "p")
# They are held, so that nobody changes them before what is counted of them has been written.
_HOLD = (
    select(
        deliveries.c.dispatch_id,
        deliveries.c.subscriber_id,
        deliveries.c.part,
        deliveries.c.state,
        deliveries.c["items"],
        deliveries.c.message_id,
        deliveries.c.doubts,
        type_coerce(deliveries.c.settled_at, BigInteger).label("settled"),
    )
    .where(
        deliveries.c.dispatch_id == bindparam("dispatch"),
        listed_as(deliveries.c.subscriber_id, "readers"),
    )
    .order_by(deliveries.c.subscriber_id, deliveries.c.part)
    .with_for_update()
)


async def hold_deliveries(
    connection: AsyncConnection, keys: Iterable[DeliveryKey], *states: DeliveryState
) -> list[Any]:
    """The rows of those deliveries that are in one of the states; nobody else changes them."""
    wanted: dict[int, set[DeliveryKey]] = defaultdict(set)
    for key in keys:
        wanted[key.dispatch_id].add(key)
    found: list[Any] = []
    for dispatch_id, those in sorted(wanted.items()):
        readers = sorted({key.subscriber_id for key in those})
        rows = await connection.execute(_HOLD, {"dispatch": dispatch_id, "readers": readers})
        found += [
            row for row in rows if (not states or row.state in states) and key_of(row) in those
        ]
    return found


def key_of(row: Any) -> DeliveryKey:  # noqa: ANN401
    """The key of a row whose first columns are the key."""
    # By position: a name costs four times as much, and each row settled is asked twice.
    return DeliveryKey(row[0], row[1], row[2])


def key_values(key: DeliveryKey) -> dict[str, Any]:
    """The values of the parameters of HAS_KEY."""
    return {"d": key[0], "s": key[1], "p": key[2]}
