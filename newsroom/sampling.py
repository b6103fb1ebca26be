"""How everything is, for monitors and owners: one look at the database, kept for all processes.

No figure is worth a query a scrape: many may scrape, and none must slow the sending.
"""

from datetime import datetime
from functools import cache

from pydantic import TypeAdapter, ValidationError

from news.dispatch import DeliveryState, Lane, Tally
from news.sample import Sample, Sending, Settled
from newsroom.desk import Desk
from storage.backlog import queue_of, updates_waiting
from storage.counts import tally_of_all
from storage.database import Connection, Database
from storage.facts import fact, keep_fact
from storage.inventory import looks, places_by_state, sources_by_state
from storage.totals import active_readers, totals

SAMPLE = "sample"


async def take(
    desk: Desk,
    now: datetime,
    sending: Sending,
    backup_at: datetime | None,
    write_wait: float,
    *,
    makes_backups: bool,
) -> Sample:
    """Look at everything at once, and keep what was seen; the rest is what the sender knows."""
    async with desk.database.snapshot() as connection:
        sample = await _taken(connection, now, sending, backup_at, write_wait, makes_backups)
    written = _form().dump_json(sample).decode()

    async def keep(connection: Connection) -> None:
        await keep_fact(connection, SAMPLE, written)

    # Nothing that anybody remembers depends on it.
    await desk.database.write(keep)
    return sample


async def last(database: Database) -> Sample | None:
    """The last sample that the sending process has kept; None when there is none that is read."""

    async def read(connection: Connection) -> str | None:
        return await fact(connection, SAMPLE)

    kept = await database.peek(read)
    try:
        return None if kept is None else _form().validate_json(kept)
    except ValidationError:
        # An earlier version's: the next one comes within seconds.
        return None


async def _taken(
    connection: Connection,
    now: datetime,
    sending: Sending,
    backup_at: datetime | None,
    write_wait: float,
    makes_backups: bool,
) -> Sample:
    tally = await tally_of_all(connection)
    waiting = await updates_waiting(connection)
    looked = await looks(connection, now)
    counted = await totals(connection)
    return Sample(
        taken_at=now,
        sending=sending,
        queues=tuple([await queue_of(connection, lane, now) for lane in Lane]),
        left=tally.left + tally.count(DeliveryState.OUTDATED),
        settled=settled(tally),
        updates=waiting.number,
        updates_since=waiting.since,
        sources=await sources_by_state(connection),
        dead_sources=looked.dead,
        newest_look=looked.newest,
        oldest_look=looked.oldest,
        places=await places_by_state(connection, now),
        readers=active_readers(counted),
        makes_backups=makes_backups,
        backup_at=backup_at,
        write_wait=write_wait,
    )


def settled(tally: Tally) -> Settled:
    """What has become of deliveries."""
    return Settled(
        delivered=tally.delivered,
        skipped=tally.count(DeliveryState.SKIPPED),
        failed=tally.count(DeliveryState.DEAD, DeliveryState.UNKNOWN),
        doubts=tally.doubts,
    )


@cache
def _form() -> TypeAdapter[Sample]:
    return TypeAdapter(Sample)
