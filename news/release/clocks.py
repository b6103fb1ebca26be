"""Times of day: «в 9», «9:30», «полдевятого», «а палове на дзявятую», "quarter to nine"."""

from dataclasses import replace

from news.release import kind
from news.release.cursor import Cursor
from news.release.kind import Kind
from news.release.outcome import Refusal
from news.release.parts import Clock, Dotted, Part, UnreadableError
from news.release.tokens import Token

_HOURS = (Kind.NUMBER, Kind.ORDINAL_HOUR)
_NAMED_HOURS = (*_HOURS, Kind.ORDINAL)
_HALF_DAY = 12
_HOURS_A_DAY = 24
_MINUTES = 60
_QUARTER = 15
_ROUND = 5
_LEAST_MINUTES = 10
_TWO_DIGITS = 2
_CLOCK_HOURS = frozenset(
    {
        *("час", "часа", "часов", "часу", "ч", "h"),
        *("гадзіна", "гадзіны", "гадзіну", "гадзін", "гадзіне", "гадз"),
    }
)
_OF_A_FRACTION = frozenset({"часа", "гадзіны"})
_ONE = "час"
_THE_DAY = "дня"
_OF_HOURS = frozenset(
    {
        *("утра", "вечера", "дня", "ночи", "раніцы", "ранку", "вечара", "ночы"),
        *("am", "pm", "p", "мск", "utc"),
    }
)


def clock(cursor: Cursor) -> list[Clock | Dotted | Part] | None:
    """A time of day, with the part of the day when it hangs on it. Raises UnreadableError."""
    start = cursor.at
    for production in (_written, _before_hour, _half, _around_hour, _plain):
        if found := production(cursor):
            return [found, *_afternoon(cursor)]
        cursor.at = start
    return None


def _follows_at(cursor: Cursor) -> bool:
    """Whether the word before says that a time follows: «в», "at"."""
    before = cursor.peek(-1)
    return before.kind is Kind.AT and before.value == 1


def _written(cursor: Cursor) -> Clock | Dotted | None:
    """9:30, 12.10, 0930, 18 00."""
    is_time = _follows_at(cursor)
    if token := cursor.take(Kind.TIME):
        _hour_word(cursor)
        return checked(*token.numbers)
    if token := cursor.take(Kind.DOTTED):
        is_time = is_time or cursor.peek().text in _OF_HOURS
        # «18.30 ч» is a time, «1.50 часа» how long something takes.
        is_named = _hours_follow(cursor) and cursor.peek().text not in _OF_A_FRACTION
        found = _dotted(token, is_time=is_time or is_named)
        if isinstance(found, Dotted) and found.is_time:
            _hour_word(cursor)
        return found
    token = cursor.take(Kind.NUMBER)
    if token and token.digits and len(token.text) > _TWO_DIGITS:
        found = checked(*divmod(token.value, 100))
        _hour_word(cursor)
        return found
    return None


def _hour_word(cursor: Cursor) -> None:
    """«18:00 часов», "1800 hours"."""
    if _hours_follow(cursor):
        cursor.at += 1


def _hours_follow(cursor: Cursor) -> bool:
    return cursor.peek().kind is Kind.UNIT and cursor.peek().value == kind.HOUR


def _dotted(token: Token, *, is_time: bool) -> Clock | Dotted:
    hour, minute = token.numbers
    has_minutes = len(token.text.rpartition(".")[2]) == _TWO_DIGITS
    if "," in token.text:
        return checked(hour, minute)
    return Dotted(hour, minute, is_time=None if has_minutes and not is_time else has_minutes)


def _before_hour(cursor: Cursor) -> Clock | None:
    """«без четверти девять», «без 15 минут 9», «за пяць дзявятая»."""
    if cursor.take(Kind.WITHOUT) is None:
        return None
    quarter = cursor.take(Kind.QUARTER)
    minutes = _QUARTER if quarter else _small(cursor)
    if cursor.peek().text != _ONE:
        cursor.take(Kind.UNIT)
    hour = _hour(cursor, *_NAMED_HOURS) or (1 if cursor.peek().text == _ONE else None)
    if minutes is None or hour is None:
        return None
    _hour_word(cursor)
    return checked((hour - 1) % _HOURS_A_DAY, _MINUTES - minutes, bare=hour <= _HALF_DAY)


def _half(cursor: Cursor) -> Clock | None:
    """«полдевятого», «в половине девятого», "half past eight", "half eight"."""
    if word := cursor.take(Kind.HALF_HOUR):
        return _half_to(word.value)
    half = cursor.take(Kind.HALF)
    if half is None:
        return None
    cursor.skip(Kind.PAST, Kind.AT, Kind.DASH)
    hour = _hour(cursor, *_NAMED_HOURS)
    if hour is None:
        return None
    _hour_word(cursor)
    return _half_to(hour) if half.value else checked(hour, 30, bare=hour <= _HALF_DAY)


def _half_to(hour: int) -> Clock:
    return checked((hour - 2) % _HALF_DAY + 1, 30, bare=True)


def _around_hour(cursor: Cursor) -> Clock | None:
    """«десять минут девятого», «чвэрць на дзявятую», "ten to nine", "quarter past 8"."""
    is_range = cursor.peek(-1).kind is Kind.FROM
    minutes, is_sure = _minutes(cursor)
    if cursor.peek(1).kind in {Kind.PAST, Kind.TO}:
        cursor.skip(Kind.DASH)
    if cursor.take(Kind.PAST):
        return _joined(_hour(cursor, *_NAMED_HOURS), minutes)
    if not is_range and (is_sure or minutes % _ROUND == 0) and cursor.take(Kind.TO):
        return _joined(_hour(cursor, *_NAMED_HOURS), -minutes)
    return _towards(cursor, minutes, is_sure=is_sure)


