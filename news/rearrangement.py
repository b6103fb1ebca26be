"""When a reader's digests come once they live by another clock, or by other quiet hours."""

from datetime import datetime, timedelta

from news.arrival import Arrival, first_arrival
from news.quiet import after_quiet
from news.subscriber import Subscriber

_MOMENT = timedelta(milliseconds=1)


def rearranged(before: Subscriber, after: Subscriber, offset: timedelta, now: datetime) -> Arrival:
    """When the next digest comes; one that quiet hours keep back stays due.

    ``after`` is the reader with the change, ``before`` without it; ``offset`` is theirs.
    """
    if not after.active:
        return Arrival(None, before.digests_upto)
    if not after.timetable.is_off and _is_kept_back(before, offset, now):
        found = Arrival(now, _upto(before.digests_upto, after, offset, now))
    else:
        expected_at = _on_its_way(before, offset, now)
        found = first_arrival(
            after.timetable, after.zone, offset, now, before.digests_upto, expected_at
        )
    return found.after_quiet(after.quiet, after.zone)


def catch_up_at(before: Subscriber, after: Subscriber, now: datetime) -> datetime | None:
    """When what was held back comes, in UTC; None when nothing was.

    What waits for the end of quiet hours comes when they are over now: at once if there are none.
    """
    at = before.catch_up_at
    if at is None:
        return None
    ends = None if before.quiet is None else before.quiet.end_after(now, before.zone)
    waits_for_the_end = ends is not None and at <= ends
    return after_quiet(now if waits_for_the_end else max(at, now), after.quiet, after.zone)


def _is_kept_back(reader: Subscriber, offset: timedelta, now: datetime) -> bool:
    """Whether a slot of the reader's has passed whose digest is yet to come."""
    if reader.next_digest_at is None:
        return False
    if reader.next_digest_at <= now:
        return True
    since = reader.digests_upto
    if since is None:
        night = None if reader.quiet is None else reader.quiet.around(now, reader.zone)
        since = now if night is None else night[0] - offset - _MOMENT
    slot = reader.timetable.next_slot(since, reader.zone)
    return slot is not None and slot + offset <= now


def _on_its_way(reader: Subscriber, offset: timedelta, now: datetime) -> datetime | None:
    """When the next digest would come but for quiet hours, if its slot has passed."""
    slot = reader.timetable.next_slot(now - offset, reader.zone)
    if reader.next_digest_at is None or slot is None or slot > now:
        return reader.next_digest_at
    is_dealt_with = reader.digests_upto is not None and slot <= reader.digests_upto
    return reader.next_digest_at if is_dealt_with else slot + offset


def _upto(
    upto: datetime | None, after: Subscriber, offset: timedelta, now: datetime
) -> datetime | None:
    """The same, unless a slot of other times would be taken for the one that was kept back."""
    slot = None if upto is None else after.timetable.next_slot(upto, after.zone)
    return upto if slot is not None and slot + min(offset, timedelta(0)) <= now else None
