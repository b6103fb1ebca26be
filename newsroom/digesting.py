"""Digests: when readers want them, what waits for them, and sending them out."""

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from news.absence import is_long
from news.arrival import Arrival, next_arrival, offset_of
from news.dispatch import Occasion
from news.histogram import Histogram
from news.quiet import stored_quiet
from news.subscriber import Subscriber
from news.timetable import Timetable
from news.timetable_language import stored_timetable
from news.zone import stored_zone
from newsroom.desk import Desk
from newsroom.selecting import Edition, Share, messages, open_edition, share_out
from newsroom.spreading import arrival, spread_width
from storage import digests
from storage.database import Connection
from storage.digests import Due, Failed
from storage.dispatches import add_digest_dispatch
from storage.publications import first_sequence_since
from storage.subscribers import change_subscriber, subscriber_by_id
from storage.trouble import concerns_all, costing_itself_alone
from storage.waking import Wake, wake

# Readers in one transaction: few enough that nobody waits for the write lock.
READERS_AT_ONCE = 500
# A digest that could not be made is tried again after that, and then after twice as long each time.
PUT_OFF = timedelta(minutes=15)
MOST_FAILURES = 5
"""So often is a digest tried; then its slot is given up, and what it would hold is in the next."""
_DAY = timedelta(days=1)

TellGivenUp = Callable[[int], None]
_Begun: TypeAlias = Mapping[Occasion | None, int]
_Slot: TypeAlias = tuple[str, str | None, str | None, timedelta, datetime | None]
"""The dispatches of a tick, by occasion."""

log = logging.getLogger(__name__)


class DigestFailed(Exception):  # noqa: N818 - it says what is the matter
    """A reader's digest could not be made; that is in the log."""


async def set_timetable(
    desk: Desk, subscriber: Subscriber, timetable: Timetable, now: datetime
) -> Subscriber:
    """Have digests at other times; the first is that of the next slot after ``now``."""
    async with desk.database.transaction() as connection:
        current = await _current(connection, desk, subscriber, lock=True)
        following = await arrival(connection, current, now, replace(current, timetable=timetable))
        await change_subscriber(
            connection,
            subscriber.id,
            timetable=str(timetable),
            next_digest_at=following.at,
            digests_upto=following.upto,
        )
        changed = await subscriber_by_id(connection, subscriber.id, desk.zone)
    if changed is None:
        raise LookupError(f"subscriber {subscriber.id}")
    return changed


async def waiting(desk: Desk, subscriber: Subscriber, now: datetime) -> int | None:
    """How many articles wait for the reader's next digest; None when that cannot be told."""
    try:
        async with desk.database.snapshot() as connection:
            current = await _current(connection, desk, subscriber)
            edition = await open_edition(connection, current.digest_sequence)
            readers = {current.id: current.digest_sequence}
            shares = await share_out(connection, readers, edition, now)
            return sum(share.count + share.more for share in shares.values())
    except Exception as error:
        if concerns_all(error):
            raise
        # The times can be looked at and changed all the same.
        await _note(desk, subscriber.id, error)
        return None


async def send_now(desk: Desk, subscriber: Subscriber, now: datetime) -> int:
    """Send the reader what waits, outside the timetable; how many articles that is.

    Raises DigestFailed.
    """
    try:
        shares = await _send_at_once(desk, subscriber, now)
    except Exception as error:
        if concerns_all(error):
            raise
        await _note(desk, subscriber.id, error)
        raise DigestFailed from error
    if shares:
        desk.wake()
    return sum(share.count for share in shares.values())


async def _send_at_once(desk: Desk, subscriber: Subscriber, now: datetime) -> dict[int, Share]:
    async with desk.database.transaction() as connection:
        current = await _current(connection, desk, subscriber, lock=True)
        edition = await open_edition(connection, current.digest_sequence)
        readers = {current.id: current.digest_sequence}
        places = [current.id] if current.chat_id < 0 else []
        shares = await share_out(connection, readers, edition, now, places)
        if shares:
            dispatch_id = await add_digest_dispatch(connection, now, Occasion.ASKED)
            parts = messages(edition, shares, places)
            await digests.enqueue(connection, dispatch_id, parts, now, places)
            await wake(connection, Wake.OUTBOX)
        await digests.hold_no_longer(connection, [current.id])
        covered = max(current.digest_sequence, edition.upto) if shares else current.digest_sequence
        await change_subscriber(
            connection, current.id, digest_sequence=covered, catch_up_at=None, digest_failures=0
        )
    return shares


