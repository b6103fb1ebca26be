"""How far readers' digests are spread around the times they chose, kept as a fact."""

import logging
from datetime import datetime, timedelta

from news.arrival import Arrival, offset_of, width_for
from news.rearrangement import rearranged
from news.subscriber import Subscriber
from newsroom.desk import Desk
from storage.database import Connection
from storage.facts import DIGEST_SPREAD, fact, keep_fact
from storage.totals import Total, active_readers, totals

log = logging.getLogger(__name__)


async def spread_width(connection: Connection) -> int:
    """Over how many minutes digests are spread; 0 as long as there are few readers."""
    return int(await fact(connection, DIGEST_SPREAD) or 0)


async def keep_width(desk: Desk) -> None:
    """The tick: widen the spread, or narrow it, as readers come and go."""
    async with desk.database.snapshot() as connection:
        current = await spread_width(connection)
        counted = await totals(connection)
    # The digests of places are sent at the same pace.
    receivers = active_readers(counted) + counted[Total.PLACES]
    width = width_for(receivers, desk.rate, current)
    if width == current:
        return
    async with desk.database.transaction() as connection:
        await keep_fact(connection, DIGEST_SPREAD, str(width))
    log.info("digest.spread", extra={"readers": receivers, "minutes": width, "before": current})


async def usual_offset(desk: Desk, chat_id: int) -> timedelta:
    """How much later than the times they chose a reader's digests come; below zero earlier."""
    async with desk.database.snapshot() as connection:
        return offset_of(chat_id, await spread_width(connection))


async def arrival(
    connection: Connection, reader: Subscriber, now: datetime, changed: Subscriber | None = None
) -> Arrival:
    """When the reader's next digest comes; ``changed`` is what they are from now on."""
    offset = offset_of(reader.chat_id, await spread_width(connection))
    return rearranged(reader, changed or reader, offset, now)
