"""When a reader's digest arrives: at the slots of their timetable, or a little to one side.

Where many readers want their digest at the same minute, sending takes hours. So that nobody comes
last every day without having been told, everybody gets an offset of their own that stays: arrivals
lie evenly around the slot, within a width that follows from how long the sending takes.
"""

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from news.quiet import QuietHours, after_quiet
from news.timetable import Timetable

AT_ONCE = timedelta(minutes=3)
"""Sending that takes no longer needs no spread."""
WIDTHS = (0, 10, 20, 30, 40, 60, 90, 120)
"""The widths there are, in minutes: few, so that the offsets readers know hardly ever change."""
_NARROWS_AT = 0.7
"""How full a narrower width has to be at most before it is taken again."""
_SCRAMBLE, _BITS = 2_654_435_769, 32
"""Of multiplicative hashing: neighbouring numbers come to lie far apart, and all of them evenly."""
_MOMENT = timedelta(seconds=1)


class Arrival(NamedTuple):
    """When the next digest comes, None for never; slots ``upto`` that moment have had theirs.

    ``upto`` is None where that has not been noted yet.
    """

    at: datetime | None
    upto: datetime | None

    def after_quiet(self, quiet: QuietHours | None, zone: ZoneInfo) -> "Arrival":
        """The same, put off to the end of the quiet hours that it falls in."""
        return self if self.at is None else Arrival(after_quiet(self.at, quiet, zone), self.upto)


def width_for(readers: int, rate: int, current: int) -> int:
    """Over how many minutes the digests of so many readers are spread, at ``rate`` a second.

    It is one of ``WIDTHS``, and the ``current`` one unless that has become far too wide, or narrow.
    """
    needed = timedelta(seconds=readers / rate)
    if _least_width(needed) > current:
        return _least_width(needed)
    return min(current, _least_width(needed / _NARROWS_AT))


def _least_width(needed: timedelta) -> int:
    if needed <= AT_ONCE:
        return 0
    return next((one for one in WIDTHS if timedelta(minutes=one) >= needed), WIDTHS[-1])


def offset_of(chat_id: int, width: int) -> timedelta:
    """How much later than its slot a chat's digest comes, in whole minutes; below zero earlier."""
    part = (chat_id * _SCRAMBLE % (1 << _BITS)) / (1 << _BITS)
    return timedelta(minutes=int(part * (width + 1)) - width // 2 if width else 0)


def next_arrival(
    timetable: Timetable, zone: ZoneInfo, offset: timedelta, upto: datetime | None, now: datetime
) -> Arrival:
    """After a digest made at ``now``: that of the first slot after ``upto``.

    It stands for all slots whose arrival has passed by now: after downtime there is one digest.
    ``upto`` is None when no slot has been noted yet.
    """
    pending = timetable.next_slot(upto, zone) if upto is not None else None
    passed = now - max(offset, timedelta(0))
    return _arrival(timetable, zone, offset, max(pending or now, passed), now)


def first_arrival(
    timetable: Timetable,
    zone: ZoneInfo,
    offset: timedelta,
    now: datetime,
    upto: datetime | None = None,
    expected_at: datetime | None = None,
) -> Arrival:
    """After a change at ``now``, such as other times: no slot is lost by it, and none comes twice.

    A digest ``expected_at`` a moment that is still to come, of a slot that has passed, stays on its
    way if the slot is one of the timetable's.
    """
    if expected_at is not None and expected_at - offset <= now < expected_at:
        slot = expected_at - offset
        is_served = upto is not None and upto >= slot
        if not is_served and timetable.next_slot(slot - _MOMENT, zone) == slot:
            return Arrival(expected_at, slot - _MOMENT)
    return _arrival(timetable, zone, offset, max(upto or now, now), now)


def _arrival(
    timetable: Timetable, zone: ZoneInfo, offset: timedelta, upto: datetime, now: datetime
) -> Arrival:
    """Of the first slot after ``upto``; on the dot, if it is ahead but its own moment is not."""
    slot = timetable.next_slot(upto, zone)
    if slot is None:
        return Arrival(None, upto)
    at = slot + offset
    return Arrival(at if at > now else slot, upto)
