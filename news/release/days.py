"""Days: «завтра», «в следующий вторник», «1 декабря», 2026-12-01, "the 5th"."""

from news.release import kind
from news.release.cursor import Cursor
from news.release.kind import Kind
from news.release.parts import CalendarDay, Day, DayOffset, Part, Period, Shift, Weekday

_DAYS = (Kind.NUMBER, Kind.ORDINAL)
_FIRST_YEAR_OF_TWO = 25
_LAST_NUMBER = 99
_YEAR_DIGITS = 4
_THIS_CENTURY = 70
_BESIDE = (Kind.DASH, Kind.AND)
_ENGLISH_AT = {"at", "@"}
_SKIPPING = {"через", "праз"}
_CENTURY = 100
_Found = list[Day | Part | Shift]


def day(cursor: Cursor) -> _Found | None:
    """A day, and the part of it that the same words say: "this morning"."""
    start = cursor.at
    for production in (_written, _day_month, _month_day, _weekday, _period, _offset, _of_month):
        if found := production(cursor):
            return found
        cursor.at = start
    return None


def _written(cursor: Cursor) -> _Found | None:
    token = cursor.take(Kind.DATE)
    if token is None:
        return None
    number, month, year, swaps = token.numbers
    cursor.skip(Kind.YEAR)
    return [CalendarDay(number, month, year or None, swaps=bool(swaps))]


def _day_month(cursor: Cursor) -> _Found | None:
    """«1 декабря 2026 года», «первое декабря», "1st of December"."""
    is_hour = cursor.peek(-1).text in _ENGLISH_AT and cursor.peek(2).kind in _DAYS
    number = cursor.take(*_DAYS)
    cursor.skip(*_BESIDE)
    month = cursor.take(Kind.MONTH)
    if number is None or month is None or is_hour or number.value > _LAST_NUMBER:
        return None
    return [CalendarDay(number.value, month.value, _year(cursor))]


def _month_day(cursor: Cursor) -> _Found | None:
    """December 1, 2026; "December the first"."""
    month = cursor.take(Kind.MONTH)
    cursor.skip(*_BESIDE)
    number = cursor.take(*_DAYS)
    if number is None or month is None or number.value > _LAST_NUMBER:
        return None
    return [CalendarDay(number.value, month.value, _year(cursor))]


def _year(cursor: Cursor) -> int | None:
    """A year after a month; two digits are one when they can be no hour, or when it is said."""
    start = cursor.at
    cursor.skip(*_BESIDE)
    token = cursor.take(Kind.NUMBER)
    said = token is not None and cursor.skip(Kind.YEAR)
    if token and token.digits and (said or _is_year(token.text)):
        return _full(token.value)
    cursor.at = start
    return None


def _is_year(text: str) -> bool:
    if len(text) < _YEAR_DIGITS:
        return _FIRST_YEAR_OF_TWO <= int(text) < _CENTURY
    return text[:2] in {"19", "20", "21"}


def _full(year: int) -> int:
    if year >= _CENTURY:
        return year
    return year + (2000 if year < _THIS_CENTURY else 1900)


def _weekday(cursor: Cursor) -> _Found | None:
    """«в следующий вторник», «на следующей неделе в пятницу», "Friday week"."""
    which = cursor.take(Kind.WHICH)
    token = cursor.take(Kind.WEEKDAY)
    if token is None:
        return None
    if which is None and _is_week_later(cursor):
        return [Weekday(token.value), Shift(days=7, from_day=True)]
    return [Weekday(token.value, which.value if which else None)]


def _is_week_later(cursor: Cursor) -> bool:
    """«через понедельник», "Friday week", "Friday after next": not the first one to come."""
    if cursor.peek().kind is Kind.PAST and cursor.peek(1).text == "next":
        cursor.at += 2
        return True
    is_british = cursor.peek().text == "week" and cursor.take(Kind.UNIT) is not None
    return is_british or cursor.peek(-2).text in _SKIPPING


def _period(cursor: Cursor) -> _Found | None:
    """Next week; "this morning" and «прошлой ночью» are days with a part."""
    which = cursor.take(Kind.WHICH)
    if cursor.take(Kind.WEEKEND):
        return [Period(which.value if which else kind.NEAREST, kind.WEEK, is_weekend=True)]
    if which is None:
        return None
    if unit := cursor.take(Kind.UNIT, Kind.YEAR):
        return [Period(which.value, unit.value if unit.kind is Kind.UNIT else kind.YEAR)]
    if (part := cursor.take(Kind.PART)) and which.value <= kind.THIS:
        return [DayOffset(which.value), Part(part.value)]
    return None


def _offset(cursor: Cursor) -> _Found | None:
    token = cursor.take(Kind.DAY)
    return None if token is None else [DayOffset(token.value)]


def _of_month(cursor: Cursor) -> _Found | None:
    """«30-го», «пятого числа», "the 5th"."""
    number = cursor.take(*_DAYS)
    if number is None or (
        number.kind is Kind.NUMBER and cursor.peek().kind is not Kind.DAY_OF_MONTH
    ):
        return None
    cursor.skip(Kind.DAY_OF_MONTH)
    return [CalendarDay(number.value)]
