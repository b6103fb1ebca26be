"""What a time in words is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from fractions import Fraction

from news.release import kind
from news.release.outcome import Refusal

_HOURS_A_DAY = 24
_MINUTES = 60
_DAYS = 31
_MONTHS = 12
_HALF_DAY = 12


class UnreadableError(ValueError):
    """A time that cannot be read; `word` is the part to blame."""

    def __init__(self, refusal: Refusal, word: str = "") -> None:
        super().__init__(f"{refusal}: {word}")
        self.refusal = refusal
        self.word = word


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; hour 24 is the day's end.

    `bare` when it may be meant of a twelve-hour clock: «в 9», "half past eight". `span` when it may
    be a length of time as well: «2 часа».
    """

    hour: int
    minute: int = 0
    second: int = 0
    bare: bool = False
    span: bool = False


@dataclass(frozen=True, slots=True)
class SameTime:
    """The time of day that it is now."""


@dataclass(frozen=True, slots=True)
class Dotted:
    """12.10: a time or a date; `is_time` when that is sure, because of a preposition, say."""

    first: int
    second: int
    is_time: bool | None = None

    @property
    def can_be_time(self) -> bool:
        """Whether a clock shows it."""
        return self.is_time is not False and self.first < _HOURS_A_DAY and self.second < _MINUTES

    @property
    def can_be_date(self) -> bool:
        """Whether some year has it."""
        return not self.is_time and 0 < self.first <= _DAYS and 0 < self.second <= _MONTHS


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A date; without a year the next one, without a month the next such day.

    `swaps` when day and month may be the other way about.
    """

    day: int
    month: int | None = None
    year: int | None = None
    swaps: bool = False


@dataclass(frozen=True, slots=True)
class DayOffset:
    """A day counted from today."""

    days: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """0 is Monday; `which` is one of kind.LAST … kind.NEAREST, or None when not said."""

    day: int
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month or year beside now: «на следующей неделе»; unit as in kind.

    `is_weekend` when its last two days are meant.
    """

    which: int
    unit: int
    is_weekend: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A length of time from now; from another day when `from_day`: "a week from Friday"."""

    months: int = 0
    days: int = 0
    minutes: Fraction = Fraction(0)
    from_day: bool = False
    ago: bool = False
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, or noon, or "pm": its index in PARTS_OF_DAY."""

    index: int


@dataclass(frozen=True, slots=True)
class Zone:
    """The clock of another place: its key, or its distance from UTC in minutes."""

    key: str = "UTC"
    offset: int = 0


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """What a part of the day means.

    `usual` are the hours to offer, the first one is meant; `hours` what its hours are on a 24-hour
    clock.
    """

    usual: tuple[int, ...]
    hours: Mapping[int, int] = field(default_factory=dict)

    def at(self, clock: Clock) -> time | None:
        """The time that a clock means in it, after midnight that of the next day; None for none."""
        hour = self.hours.get(clock.hour)
        return None if hour is None else time(hour, clock.minute, clock.second)


def _same(*hours: int) -> dict[int, int]:
    return {hour: hour for hour in hours}


def _after_noon(first: int, last: int) -> dict[int, int]:
    twelve = {hour: hour + _HALF_DAY for hour in range(first, last + 1)}
    return twelve | {hour: hour for hour in twelve.values()}


PARTS_OF_DAY: Mapping[int, PartOfDay] = {
    kind.MORNING: PartOfDay((9,), _same(*range(1, 13))),
    kind.NOON: PartOfDay((12,), {12: 12}),
    kind.DAYTIME: PartOfDay((14, 16), _same(*range(9, 13)) | _after_noon(1, 6)),
    kind.LUNCH: PartOfDay((13,), {12: 12} | _after_noon(1, 3)),
    kind.AFTERNOON: PartOfDay((14, 16), {12: 12} | _after_noon(1, 7)),
    kind.AFTER_LUNCH: PartOfDay((15, 16), _after_noon(1, 7)),
    kind.EVENING: PartOfDay((18, 20, 22), _after_noon(4, 11) | {12: 0, 24: 0}),
    kind.LATE: PartOfDay((20, 22), _after_noon(6, 11) | {12: 0, 24: 0} | _same(0, 1, 2, 3, 4)),
    kind.NIGHT: PartOfDay((23,), _same(*range(6)) | _after_noon(9, 11) | {12: 0, 24: 0}),
    kind.MIDNIGHT: PartOfDay((0,), {12: 0, 0: 0, 24: 0}),
    kind.AM: PartOfDay((9,), _same(*range(1, 12)) | {12: 0, 0: 0}),
    kind.PM: PartOfDay((14, 16), {12: 12} | _after_noon(1, 11)),
    kind.EARLY: PartOfDay((7,), _same(*range(1, 10))),
    kind.LATE_EVENING: PartOfDay((22,), _after_noon(8, 11) | {12: 0, 24: 0}),
    kind.END_OF_DAY: PartOfDay((18,), _after_noon(3, 11)),
}

Day = CalendarDay | DayOffset | Weekday | Period
Said = Clock | SameTime | Dotted | Day | Shift | Part | Zone