async def _note(desk: Desk, reader: int, error: Exception) -> None:
    """Log that a digest cannot be made, once: whoever asks for it may ask again and again."""
    with costing_itself_alone("digest.not_put_off", reader=reader):
        async with desk.database.transaction() as connection:
            is_first = await digests.note_failure(connection, reader)
        if is_first:
            log.error("digest.failed", extra={"reader": reader}, exc_info=error)


async def send_due(desk: Desk, now: datetime, tell: TellGivenUp = lambda _: None) -> int:
    """The tick: send every digest that is due; how many readers were due.

    ``tell`` is told the chat of a reader whose digest is given up.

    A slot is claimed in the transaction that fills the outbox, so the tick may be cut anywhere.
    The next slot is one that is yet to come: after downtime there is one digest, not one a slot.
    What is due within its reader's quiet hours waits for their end, and is one digest then.
    """
    async with desk.database.snapshot() as connection:
        due = await digests.due_ids(connection, now)
        if not due:
            return 0
        recent = await first_sequence_since(connection, now - _DAY) - 1
        oldest = await digests.oldest_window(connection, now, recent)
        edition = await open_edition(connection, oldest or 0)
        slots = _Slots(now, desk.zone, await spread_width(connection), desk.digest_lateness)
    begun: _Begun = {}
    for start in range(0, len(due), READERS_AT_ONCE):
        some = due[start : start + READERS_AT_ONCE]
        begun = await _send_some(desk, some, edition, slots, begun, tell)
    return len(due)


class _Slots:
    """When digests come next, after one moment; most share a few timetables and quiet hours."""

    def __init__(self, now: datetime, zone: ZoneInfo, width: int, lateness: Histogram) -> None:
        self.now = now
        self._zone = zone
        self._width = width
        self._lateness = lateness
        self._known: dict[_Slot, Arrival] = {}

    def next(self, one: Due | Failed) -> Arrival:
        """When the next digest of a reader comes, once the one that is due has been made."""
        offset = offset_of(one.chat_id, self._width)
        key = (one.timetable, one.zone, one.quiet, offset, one.digests_upto)
        if key not in self._known:
            zone = stored_zone(one.zone, self._zone)
            timetable = stored_timetable(one.timetable)
            found = next_arrival(timetable, zone, offset, one.digests_upto, self.now)
            self._known[key] = found.after_quiet(stored_quiet(one.quiet), zone)
        return self._known[key]

    def measure(self, due: Iterable[Due]) -> None:
        """Note how late those come that are made now; many share a moment."""
        moments = Counter(one.next_digest_at for one in due if _has_slot(one, self.now))
        for moment, times in moments.items():
            if moment is not None:
                self._lateness.observe((self.now - moment).total_seconds(), times)

    def end_of_quiet(self, one: Due) -> datetime | None:
        """When the quiet hours end that a reader is in; None outside them."""
        quiet = stored_quiet(one.quiet)
        if quiet is None:
            return None
        return quiet.end_after(self.now, stored_zone(one.zone, self._zone))