def _towards(cursor: Cursor, minutes: int, *, is_sure: bool) -> Clock | None:
    """«десять минут девятого» is ten past eight, and "quarter of nine" a quarter to."""
    if is_sure and cursor.peek().kind is Kind.NUMBER:
        return _joined(_hour(cursor, Kind.NUMBER), -minutes)
    at = cursor.take(Kind.AT)
    if at and at.text == "на":
        return _joined(_hour(cursor, Kind.ORDINAL_HOUR), minutes - _MINUTES)
    if is_sure and not at:
        return _joined(_hour(cursor, Kind.ORDINAL_HOUR, Kind.ORDINAL), minutes - _MINUTES)
    return None


def _minutes(cursor: Cursor) -> tuple[int, bool]:
    """A count of minutes, 0 for none, and whether it is called minutes or a quarter."""
    cursor.skip(Kind.ARTICLE)
    count = _small(cursor)
    if cursor.take(Kind.QUARTER):
        return (count or 1) * _QUARTER, True
    if count and cursor.peek().kind is Kind.UNIT and cursor.peek().value == kind.MINUTE:
        cursor.at += 1
        return count, True
    return count or 0, False


def _joined(hour: int | None, minutes: int) -> Clock | None:
    """So many minutes after the hour, or before it."""
    if hour is None or not -_MINUTES < minutes < _MINUTES or not minutes:
        return None
    hour_then, minute = divmod(hour * _MINUTES + minutes, _MINUTES)
    return checked(hour_then % _HOURS_A_DAY, minute, bare=hour <= _HALF_DAY)


def _plain(cursor: Cursor) -> Clock | None:
    """«в 9», «в девять тридцать», «9 ч 30 мин», «в час», «а 9-й»."""
    token = cursor.peek()
    is_told = _follows_at(cursor)
    part_follows = cursor.peek(1).kind is Kind.PART or cursor.peek(1).text == _THE_DAY
    if token.text == _ONE and (is_told or part_follows):
        cursor.at += 1
        return Clock(1, _minute(cursor, named=True) or 0, bare=True)
    hour = _hour(cursor, *_HOURS)
    if hour is None:
        return None
    word = cursor.peek()
    named = word.kind is Kind.UNIT and word.text in _CLOCK_HOURS
    if named:
        cursor.at += 1
    elif word.kind is Kind.UNIT and word.text != _THE_DAY:
        return None
    minute = _minute(cursor, named=named)
    span = named and not is_told and token.kind is Kind.NUMBER and hour <= _HALF_DAY
    is_bare = 0 < hour <= _HALF_DAY and not (token.text.startswith("0") and token.digits)
    if more := cursor.take(Kind.AND_FRACTION):
        minute = _MINUTES // more.value
    return replace(checked(hour, minute or 0, bare=is_bare), span=span)


def _minute(cursor: Cursor, *, named: bool) -> int | None:
    """The minutes after an hour: two digits, or a number of words that cannot be another hour."""
    start = cursor.at
    if named:
        cursor.take(Kind.AND)
    dashed = cursor.take(Kind.DASH)
    token = cursor.take(Kind.NUMBER)
    if dashed and token and token.digits and token.value:
        token = None
    called = token is not None and cursor.peek().value == kind.MINUTE and cursor.take(Kind.UNIT)
    is_date = cursor.peek().kind in {Kind.MONTH, Kind.DAY_OF_MONTH}
    if token and not is_date and (called or _looks_like_minutes(token)):
        return token.value
    cursor.at = start
    return None


def _looks_like_minutes(token: Token) -> bool:
    if token.digits:
        return len(token.text) == _TWO_DIGITS and token.value < _MINUTES
    return token.value < _MINUTES and (token.value >= _LEAST_MINUTES or " " in token.text)


def _hour(cursor: Cursor, *kinds: Kind) -> int | None:
    token = cursor.peek()
    if token.kind not in kinds:
        return None
    if token.kind is Kind.ORDINAL_HOUR and token.value > _HOURS_A_DAY:
        return None
    if token.digits and len(token.text) > _TWO_DIGITS and token.kind is Kind.NUMBER:
        return None
    cursor.at += 1
    return token.value


def _small(cursor: Cursor) -> int | None:
    """A number of minutes."""
    token = cursor.take(Kind.NUMBER)
    return token.value if token and 0 < token.value < _MINUTES else None


def _afternoon(cursor: Cursor) -> list[Part]:
    """«в 3 дня»: three in the afternoon, where «3 дня» alone are three days."""
    if cursor.peek().text != _THE_DAY:
        return []
    cursor.at += 1
    return [Part(kind.DAYTIME)]


def checked(hour: int, minute: int, second: int = 0, *, bare: bool = False) -> Clock:
    """The time, if a clock shows it. Raises UnreadableError."""
    exists = hour < _HOURS_A_DAY and minute < _MINUTES and second < _MINUTES
    if not exists and (hour, minute, second) != (_HOURS_A_DAY, 0, 0):
        raise UnreadableError(Refusal.NO_SUCH_TIME, f"{hour}:{minute:02}")
    return Clock(hour or (_HALF_DAY if bare else 0), minute, second, bare=bare)
