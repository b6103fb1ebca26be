"""The outbox as the worker handles it, without a worker: what waits is claimed, then settled."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from news.dispatch import DeliveryState, DispatchKind, Lane
from storage.claims import mark_claimed
from storage.database import Connection, Database
from storage.deliveries import Settlement, current_revision, revisions, settle
from storage.queues import waiting
from storage.tables import deliveries, dispatches
from storage.waiting import Waiting

FIRST_MESSAGE = 5_000
"""The message that a reader holds has the number of the reader's id above this, and of its part."""
_MOST = 100_000


class InFlight(NamedTuple):
    """A delivery that is claimed, and the revision of what was rendered for it."""

    waiting: Waiting
    revision: int


async def claim(database: Database, now: datetime) -> list[InFlight]:
    """Claim all that waits in any lane, as it is rendered at this moment."""
    async with database.transaction() as connection:
        rows = [row for lane in Lane for row in await waiting(connection, lane, now, _MOST)]
        await mark_claimed(connection, [row.key for row in rows])
        held = await revisions(connection, {id_ for row in rows for id_ in row.articles})
    return [
        InFlight(row, current_revision(held, row.articles, by_headline=by_headline(row)))
        for row in rows
    ]


async def land(database: Database, flights: Sequence[InFlight], now: datetime) -> list[Settlement]:
    """Settle as sent what was claimed; what has changed since is returned."""
    async with database.transaction() as connection:
        return await settle(connection, [sent(one) for one in flights], now)


async def deliver(database: Database, now: datetime) -> None:
    """Send all that waits in any lane."""
    await land(database, await claim(database, now), now)


def sent(flight: InFlight) -> Settlement:
    """What became of a delivery that Telegram took."""
    row, message_id = flight.waiting, flight.waiting.message_id
    if message_id is None:
        message_id = message_of(row.key.subscriber_id, row.key.dispatch_id, row.key.part)
    return Settlement(
        row.key,
        DeliveryState.SENT,
        row.lane,
        attempts=row.attempts,
        doubts=row.doubts,
        message_id=message_id,
        revision=flight.revision,
        settled_at=row.sent_at,
        compared=True,
        articles=row.articles,
        by_headline=by_headline(row),
    )


def message_of(reader: int, dispatch_id: int, part: int = 0) -> int:
    """The number of the message that a delivery became."""
    return FIRST_MESSAGE + 1_000_000 * dispatch_id + 100 * reader + part


def by_headline(row: Waiting) -> bool:
    """Whether a delivery shows only the line of its article, not the wording."""
    return row.kind is not DispatchKind.ARTICLE


async def rows_of(connection: Connection, kind: DispatchKind) -> list[Any]:
    """The deliveries of the dispatches of a kind, in their order."""
    rows = await connection.execute(
        select(deliveries)
        .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
        .where(dispatches.c.kind == kind.value)
        .order_by(deliveries.c.dispatch_id, deliveries.c.subscriber_id, deliveries.c.part)
    )
    return list(rows)
