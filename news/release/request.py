"""What the words of a time ask for, put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from news.release.outcome import Refusal
from news.release.parts import (
    CalendarDay,
    Clock,
    DayOffset,
    Dotted,
    Part,
    Period,
    Said,
    SameTime,
    Shift,
    UnreadableError,
    Weekday,
    Zone,
)

_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class Request:
    """One moment; `dotted` is 12.10 that may be a date as well as a time."""

    clock: Clock | SameTime | None = None
    date: CalendarDay | None = None
    offset: DayOffset | None = None
    weekday: Weekday | None = None
    period: Period | None = None
    shift: Shift | None = None
    zone: Zone | None = None
    parts: tuple[Part, ...] = ()
    dotted: Dotted | None = None

    @property
    def names_day(self) -> bool:
        """Whether a day is said, other than by counting from now."""
        return bool(self.date or self.offset or self.weekday)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is said of when."""
        return self == Request(zone=self.zone)


def request(said: Sequence[Said]) -> Request:
    """All parts together. Raises UnreadableError when they are of several moments."""
    dotted = [part for part in said if isinstance(part, Dotted)]
    asked = Request(
        clock=_only(part for part in said if isinstance(part, Clock | SameTime)),
        date=_only(part for part in said if isinstance(part, CalendarDay)),
        offset=_only(part for part in said if isinstance(part, DayOffset)),
        weekday=_only(part for part in said if isinstance(part, Weekday)),
        period=_only(part for part in said if isinstance(part, Period)),
        shift=_only(part for part in said if isinstance(part, Shift)),
        zone=_only(part for part in said if isinstance(part, Zone)),
        parts=tuple(dict.fromkeys(part for part in said if isinstance(part, Part))),
    )
    for number, part in enumerate(dotted, 1):
        asked = _with_dotted(asked, part, is_last=number == len(dotted))
    return asked


def _only(found: Iterable[_One]) -> _One | None:
    """The one that was said, twice perhaps. Raises UnreadableError for two that differ."""
    different = list(dict.fromkeys(found))
    if len(different) > 1:
        raise UnreadableError(Refusal.SEVERAL)
    return next(iter(different), None)


def _with_dotted(asked: Request, dotted: Dotted, *, is_last: bool) -> Request:
    """12.10 is what is missing: a date, or a time."""
    if not (dotted.can_be_time or dotted.can_be_date):
        raise UnreadableError(Refusal.NO_SUCH_TIME, f"{dotted.first}.{dotted.second:02}")
    if not dotted.can_be_time or not dotted.can_be_date:
        return as_time(asked, dotted) if dotted.can_be_time else as_date(asked, dotted)
    if asked.clock or asked.parts or not is_last:
        return as_date(asked, dotted)
    if asked.names_day or asked.shift:
        return as_time(asked, dotted)
    return replace(asked, dotted=dotted)


def as_time(asked: Request, dotted: Dotted) -> Request:
    """The request with 12.10 as its time. Raises UnreadableError when it has one."""
    if asked.clock:
        raise UnreadableError(Refusal.SEVERAL)
    return replace(asked, clock=Clock(dotted.first, dotted.second), dotted=None)


def as_date(asked: Request, dotted: Dotted) -> Request:
    """The request with 12.10 as its date. Raises UnreadableError when it has one."""
    if asked.date:
        raise UnreadableError(Refusal.SEVERAL)
    return replace(asked, date=CalendarDay(dotted.first, dotted.second), dotted=None)
