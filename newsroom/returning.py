"""Readers who are back after days: the best of what they missed, once, and never all of it."""

import logging
from datetime import datetime
from functools import partial

from news.absence import BEST, days_of, is_long
from news.dispatch import Occasion
from news.zone import stored_zone
from newsroom.desk import Desk
from newsroom.selecting import Edition, Share, messages, open_edition, share_out
from storage import absences, digest_choices, digests
from storage.absences import Back
from storage.database import Connection
from storage.dispatches import add_digest_dispatch
from storage.trouble import concerns_all, costing_itself_alone

log = logging.getLogger(__name__)


async def bring_back(desk: Desk, now: datetime) -> int:
    """The tick: bring readers who are back what mattered meanwhile; how many were back.

    An absence ends in the transaction that fills the outbox, so the tick may be cut anywhere. In
    quiet hours nobody is back. Who was away for less than ``news.absence.LONG`` has the next
    digest as always.
    """
    back = await desk.database.peek(partial(absences.back, now=now))
    found = [one for one in back if not _sleeps(desk, one, now)]
    if not found:
        return 0
    async with desk.database.snapshot() as connection:
        edition = await open_edition(connection, min(one.digest_sequence for one in found))
    for one in found:
        await _bring(desk, one.id, edition, now)
    desk.wake()
    return len(found)


async def _bring(desk: Desk, reader: int, edition: Edition, now: datetime) -> None:
    """Bring one reader theirs; when that fails, the next digest holds it instead."""
    try:
        async with desk.database.transaction() as connection:
            one = await absences.still_back(connection, reader, now)
            if one is not None:
                await _end(connection, one, edition, now)
    except Exception as error:
        if concerns_all(error):
            raise
        log.exception("return.failed", extra={"reader": reader})
        with costing_itself_alone("return.not_forgone", reader=reader):
            async with desk.database.transaction() as connection:
                await absences.end_absence(connection, reader)


async def _end(connection: Connection, one: Back, edition: Edition, now: datetime) -> None:
    # What was missed is told to people: a group has gone on without it.
    if one.chat_id < 0 or not is_long(one.away_since, now):
        await absences.end_absence(connection, one.id)
        return
    readers = {one.id: one.digest_sequence}
    shares = await share_out(connection, readers, edition, now, most=BEST)
    if shares:
        await _enqueue(connection, shares, edition, days_of(one.away_since, now), now)
    await digest_choices.hold_no_longer(connection, [one.id])
    await absences.end_absence(connection, one.id, max(one.digest_sequence, edition.upto))


async def _enqueue(
    connection: Connection, shares: dict[int, Share], edition: Edition, days: int, now: datetime
) -> None:
    dispatch_id = await add_digest_dispatch(connection, now, Occasion.RETURN)
    await digests.enqueue(connection, dispatch_id, messages(edition, shares, days_away=days), now)


def _sleeps(desk: Desk, one: Back, now: datetime) -> bool:
    zone = stored_zone(one.zone, desk.zone)
    return one.quiet is not None and one.quiet.end_after(now, zone) is not None
