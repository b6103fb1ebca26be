"""Lengths of time: «через час 20 минут», "an hour and a half from now", «минут через 20»."""

from fractions import Fraction

from news.release import kind
from news.release.cursor import Cursor
from news.release.kind import Kind
from news.release.outcome import Refusal
from news.release.parts import Shift, UnreadableError
from news.release.tokens import Token

_HALF = Fraction(1, 2)
_PREFIXES = (Kind.IN, Kind.PLUS, Kind.PAST)
_AFTERWARDS = "спустя"
_WEEKS = {"week", "weeks", "fortnight", "fortnights"}
_GENITIVES = frozenset(
    {
        *("минут", "минуток", "часа", "часов", "часика", "дня", "дней", "недели", "недель"),
        *("хвілін", "хвілінак", "гадзіны", "гадзін", "дні", "дзен", "тыдні", "тыдняу"),
    }
)
_DAYS_OF_MONTH = 30


def span(cursor: Cursor) -> Shift | None:
    """A length that says what it is: from now, or ago. Raises UnreadableError."""
    start = cursor.at
    if found := _prefixed(cursor) or _turned(cursor) or _suffixed(cursor):
        return found
    cursor.at = start
    return None


def bare_span(cursor: Cursor) -> Shift | None:
    """A length alone: «30 минут»."""
    start = cursor.at
    if cursor.peek().kind not in {Kind.UNIT, Kind.YEAR} and (amount := _amount(cursor)):
        return _shift(amount, marked=False)
    cursor.at = start
    return None


def _prefixed(cursor: Cursor) -> Shift | None:
    start = cursor.at
    prefix = cursor.take(*_PREFIXES)
    if prefix is None:
        return None
    cursor.skip(Kind.AT)
    if amount := _inverted(cursor) or _amount(cursor):
        cursor.take(Kind.LATER)
        return _shift(amount)
    if prefix.kind is Kind.IN and (time := cursor.take(Kind.TIME)):
        hours, minutes, _ = time.numbers
        return Shift(minutes=Fraction(hours * kind.HOUR + minutes))
    if cursor.peek().kind is Kind.NUMBER and prefix.kind in {Kind.IN, Kind.PLUS}:
        raise UnreadableError(Refusal.NO_UNIT, f"{prefix.text} {cursor.peek().text}")
    cursor.at = start
    return None


def _inverted(cursor: Cursor) -> list[tuple[Fraction, int]]:
    """«через часа два», «праз хвілін дваццаць»: the count stands after a unit in the genitive."""
    unit, number = cursor.peek(), cursor.peek(1)
    if unit.text not in _GENITIVES or number.kind is not Kind.NUMBER:
        return []
    cursor.at += 2
    return [(Fraction(number.value), unit.value)]


def _turned(cursor: Cursor) -> Shift | None:
    """«минут через 20», «часа через два»: a unit, and how many of it afterwards."""
    start = cursor.at
    unit = cursor.take(Kind.UNIT)
    if unit and cursor.take(Kind.IN) and (number := cursor.take(Kind.NUMBER)):
        return _shift([(Fraction(number.value), unit.value)])
    cursor.at = start
    return None


def _suffixed(cursor: Cursor) -> Shift | None:
    start = cursor.at
    if amount := _amount(cursor):
        if cursor.take(Kind.AGO):
            return _shift(amount, ago=True)
        if cursor.take(Kind.LATER) or (cursor.peek().text == _AFTERWARDS and cursor.take(Kind.IN)):
            return _shift(amount)
        if cursor.take(Kind.FROM) and cursor.peek().kind in {Kind.DAY, Kind.WEEKDAY, Kind.WHICH}:
            return _shift(amount, from_day=True)
        if cursor.peek(-1).text in _WEEKS and _day_follows(cursor):
            return _shift(amount, from_day=True)
    cursor.at = start
    return None


