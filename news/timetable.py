"""When a reader wants digests: the timetable, its notation, and its next slot."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
MOST_TIMES = 12

_WEEKS = (
    DAYS,
    ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    ("пн", "аў", "ср", "чц", "пт", "сб", "нд"),
)
_DAY_SETS = {
    **{day: frozenset({index}) for week in _WEEKS for index, day in enumerate(week)},
    **dict.fromkeys(("daily", "ежедневно", "штодня", "штодзень"), EVERY_DAY),
    **dict.fromkeys(("weekdays", "будни", "будні"), WEEKDAYS),
    **dict.fromkeys(("weekend", "weekends", "выходные", "выхадныя"), WEEKEND),
}
_HOURLY = frozenset({"hourly", "ежечасно", "штогадзіны", "штогадзінна"})
_OFF = frozenset({"off", "выкл", "нет", "не"})
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


class TimetableProblem(StrEnum):
    """Why a timetable could not be read."""

    TIME = "time"
    DAY = "day"
    NO_TIME = "no-time"
    TOO_MANY = "too-many"


class TimetableError(ValueError):
    """A timetable that cannot be read; ``word`` is the part to blame."""

    def __init__(self, problem: TimetableProblem, word: str) -> None:
        super().__init__(f"{problem}: {word}")
        self.problem = problem
        self.word = word


@dataclass(frozen=True, slots=True)
class Timetable:
    """Local times on days of the week (Monday is 0); or every hour; or, with no days, never."""

    days: frozenset[int] = frozenset()
    times: tuple[time, ...] = ()
    hourly: bool = False

    @property
    def is_off(self) -> bool:
        """Whether no digest is wanted."""
        return not self.hourly and not self.times

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
        if day.weekday() not in self.days:
            return []
        return [datetime.combine(day, at, zone).astimezone(UTC) for at in self.times]

    def __str__(self) -> str:
        """The notation that ``parse_timetable`` reads back."""
        if self.hourly:
            return "hourly"
        if self.is_off:
            return "off"
        return " ".join([_days_notation(self.days), *(f"{at:%H:%M}" for at in self.times)])


OFF = Timetable()
HOURLY = Timetable(days=EVERY_DAY, hourly=True)
DEFAULT = Timetable(days=EVERY_DAY, times=(time(9),))


def parse_timetable(text: str) -> Timetable:
    """Read ``08:00 20:30``, ``weekdays 08:00``, ``mon,thu 18:00``, ``hourly`` or ``off``.

    Raises TimetableError.
    """
    words = text.lower().replace(",", " ").split()
    if len(words) == 1 and words[0] in _HOURLY:
        return HOURLY
    if len(words) == 1 and words[0] in _OFF:
        return OFF
    times = sorted({_time(word) for word in words if word[0].isdigit()})
    days = [_day_set(word) for word in words if not word[0].isdigit()]
    if not times:
        raise TimetableError(TimetableProblem.NO_TIME, text.strip())
    if len(times) > MOST_TIMES:
        raise TimetableError(TimetableProblem.TOO_MANY, str(len(times)))
    return Timetable(days=frozenset().union(*days) if days else EVERY_DAY, times=tuple(times))


def _time(word: str) -> time:
    found = _TIME.fullmatch(word)
    if found is None:
        raise TimetableError(TimetableProblem.TIME, word)
    try:
        return time(int(found[1]), int(found[2]))
    except ValueError as error:
        raise TimetableError(TimetableProblem.TIME, word) from error


def _day_set(word: str) -> frozenset[int]:
    try:
        return _DAY_SETS[word]
    except KeyError as error:
        raise TimetableError(TimetableProblem.DAY, word) from error


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
