"""From what is asked for to a moment, as of now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from news.release.dates import Dates, dates, months_later
from news.release.outcome import (
    Ambiguous,
    Contradiction,
    Outcome,
    Past,
    Question,
    Refusal,
    ReleaseTime,
    TooFar,
)
from news.release.parts import Clock, Shift, UnreadableError, Zone
from news.release.request import Request, as_date, as_time
from news.release.times import walls
from news.release.wall import moments
from news.zone import stored_zone

FARTHEST = timedelta(days=366)
_DAY = timedelta(days=1)
_DAYS_A_WEEK = 7
_HALF_WEEK = 3
_OFFERED_DAYS = range(3)


@dataclass(frozen=True, slots=True)
class Present:
    """Now, in UTC; `place` has the clock that the words mean, `zone` is the editor's own."""

    now: datetime
    zone: ZoneInfo
    place: tzinfo

    @property
    def wall(self) -> datetime:
        """What the clock shows now."""
        return self.now.astimezone(self.place).replace(tzinfo=None)

    def moments(self, walls: Iterable[datetime]) -> list[ReleaseTime]:
        """All moments at which the clock shows these times, in their order."""
        found = [each for wall in walls for each in moments(wall, self.place, self.zone)]
        return sorted(dict.fromkeys(found), key=lambda moment: moment.at)


def resolve(asked: Request, now: datetime, zone: ZoneInfo) -> Outcome:
    """The moment, the question, or that it is over or too far. Raises UnreadableError."""
    present = Present(now, zone, _place(asked.zone, zone))
    if asked.dotted:
        return _either(asked, present)
    if asked.is_empty:
        raise UnreadableError(Refusal.NO_MOMENT)
    if asked.shift and (asked.shift.minutes or _is_only_shift(asked)):
        return _shifted(asked, asked.shift, present)
    if _may_be_span(asked):
        return _span_or_clock(asked, present)
    return _planned(asked, present)


def ordered(found: Sequence[ReleaseTime], question: Question, present: Present) -> Outcome:
    """The one of these moments that is ahead; a question when several are."""
    ahead = [moment for moment in found if moment.at > present.now]
    if not ahead:
        return Past(found[0], _offer(found[0], present))
    near = [moment for moment in ahead if moment.at <= present.now + FARTHEST]
    if not near:
        return TooFar(ahead[0])
    return near[0] if len(near) == 1 else Ambiguous(question, tuple(near))


def _planned(asked: Request, present: Present) -> Outcome:
    days = dates(asked, present.wall.date())
    if days and days.named is not None:
        return _contradiction(asked, days, days.named, present)
    found = walls(asked, days, present.wall)
    question = found.question if len(found.at) > 1 else None
    return ordered(present.moments(found.at), question or Question.CLOCK_TWICE, present)


def _place(named: Zone | None, zone: ZoneInfo) -> tzinfo:
    if named is None:
        return zone
    if named.offset:
        return timezone(timedelta(minutes=named.offset))
    return UTC if named.key == "UTC" else stored_zone(named.key, zone)


def _is_only_shift(asked: Request) -> bool:
    return asked == Request(shift=asked.shift, zone=asked.zone)


def _shifted(asked: Request, shift: Shift, present: Present) -> Outcome:
    """«через 2 часа»: days move on the calendar and keep the time of day, hours are real ones."""
    if not _is_only_shift(asked):
        raise UnreadableError(Refusal.SEVERAL)
    sign = -1 if shift.ago else 1
    day = months_later(present.wall.date(), sign * shift.months) + sign * _DAY * shift.days
    clock_change = sign * timedelta(minutes=float(shift.minutes))
    at = present.now
    if day != present.wall.date():
        at = present.moments([datetime.combine(day, present.wall.time())])[0].at
    moment = ReleaseTime(at + clock_change, present.zone)
    return ordered([moment], Question.CLOCK_TWICE, present)


def _may_be_span(asked: Request) -> bool:
    is_alone = asked == Request(clock=asked.clock, zone=asked.zone)
    return is_alone and isinstance(asked.clock, Clock) and asked.clock.span


def _span_or_clock(asked: Request, present: Present) -> Outcome:
    """«2 часа» alone: in two hours, or at two."""
    if not isinstance(asked.clock, Clock):
        return _planned(asked, present)
    length = timedelta(hours=asked.clock.hour, minutes=asked.clock.minute)
    after = ReleaseTime(present.now + length, present.zone)
    clock = present.moments(walls(asked, None, present.wall).at)
    found = sorted({after, *clock}, key=lambda moment: moment.at)
    return ordered(found, Question.DURATION_OR_CLOCK, present)


def _either(asked: Request, present: Present) -> Outcome:
    """12.10 as a time and as a date: whichever can be, or a question."""
    if asked.dotted is None:
        return _planned(asked, present)
    found: set[ReleaseTime] = set()
    for reading in (as_time, as_date):
        outcome = _tried(reading(asked, asked.dotted), present)
        if isinstance(outcome, Ambiguous):
            found.add(outcome.choices[0])
        elif isinstance(outcome, ReleaseTime):
            found.add(outcome)
    if not found:
        return _planned(as_date(asked, asked.dotted), present)
    return ordered(sorted(found, key=lambda moment: moment.at), Question.DATE_OR_TIME, present)


def _tried(asked: Request, present: Present) -> Outcome | None:
    try:
        return _planned(asked, present)
    except UnreadableError:
        return None


def _contradiction(asked: Request, days: Dates, named: int, present: Present) -> Contradiction:
    written = days.days[0]
    near = written + _DAY * ((named - written.weekday() + _HALF_WEEK) % _DAYS_A_WEEK - _HALF_WEEK)
    found = [
        moment
        for day in (written, near)
        for moment in present.moments(walls(asked, Dates([day]), present.wall).at[:1])[:1]
        if present.now < moment.at <= present.now + FARTHEST
    ]
    return Contradiction(written, named, tuple(sorted(found, key=lambda moment: moment.at)))


def _offer(over: ReleaseTime, present: Present) -> ReleaseTime | None:
    """The next time when the clock shows the same."""
    at = over.at.astimezone(present.place).time()
    days = (present.wall.date() + _DAY * ahead for ahead in _OFFERED_DAYS)
    found = present.moments(datetime.combine(day, at.replace(fold=0)) for day in days)
    return next((moment for moment in found if moment.at > present.now), None)
