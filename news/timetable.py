"""When a reader wants digests: the timetable, and its next slot."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
MOST_TIMES = 12
# What the database's column holds.
LONGEST_NOTATION = 128

Times = tuple[time, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """Local times, ascending, of each day of the week from Monday; or every hour."""

    week: tuple[Times, ...] = ((),) * 7
    hourly: bool = False

    @classmethod
    def on(cls, days: Collection[int], times: Iterable[time]) -> "Timetable":
        """The same times on some days; Monday is 0."""
        ordered = tuple(sorted(set(times)))
        return cls(tuple(ordered if day in days else () for day in range(7)))

    def __or__(self, other: "Timetable") -> "Timetable":
        """The times of both."""
        pairs = zip(self.week, other.week, strict=True)
        return Timetable(tuple(tuple(sorted({*mine, *more})) for mine, more in pairs))

    @property
    def is_off(self) -> bool:
        """Whether no digest is wanted."""
        return not self.hourly and not any(self.week)

    @property
    def groups(self) -> tuple[tuple[frozenset[int], Times], ...]:
        """Days that have the same times, in the order of their first days."""
        found = dict.fromkeys(times for times in self.week if times)
        return tuple(
            (frozenset(day for day in range(7) if self.week[day] == times), times)
            for times in found
        )

    def next_slot(self, after: datetime, zone: ZoneInfo) -> datetime | None:
        """The first slot later than ``after``, in UTC; None when digests are off.

        A local time that the clocks skip happens as much later as they skip; one that they repeat
        happens the first time only (PEP 495, fold=0).
        """
        if self.hourly:
            return _next_hour(after, zone)
        if self.is_off:
            return None
        today = after.astimezone(zone).date()
        slots = (
            slot
            for offset in range(-1, 9)
            for slot in self._slots_on(today + timedelta(days=offset), zone)
        )
        return min(slot for slot in slots if slot > after)

    def _slots_on(self, day: date, zone: ZoneInfo) -> list[datetime]:
        times = self.week[day.weekday()]
        return [datetime.combine(day, at, zone).astimezone(UTC) for at in times]

    def __str__(self) -> str:
        """The notation that ``parse_timetable`` reads back: ``tue 07:30 sat 11:00``."""
        if self.hourly:
            return "hourly"
        if self.is_off:
            return "off"
        return " ".join(
            " ".join([_days_notation(days), *(f"{at:%H:%M}" for at in times)])
            for days, times in self.groups
        )


OFF = Timetable()
HOURLY = Timetable(hourly=True)
DEFAULT = Timetable.on(EVERY_DAY, [time(9)])


def _days_notation(days: frozenset[int]) -> str:
    names = {EVERY_DAY: "daily", WEEKDAYS: "weekdays", WEEKEND: "weekend"}
    return names.get(days) or ",".join(DAYS[day] for day in sorted(days))


def _next_hour(after: datetime, zone: ZoneInfo) -> datetime:
    local_minutes = after.astimezone(zone).minute
    start = after.replace(minute=0, second=0, microsecond=0)
    offset = timedelta(minutes=after.minute - local_minutes)
    slot = start + offset
    while slot <= after:
        slot += timedelta(hours=1)
    return slot
