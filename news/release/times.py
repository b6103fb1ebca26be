"""Which times of day a request may mean, on a day that it names or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from news.release import kind
from news.release.dates import Dates
from news.release.outcome import Question, Refusal
from news.release.parts import PARTS_OF_DAY, Clock, Part, SameTime, UnreadableError
from news.release.request import Request

USUAL_HOURS = (9, 12, 18, 21)
_DAY = timedelta(days=1)
_HALF_DAY = timedelta(hours=12)
_SMALL_HOURS = range(1, 6)
_DAWN = 6
_MOST_HOURS = 3
_MOST_CHOICES = 6
_NIGHTS = {kind.NIGHT, kind.LATE, kind.EVENING, kind.LATE_EVENING, kind.MIDNIGHT}
_AFTER_MIDNIGHT = {kind.LATE, kind.EVENING, kind.LATE_EVENING}
_DAY_ENDS = 24
_NARROWER = {
    kind.EARLY: {kind.MORNING},
    kind.LATE_EVENING: {kind.EVENING, kind.LATE, kind.NIGHT},
}


@dataclass(frozen=True, slots=True)
class Walls:
    """What the clock on the wall may show then, and what to ask when that is several times."""

    at: Sequence[datetime]
    question: Question | None = None


def walls(asked: Request, days: Dates | None, here: datetime) -> Walls:
    """All times that a request may mean; `here` is now on the wall. Raises UnreadableError."""
    if days is None:
        return _on(asked, None, here)
    found = [_on(asked, day, here) for day in days.days]
    each_day = max(1, _MOST_CHOICES // len(found))
    at = [each for one in found for each in one.at[:each_day]]
    return Walls(at, days.question if len(days.days) > 1 else found[0].question)


def _on(asked: Request, day: date | None, here: datetime) -> Walls:
    clock = asked.clock
    if isinstance(clock, SameTime):
        clock = Clock(here.hour, here.minute)
    if clock is None:
        return _without_clock(asked.parts, day, here)
    if asked.parts:
        return _in_part(clock, asked.parts, day, here)
    if not clock.bare:
        return _exact(clock, day, here)
    return _bare(clock, day, here, may_be_evening=day is None or asked.offset is not None)


def _without_clock(parts: Sequence[Part], day: date | None, here: datetime) -> Walls:
    """A part of the day means its first usual hour, or those that are left of it today."""
    indexes = {part.index for part in parts}
    for narrow, wide in _NARROWER.items():
        indexes -= wide if narrow in indexes else set()
    if kind.MIDNIGHT in indexes and indexes <= _NIGHTS:
        return _midnight(day, here)
    if len(indexes) > 1:
        raise UnreadableError(Refusal.SEVERAL)
    usual = PARTS_OF_DAY[indexes.pop()].usual if indexes else USUAL_HOURS
    if not usual or (day is None and not parts):
        raise UnreadableError(Refusal.NO_MOMENT)
    all_day = [datetime.combine(day or here.date(), time(hour)) for hour in usual]
    left = [each for each in all_day if each > here]
    if parts and left == all_day:
        return Walls(left[:1])
    tomorrow = [all_day[0] + _DAY] if day is None else []
    over = all_day[:1] if parts else all_day[-1:]
    return Walls([*left, *tomorrow][:_MOST_HOURS] or over, Question.HOUR)


def _midnight(day: date | None, here: datetime) -> Walls:
    """The coming midnight; of another day where it begins, or where it ends."""
    begins = datetime.combine(day or here.date(), time())
    if begins.date() == here.date():
        return Walls([begins + _DAY])
    return Walls([begins, begins + _DAY], Question.MIDNIGHT)


def _in_part(clock: Clock, parts: Sequence[Part], day: date | None, here: datetime) -> Walls:
    """«в 9 вечера»: the hour as the part of the day has it."""
    read = {part.index: PARTS_OF_DAY[part.index].at(clock) for part in parts}
    fitting = {index: at for index, at in read.items() if at is not None}
    if not fitting:
        raise UnreadableError(Refusal.NO_SUCH_TIME, f"{clock.hour}:{clock.minute:02}")
    at = _agreed([*fitting.values()])
    is_midnight = at == time() and not fitting.keys().isdisjoint({kind.NIGHT, kind.MIDNIGHT})
    if is_midnight and (clock.bare or clock.hour == _DAY_ENDS):
        return _midnight(day, here)
    wall = datetime.combine(day or here.date(), at)
    after_midnight = at.hour < _DAWN and not fitting.keys().isdisjoint(_AFTER_MIDNIGHT)
    tonight = at.hour < _DAWN and not fitting.keys().isdisjoint(_NIGHTS) and wall <= here
    is_today = day is None or day == here.date()
    if after_midnight or (tonight and is_today):
        return Walls([wall + _DAY])
    return _next(wall, day, here)


def _agreed(times: Sequence[time]) -> time:
    """The time that all parts of the day make of an hour. Raises UnreadableError."""
    if len(set(times)) > 1:
        raise UnreadableError(Refusal.SEVERAL)
    return times[0]


def _exact(clock: Clock, day: date | None, here: datetime) -> Walls:
    midnight = datetime.combine(day or here.date(), time())
    return _next(midnight + _since_midnight(clock), day, here)


def _next(wall: datetime, day: date | None, here: datetime) -> Walls:
    return Walls([wall + _DAY if day is None and wall <= here else wall])


def _bare(clock: Clock, day: date | None, here: datetime, *, may_be_evening: bool = False) -> Walls:
    """«в 9» is 9, or 21 when 9 is over; «в 3» is 15, or a question, for at 3 nobody works.

    Only of today, said so or not, 21 may be meant: «25 ноября в 9» is over once it is.
    """
    wall = datetime.combine(day or here.date(), time()) + _since_midnight(clock)
    is_small = clock.hour in _SMALL_HOURS
    both = Walls([wall, wall + _HALF_DAY], Question.HALF_OF_DAY)
    if wall > here:
        return both if is_small else Walls([wall])
    later = wall + _HALF_DAY
    is_today = day is None or later.date() == day
    if later > here and is_today and (may_be_evening or is_small):
        next_morning = [] if is_small or day is not None else [wall + _DAY]
        return Walls([later, *next_morning], Question.HALF_OF_DAY)
    if day is not None:
        return Walls([wall])
    return _bare(clock, here.date() + _DAY, here)


def _since_midnight(clock: Clock) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