def _day_follows(cursor: Cursor) -> bool:
    """A week "on Friday", or "tomorrow"."""
    ahead = 1 if cursor.peek().kind is Kind.AT else 0
    return cursor.peek(ahead).kind in {Kind.DAY, Kind.WEEKDAY}


def _amount(cursor: Cursor) -> list[tuple[Fraction, int]]:
    """Counts of units, as many as follow each other."""
    found: list[tuple[Fraction, int]] = []
    while True:
        start = cursor.at
        if found:
            cursor.skip(Kind.AND)
        if (counted := _counted(cursor)) is None:
            cursor.at = start
            return found or []
        found.append(counted)
        if minutes := _minutes_after_hours(cursor, counted[1]):
            found.append(minutes)


def _counted(cursor: Cursor) -> tuple[Fraction, int] | None:
    if half := cursor.take(Kind.HALF_UNIT):
        return _HALF, half.value
    start = cursor.at
    count = _count(cursor)
    unit = cursor.take(Kind.UNIT) or _year(cursor)
    if unit is None or (count is None and not unit.value):
        cursor.at = start
        return None
    return (Fraction(1) if count is None else count) + _fraction(cursor), unit.value


def _year(cursor: Cursor) -> Token | None:
    """«год» is a unit as well as a word beside the number of a year."""
    token = cursor.take(Kind.YEAR)
    return None if token is None else Token(Kind.UNIT, kind.YEAR, token.text)


def _count(cursor: Cursor) -> Fraction | None:
    """How many units follow; None when it is not said, which is one."""
    if cursor.take(Kind.ONE_AND_HALF):
        return Fraction(3, 2)
    cursor.skip(Kind.ARTICLE)
    if cursor.take(Kind.HALF):
        cursor.skip(Kind.ARTICLE, Kind.DASH)
        return _HALF
    number = cursor.take(Kind.NUMBER)
    if number and cursor.peek(1).kind is Kind.QUARTER:
        cursor.skip(Kind.DASH)
    if cursor.take(Kind.QUARTER):
        cursor.skip(Kind.ARTICLE)
        return Fraction(number.value if number else 1, 4)
    if decimal := None if number else cursor.take(Kind.DOTTED):
        return Fraction(decimal.text.replace(",", "."))
    return None if number is None else number.value + _fraction(cursor)


def _fraction(cursor: Cursor) -> Fraction:
    """«с половиной», "and a quarter"; nothing when there is none."""
    more = cursor.take(Kind.AND_FRACTION)
    return Fraction(1, more.value) if more else Fraction(0)


def _minutes_after_hours(cursor: Cursor, unit: int) -> tuple[Fraction, int] | None:
    """«через час двадцать», "1h30": minutes that are not called so."""
    number, after = cursor.peek(), cursor.peek(1)
    units = {Kind.UNIT, Kind.AND_FRACTION, Kind.MONTH, Kind.HALF_UNIT, Kind.PART}
    if unit != kind.HOUR or number.kind is not Kind.NUMBER or after.kind in units:
        return None
    if not 0 < number.value < kind.HOUR:
        return None
    cursor.at += 1
    return Fraction(number.value), kind.MINUTE


def _shift(
    amount: list[tuple[Fraction, int]],
    *,
    ago: bool = False,
    from_day: bool = False,
    marked: bool = True,
) -> Shift:
    """Whole months and days move on the calendar, the rest on the clock."""
    months = sum((count * -unit for count, unit in amount if unit < 0), Fraction(0))
    days = sum((count * unit / kind.DAY for count, unit in amount if unit >= kind.DAY), Fraction(0))
    days += months % 1 * _DAYS_OF_MONTH
    minutes = sum((count * unit for count, unit in amount if 0 < unit < kind.DAY), Fraction(0))
    minutes += sum((count / 60 for count, unit in amount if unit == kind.SECOND), Fraction(0))
    return Shift(
        months=int(months),
        days=int(days),
        minutes=minutes + days % 1 * kind.DAY,
        from_day=from_day,
        ago=ago,
        marked=marked,
    )
