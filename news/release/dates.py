"""Which days a request may mean."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from news.release import kind
from news.release.outcome import Question, Refusal
from news.release.parts import CalendarDay, Period, Shift, UnreadableError, Weekday
from news.release.request import Request

_WEEK = 7
_SUNDAY = 6
_WORKING_DAYS = range(5)
_WEEKEND = (5, 6)
_JUST_OVER = timedelta(days=92)
_LEAP_YEARS_APART = 8
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that are possible, and what is to be asked when there are several.

    `named` is a weekday beside a date that is not of that name.
    """

    days: Sequence[date]
    question: Question | None = None
    named: int | None = None


def dates(asked: Request, today: date) -> Dates | None:
    """The days that a request means; None when it names none. Raises UnreadableError."""
    if asked.date:
        found = [*_calendar_days(asked.date, asked.period, today)]
        if asked.shift or (asked.offset and today + timedelta(days=asked.offset.days) not in found):
            raise UnreadableError(Refusal.SEVERAL)
        return _named(found, asked.weekday)
    if asked.offset:
        day = today + timedelta(days=asked.offset.days)
        return _named([_moved(day, asked.shift)], asked.weekday)
    if asked.weekday:
        return _weekdays(asked.weekday, asked, today)
    if asked.shift:
        return Dates([_moved(today, asked.shift)])
    return _period_days(asked.period, today) if asked.period else None


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, _MONTHS_A_YEAR)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(year)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


def _moved(day: date, shift: Shift | None) -> date:
    if shift is None:
        return day
    if not shift.marked:
        raise UnreadableError(Refusal.SEVERAL)
    return months_later(day, shift.months) + timedelta(days=shift.days)


def _named(days: Sequence[date], weekday: Weekday | None) -> Dates:
    """Days that were named by a date; a weekday beside it must be theirs."""
    question = Question.DAY_OR_MONTH if len(days) > 1 else None
    if weekday is None:
        return Dates(days, question)
    fitting = [day for day in days if day.weekday() == weekday.day]
    return Dates(fitting or days[:1], named=None if fitting else weekday.day)


def _calendar_days(written: CalendarDay, period: Period | None, today: date) -> Iterator[date]:
    """The day of a date; both of 03/04 that exist."""
    pairs = {(written.month, written.day): None}
    if written.swaps and written.month:
        pairs[written.day, written.month] = None
    found = [
        day for month, each in pairs if (day := _calendar_day(each, month, written, period, today))
    ]
    if not found:
        raise UnreadableError(Refusal.NO_SUCH_DATE)
    yield from found


def _calendar_day(
    day: int, month: int | None, written: CalendarDay, period: Period | None, today: date
) -> date | None:
    year = written.year
    if period and period.unit == kind.YEAR and year is None:
        year = today.year + period.which
    if month is None:
        return _day_of_month(day, period, today)
    if year is not None:
        return _date(year, month, day)
    return _next_date(month, day, today)


def _next_date(month: int, day: int, today: date) -> date | None:
    """A date without a year is the next one; one that is just over is taken to be over."""
    this_year = _date(today.year, month, day)
    if this_year and today - _JUST_OVER <= this_year:
        return this_year
    if (last_year := _date(today.year - 1, month, day)) and today - _JUST_OVER <= last_year:
        return last_year
    years = range(today.year + (this_year is not None), today.year + _LEAP_YEARS_APART + 1)
    return next((found for year in years if (found := _date(year, month, day))), None)


def _day_of_month(day: int, period: Period | None, today: date) -> date | None:
    """«5 числа» is of this month or the next that has it; of the next when that is said."""
    first = today.replace(day=1)
    start = period.which if period and period.unit == kind.MONTH else 0
    found = (_date_in(months_later(first, ahead), day) for ahead in range(start, start + 3))
    return next((each for each in found if each and each >= today), None)


def _date_in(month: date, day: int) -> date | None:
    return _date(month.year, month.month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekdays(weekday: Weekday, asked: Request, today: date) -> Dates:
    """The weekdays that may be meant, as of today."""
    monday = today - timedelta(days=today.weekday())
    ahead = (weekday.day - today.weekday()) % _WEEK
    nearest = today + timedelta(days=ahead)
    if asked.shift:
        return Dates([_shifted_weekday(weekday.day, nearest, asked.shift, today)])
    if asked.period:
        if asked.period.unit not in {kind.WEEK, kind.FORTNIGHT}:
            raise UnreadableError(Refusal.NO_DAY)
        weeks = min(asked.period.which, kind.NEXT)
        return Dates([monday + timedelta(days=weekday.day, weeks=weeks)])
    if weekday.which == kind.LAST:
        return Dates([nearest - timedelta(weeks=1)])
    if weekday.which == kind.THIS:
        return Dates([nearest])
    week_later = nearest + timedelta(weeks=1)
    if weekday.which == kind.NEXT:
        return _next_weekday(nearest, week_later, today)
    return Dates([nearest] if ahead else [nearest, week_later], Question.WEEK)


def _period_days(period: Period, today: date) -> Dates:
    """The days of a week that are ahead, of which one is to be chosen."""
    if period.unit != kind.WEEK or period.which == kind.LAST:
        raise UnreadableError(Refusal.NO_DAY)
    weeks = period.which if period.which == kind.NEXT else 0
    monday = today + timedelta(days=-today.weekday(), weeks=weeks)
    offsets = _WEEKEND if period.is_weekend else _WORKING_DAYS
    days = [day for each in offsets if (day := monday + timedelta(days=each)) >= today]
    if not days:
        raise UnreadableError(Refusal.NO_DAY)
    return Dates(days, Question.DAY)


def _next_weekday(nearest: date, week_later: date, today: date) -> Dates:
    """Next week's; when this week has one to come, and on a Sunday, who knows."""
    if nearest == today:
        return Dates([week_later])
    same_week = nearest.isocalendar()[:2] == today.isocalendar()[:2]
    if same_week or today.weekday() == _SUNDAY:
        return Dates([nearest, week_later], Question.WEEK)
    return Dates([nearest])


def _shifted_weekday(named: int, nearest: date, shift: Shift, today: date) -> date:
    """«через неделю во вторник» is in next week, "a week from Friday" counts from Friday."""
    if shift.from_day:
        return _moved(nearest, shift)
    day = _moved(today, shift)
    return day + timedelta(days=named - day.weekday())