async def _send_some(
    desk: Desk,
    ids: Sequence[int],
    edition: Edition,
    slots: _Slots,
    begun: _Begun,
    tell: TellGivenUp,
) -> _Begun:
    """Send the digests of some readers; the dispatches that there are by then.

    A batch that fails is halved until a reader whose digest fails is alone; it is retried later.
    """
    try:
        async with desk.database.transaction() as connection:
            begun = await _send_chunk(connection, ids, edition, slots, begun)
    except Exception as error:
        if concerns_all(error):
            raise
        if len(ids) == 1:
            await _put_off(desk, ids[0], slots, error, tell)
            return begun
        for half in (ids[: len(ids) // 2], ids[len(ids) // 2 :]):
            begun = await _send_some(desk, half, edition, slots, begun, tell)
        return begun
    if begun:
        desk.wake()
    return begun


async def _put_off(
    desk: Desk, reader: int, slots: _Slots, error: Exception, tell: TellGivenUp
) -> None:
    """Retry a digest later, with backoff, or give its slot up; each is logged once.

    A slot after one that was given up is tried once, and not logged.
    """
    with costing_itself_alone("digest.not_put_off", reader=reader):
        async with desk.database.transaction() as connection:
            failed = await digests.count_failure(connection, reader, most=MOST_FAILURES + 1)
            if failed is not None:
                again = _again(failed, slots)
                await digests.put_off(connection, [reader], slots.now, again.at, again.upto)
        if failed is None:
            return
        if failed.failures == 1:
            log.error("digest.failed", extra={"reader": reader}, exc_info=error)
        elif failed.failures == MOST_FAILURES:
            log.error("digest.given_up", extra={"reader": reader}, exc_info=error)
            tell(failed.chat_id)


def _again(failed: Failed, slots: _Slots) -> Arrival:
    if failed.failures < MOST_FAILURES:
        return Arrival(slots.now + PUT_OFF * 2.0 ** (failed.failures - 1), None)
    try:
        return slots.next(failed)
    except Exception:  # noqa: BLE001 - the timetable itself may be what fails
        return Arrival(slots.now + _DAY, None)


async def _send_chunk(
    connection: Connection,
    ids: Sequence[int],
    edition: Edition,
    slots: _Slots,
    begun: _Begun,
) -> _Begun:
    due = await digests.still_due(connection, ids, slots.now)
    due = await _keep_quiet(connection, due, slots)
    slots.measure(due)
    listening = {one.id: _covered(one, edition, slots) for one in due if not _rests(one, slots.now)}
    places = {one.id for one in due if one.chat_id < 0}
    shares = await share_out(connection, listening, edition, slots.now, places)
    begun = dict(begun)
    for occasion, some in _by_occasion(due, shares, slots):
        if occasion not in begun:
            begun[occasion] = await add_digest_dispatch(connection, slots.now, occasion)
        parts = messages(edition, some, places)
        await digests.enqueue(connection, begun[occasion], parts, slots.now, places)
    await digests.hold_no_longer(connection, list(listening))
    await _move_on(connection, due, edition.upto, slots)
    return begun


async def _keep_quiet(connection: Connection, due: Sequence[Due], slots: _Slots) -> list[Due]:
    """Put off what is due within quiet hours to their end; the others."""
    kept: dict[datetime, list[int]] = defaultdict(list)
    ends = {one.id: slots.end_of_quiet(one) for one in due}
    for reader, end in ends.items():
        if end is not None:
            kept[end].append(reader)
    for end, ids in kept.items():
        await digests.put_off(connection, ids, slots.now, end)
    return [one for one in due if ends[one.id] is None]


def _covered(one: Due, edition: Edition, slots: _Slots) -> int:
    """What a reader's digests cover; who only catches up gets nothing but what was held back."""
    return one.digest_sequence if _has_slot(one, slots.now) else edition.upto


def _by_occasion(
    due: Sequence[Due], shares: Mapping[int, Share], slots: _Slots
) -> Iterator[tuple[Occasion | None, dict[int, Share]]]:
    occasions = {one.id: _occasion(one, slots.now) for one in due}
    for occasion in (None, Occasion.NIGHT, Occasion.CROWD):
        some = {reader: share for reader, share in shares.items() if occasions[reader] is occasion}
        if some:
            yield occasion, some


def _occasion(one: Due, now: datetime) -> Occasion | None:
    """Why a digest comes; a group does not sleep: it is brought what was too much for it."""
    if not _catches_up(one, now):
        return None
    return Occasion.CROWD if one.chat_id < 0 else Occasion.NIGHT


async def _move_on(connection: Connection, due: Sequence[Due], upto: int, slots: _Slots) -> None:
    resting: dict[Arrival, list[int]] = defaultdict(list)
    groups: dict[tuple[Arrival, int | None], list[int]] = defaultdict(list)
    for one in due:
        has_slot = _has_slot(one, slots.now)
        following = slots.next(one) if has_slot else Arrival(one.next_digest_at, one.digests_upto)
        if _rests(one, slots.now):
            resting[following].append(one.id)
        else:
            covered = upto if has_slot and one.digest_sequence <= upto else None
            groups[following, covered].append(one.id)
    for following, ids in resting.items():
        await digests.pass_slot(connection, ids, following)
    for (following, covered), ids in groups.items():
        await digests.move_on(connection, ids, following, covered)


async def _current(
    connection: Connection, desk: Desk, subscriber: Subscriber, *, lock: bool = False
) -> Subscriber:
    current = await subscriber_by_id(connection, subscriber.id, desk.zone, lock=lock)
    if current is None:
        raise LookupError(f"subscriber {subscriber.id}")
    return current


def _rests(one: Due, now: datetime) -> bool:
    """Whether nothing is made for a reader: in a pause, and after days of absence.

    Then ``newsroom.returning`` brings what they missed.
    """
    is_paused = one.paused_until is not None and now < one.paused_until
    return is_paused or is_long(one.away_since, now)


def _has_slot(one: Due, now: datetime) -> bool:
    return one.next_digest_at is not None and one.next_digest_at <= now


def _catches_up(one: Due, now: datetime) -> bool:
    return one.catch_up_at is not None and one.catch_up_at <= now
