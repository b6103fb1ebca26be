"""How a reader's subscriptions do: which send nothing, and which send more than anybody reads."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from news.subscription import Subscription, Timing
from news.timetable import Timetable

EVERY = timedelta(days=30)
"""A reader is told at most so often, and of what sent nothing for so long."""
WEEK = timedelta(days=7)
MANY = 40
"""Articles a day at once that are better read as a digest."""
GIVEN_UP = timedelta(days=7)
"""What could not be said for so long is not said any more: pauses may be without end."""
_DAYTIME = range(8, 22)
_NOON = time(12)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CheckUp:
    """Subscriptions that sent nothing in a month, and busy ones with how many a day they send."""

    idle: tuple[Subscription, ...] = ()
    busy: tuple[tuple[Subscription, int], ...] = ()

    @property
    def has_something(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.idle or self.busy)


@dataclass(frozen=True, slots=True)
class Sent:
    """How many articles a subscription's subject had in the last thirty days, and in seven."""

    in_month: int
    in_week: int

    def is_idle(self, created_at: datetime, now: datetime) -> bool:
        """Whether a subscription of that age has sent nothing for a month."""
        return self.in_month == 0 and now - created_at >= EVERY

    def busy_by(self, timing: Timing, created_at: datetime, now: datetime) -> int:
        """How many a day it sends at once, when that is many; else 0."""
        a_day = round(self.in_week / WEEK.days)
        at_once = timing is Timing.INSTANT and now - created_at >= WEEK
        return a_day if at_once and a_day >= MANY else 0


def hour_for(timetable: Timetable, zone: ZoneInfo, now: datetime) -> datetime:
    """When a reader is told, in UTC: with the digest of the next day, or at noon."""
    slot = timetable.next_slot(now, zone)
    if slot is not None and slot - now <= _DAY and slot.astimezone(zone).hour in _DAYTIME:
        return slot
    today = now.astimezone(zone).date()
    noons = [datetime.combine(today + days * _DAY, _NOON, zone) for days in (0, 1)]
    return next((noon for noon in noons if noon > now), noons[-1]).astimezone(UTC)
