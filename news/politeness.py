"""When a source is asked again: as often as it has news, and no oftener than it wants.

``luck`` is a random number from -1 to 1, which spreads the requests of many sources.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import pairwise
from statistics import median

SHORTEST = timedelta(minutes=15)
LONGEST = timedelta(hours=24)
TOLD_AFTER = timedelta(days=3)
"""So long a source may be blocked or out of reach before editors are told."""
_PACES = timedelta(minutes=10), timedelta(minutes=60)
_FIRST_BACKOFF = timedelta(minutes=30)
_SPREAD = 0.1
_MOST_DOUBLINGS = 10
# Servers that are wrong about this by years are, too.
_LONGEST_RETRY = timedelta(days=7)
_MOST_SECONDS = 10**9
_MOVES = 3
_MOVING = timedelta(days=1)
_HOUR = timedelta(hours=1)
_HOURS_A_WEEK = 7 * 24
QUIET = timedelta(hours=6)
"""Nothing is silent that has had something new since."""
_QUIET_PACES = 5
_QUIET_GAPS = 1.5
_FEWEST_GAPS = 3
_FASTEST = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How often a source wants to be asked, as its last answer said.

    ``freshness`` is what its headers give, ``ttl`` what the feed itself gives; ``skip_hours`` are
    of UTC, and of ``skip_days`` Monday is 0.
    """

    freshness: timedelta = timedelta(0)
    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


def next_look(now: datetime, pace: timedelta | None, wishes: Wishes, luck: float) -> datetime:
    """When to ask a source that has answered with a feed."""
    shortest, longest = _PACES
    own = min(max(pace, shortest), longest) if pace else shortest
    wait = max(SHORTEST, own, wishes.freshness, wishes.ttl or SHORTEST)
    return _waking(now + _spread(min(wait, LONGEST), luck), wishes)


def next_try(
    now: datetime, failures: int, luck: float, retry_after: timedelta | None = None
) -> datetime:
    """When to ask a source that has failed so many times in a row.

    ``retry_after`` is how long it wants to be left alone, which is never cut short; who says that
    the time is over, and fails, does not mean it.
    """
    if retry_after is not None and retry_after > timedelta(0):
        wait = min(max(retry_after, SHORTEST), _LONGEST_RETRY)
        return now + wait * (1 + _SPREAD * abs(luck))
    doublings = min(max(failures - 1, 0), _MOST_DOUBLINGS)
    return now + _spread(min(_FIRST_BACKOFF * 2**doublings, LONGEST), luck)


def freshness(headers: Mapping[str, str], now: datetime) -> timedelta:
    """How long an answer stays good, by Cache-Control or Expires, whichever is longer."""
    ages = [timedelta(0)]
    for directive in headers.get("cache-control", "").split(","):
        name, _, value = directive.strip().partition("=")
        if name.lower() == "max-age" and (age := _seconds(value.strip('" '))) is not None:
            ages.append(age)
    expires = http_date(headers.get("expires", ""))
    if expires is not None:
        # The server's clock may be wrong, but it is the same for both.
        ages.append(expires - (http_date(headers.get("date", "")) or now))
    return max(ages)


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long a server wants to be left alone: in seconds, or until a moment."""
    value = headers.get("retry-after", "").strip()
    wait = _seconds(value)
    if wait is not None:
        return wait
    until = http_date(value)
    return None if until is None else until - (http_date(headers.get("date", "")) or now)


def http_date(value: str) -> datetime | None:
    """A moment as HTTP writes it, in UTC; None for anything else."""
    try:
        found = parsedate_to_datetime(value)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def has_moved(moves: int, since: datetime, now: datetime) -> bool:
    """Whether a source that says so for the so-manieth time in a row has moved for good."""
    return moves >= _MOVES and now - since >= _MOVING


def pace_of(moments: Sequence[datetime]) -> timedelta | None:
    """How long it is between two items as a rule; None for too few of them."""
    gaps = _gaps(moments)
    if len(gaps) < _FEWEST_GAPS:
        return None
    # Some publish several at once.
    return max(_FASTEST, timedelta(seconds=round(median(gap.total_seconds() for gap in gaps))))


def quiet_limit(moments: Sequence[datetime]) -> timedelta | None:
    """How long a source has to be quiet to be silent: longer than it ever is by itself.

    Most pause at night, and over the weekend. None while that is not known.
    """
    pace, gaps = pace_of(moments), _gaps(moments)
    if pace is None:
        return None
    return max(QUIET, _QUIET_PACES * pace, _QUIET_GAPS * max(gaps))


def _gaps(moments: Sequence[datetime]) -> list[timedelta]:
    return [later - earlier for earlier, later in pairwise(sorted(moments))]


def _waking(at: datetime, wishes: Wishes) -> datetime:
    """``at``, or as many hours later as a source sleeps; one that never wakes is asked anyway."""
    awake = at
    for _ in range(_HOURS_A_WEEK):
        asleep = awake.hour in wishes.skip_hours or awake.weekday() in wishes.skip_days
        if not asleep:
            return awake
        awake = awake.replace(minute=at.minute, second=at.second) + _HOUR
    return at


def _spread(wait: timedelta, luck: float) -> timedelta:
    return min(wait * (1 + _SPREAD * luck), LONGEST)


def _seconds(value: str) -> timedelta | None:
    if not value.isascii() or not value.isdecimal():
        return None
    return timedelta(seconds=min(int(value[:12]), _MOST_SECONDS))
