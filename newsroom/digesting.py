"""Digests: when readers want them, what waits for them, and sending them out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from news.digest import Window
from news.subscriber import Subscriber
from news.timetable import Timetable, parse_timetable
from newsroom.desk import Desk
from storage import digests
from storage.database import Connection
from storage.digests import Due
from storage.dispatches import add_digest_dispatch, covered_sequence
from storage.facts import current_sequence
from storage.subscribers import change_subscriber, subscriber_by_id

# Readers in one transaction: few enough that nobody waits for the write lock.
CHUNK = 500


@dataclass(frozen=True, slots=True)
class _Edition:
    """What the digests of one tick choose from; ``spread`` maps dispatches to their articles."""

    window: Window
    upto: int
    spread: Mapping[int, int]


async def set_timetable(
    desk: Desk, subscriber: Subscriber, timetable: Timetable, now: datetime
) -> Subscriber:
    """Have digests at other times; the first is at the next slot after ``now``."""
    slot = timetable.next_slot(now, subscriber.zone)
    async with desk.database.transaction() as connection:
        await change_subscriber(
            connection, subscriber.id, timetable=str(timetable), next_digest_at=slot
        )
        changed = await subscriber_by_id(connection, subscriber.id, desk.zone)
    if changed is None:
        raise LookupError(f"subscriber {subscriber.id}")
    return changed


async def waiting(desk: Desk, subscriber: Subscriber, now: datetime) -> int:
    """How many articles wait for the reader's next digest."""
    async with desk.database.snapshot() as connection:
        return (await _mask_of(connection, desk, subscriber, now))[1].bit_count()


async def send_now(desk: Desk, subscriber: Subscriber, now: datetime) -> int:
    """Send the reader what waits, outside the timetable; how many articles that is."""
    async with desk.database.transaction() as connection:
        edition, mask = await _mask_of(connection, desk, subscriber, now, lock=True)
        if mask:
            dispatch_id = await add_digest_dispatch(connection, now)
            parts = _parts(edition.window, {subscriber.id: mask})
            await digests.enqueue(connection, dispatch_id, parts, now)
            await change_subscriber(connection, subscriber.id, digest_sequence=edition.upto)
    if mask:
        desk.wake()
    return mask.bit_count()


async def send_due(desk: Desk, now: datetime) -> int:
    """The tick: send every digest that is due; how many readers were due.

    A slot is claimed in the transaction that fills the outbox, so the tick may be cut anywhere.
    The next slot is counted from ``now``: after downtime there is one digest, not one a slot.
    """
    async with desk.database.snapshot() as connection:
        due = await digests.due_ids(connection, now)
        if not due:
            return 0
        edition = await _edition(connection, await digests.oldest_window(connection, now) or 0)
    slots = _Slots(now, desk.zone)
    dispatch_id: int | None = None
    for start in range(0, len(due), CHUNK):
        async with desk.database.transaction() as connection:
            dispatch_id = await _send_chunk(
                connection, due[start : start + CHUNK], edition, slots, dispatch_id
            )
        if dispatch_id is not None:
            desk.wake()
    return len(due)


class _Slots:
    """The next slot after one moment; most readers share a few timetables."""

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        self.now = now
        self._zone = zone
        self._known: dict[tuple[str, str | None], datetime | None] = {}

    def next(self, timetable: str, zone: str | None) -> datetime | None:
        """The next slot of a timetable in a zone; None is the bot's."""
        key = (timetable, zone)
        if key not in self._known:
            own = ZoneInfo(zone) if zone else self._zone
            self._known[key] = parse_timetable(timetable).next_slot(self.now, own)
        return self._known[key]


async def _send_chunk(
    connection: Connection,
    ids: Sequence[int],
    edition: _Edition,
    slots: _Slots,
    dispatch_id: int | None,
) -> int | None:
    due = await digests.still_due(connection, ids, slots.now)
    listening = {one.id: one.digest_sequence for one in due if not _rests(one, slots.now)}
    masks = await _masks(connection, listening, edition, slots.now)
    if masks:
        dispatch_id = dispatch_id or await add_digest_dispatch(connection, slots.now)
        parts = _parts(edition.window, masks)
        await digests.enqueue(connection, dispatch_id, parts, slots.now)
    await _move_on(connection, due, edition.upto, slots)
    return dispatch_id


async def _move_on(connection: Connection, due: Sequence[Due], upto: int, slots: _Slots) -> None:
    groups: dict[tuple[datetime | None, int | None], list[int]] = defaultdict(list)
    for one in due:
        covered = None if _rests(one, slots.now) or one.digest_sequence > upto else upto
        groups[slots.next(one.timetable, one.zone), covered].append(one.id)
    for (slot, covered), ids in groups.items():
        await digests.move_on(connection, ids, slot, covered)


async def _edition(connection: Connection, after: int) -> _Edition:
    upto = await current_sequence(connection)
    # Asked after it, so that what is published meanwhile is beyond both.
    covered = await covered_sequence(connection)
    upto = upto if covered is None else min(upto, covered)
    return _Edition(
        window=await digests.load_window(connection, after, upto),
        upto=upto,
        spread=await digests.spread_articles(connection, after, upto),
    )


async def _masks(
    connection: Connection, readers: Mapping[int, int], edition: _Edition, now: datetime
) -> dict[int, int]:
    """By reader, the articles for their digest, if any; ``readers`` maps ids to sequences."""
    if not readers:
        return {}
    ids = sorted(readers)
    window = edition.window
    wanted = dict.fromkeys(ids, 0)
    after = min(readers.values())
    for reader, since, subjects in await digests.followed(connection, ids, after, now):
        if reader in wanted:
            wanted[reader] |= window.about(subjects.split()) & window.newer_than(since)
    for reader, dispatch_id in await digests.delivered(connection, ids, list(edition.spread)):
        if reader in wanted:
            wanted[reader] &= ~window.articles([edition.spread[dispatch_id]])
    masks = {
        reader: window.newest(mask & window.newer_than(readers[reader]))
        for reader, mask in wanted.items()
    }
    return {reader: mask for reader, mask in masks.items() if mask}


async def _mask_of(
    connection: Connection,
    desk: Desk,
    subscriber: Subscriber,
    now: datetime,
    *,
    lock: bool = False,
) -> tuple[_Edition, int]:
    current = await subscriber_by_id(connection, subscriber.id, desk.zone, lock=lock)
    if current is None:
        raise LookupError(f"subscriber {subscriber.id}")
    edition = await _edition(connection, current.digest_sequence)
    masks = await _masks(connection, {current.id: current.digest_sequence}, edition, now)
    return edition, masks.get(current.id, 0)


def _parts(window: Window, masks: Mapping[int, int]) -> Iterator[tuple[int, int, str]]:
    for reader, mask in masks.items():
        for number, items in enumerate(window.parts(mask)):
            yield reader, number, items


def _rests(one: Due, now: datetime) -> bool:
    return one.paused_until is not None and now < one.paused_until
