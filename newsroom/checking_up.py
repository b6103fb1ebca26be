"""The monthly check-up: which subscriptions send nothing, and which send too much."""

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from news.checkup import CheckUp, hour_for
from news.subscriber import FOR_EVER, Subscriber
from news.timetable_language import stored_timetable
from news.zone import stored_zone
from newsroom.desk import Desk
from storage import checkups
from storage.checkups import Due
from storage.database import Connection
from storage.trouble import concerns_all, costing_itself_alone

AT_ONCE = 50
"""Readers a tick looks at: whole months fall due on one day, and are told over several."""

log = logging.getLogger(__name__)


async def check(desk: Desk, subscriber: Subscriber, now: datetime) -> tuple[CheckUp, bool]:
    """How the reader's subscriptions do, and whether they are told of it once a month."""
    async with desk.database.snapshot() as connection:
        month = await checkups.month_until(connection, now)
        found = await checkups.checkup_of(connection, subscriber.id, now, month)
        return found, await checkups.wants_checkups(connection, subscriber.id)


async def want(desk: Desk, subscriber: Subscriber, now: datetime, *, wanted: bool) -> None:
    """Tell the reader once a month from now on, or never."""
    async with desk.database.transaction() as connection:
        await checkups.note_checked_up(connection, [subscriber.id], now if wanted else FOR_EVER)


async def send_due(desk: Desk, now: datetime) -> int:
    """The tick: put some check-ups that are due into the outbox; how many readers were due.

    It is noted in the transaction that fills the outbox, so the tick may be cut anywhere. Who has
    nothing to be told is noted as well, and looked at again in a month.
    """
    ids = await desk.database.peek(partial(checkups.due_ids, now=now, most=AT_ONCE))
    if ids:
        await _tell(desk, ids, now)
    return len(ids)


async def _tell(desk: Desk, ids: Sequence[int], now: datetime) -> None:
    """Tell some readers; a batch that fails is halved until the one that fails is alone."""
    try:
        async with desk.database.transaction() as connection:
            await _enqueue(desk, connection, ids, now)
    except Exception as error:
        if concerns_all(error):
            raise
        if len(ids) > 1:
            for half in (ids[: len(ids) // 2], ids[len(ids) // 2 :]):
                await _tell(desk, half, now)
            return
        log.exception("checkup.failed", extra={"reader": ids[0]})
        with costing_itself_alone("checkup.not_noted", reader=ids[0]):
            async with desk.database.transaction() as connection:
                await checkups.note_checked_up(connection, ids, now)


async def _enqueue(desk: Desk, connection: Connection, ids: Sequence[int], now: datetime) -> None:
    due = await checkups.still_due(connection, ids, now)
    listening = [one.id for one in due if one.listens]
    told = await checkups.with_findings(connection, listening, now)
    moments = {one.id: _moment(desk, one, now) for one in due if one.id in told}
    if moments:
        await checkups.enqueue(connection, moments, now)
        desk.wake()
    await checkups.note_checked_up(connection, [one.id for one in due], now)


def _moment(desk: Desk, one: Due, now: datetime) -> datetime:
    return hour_for(stored_timetable(one.timetable), stored_zone(one.zone, desk.zone), now)
