"""Times of day: «в 9», «9:30», «полдевятого», «а палове на дзявятую», "quarter to nine"."""

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
_ROUND = 5
_CLOCK_HOURS = frozenset(
    "час часа часов часу ч гадзіна гадзіны гадзіну гадзін гадзіне гадз h".split()
)
_THE_DAY = "дня"


def clock(cursor: Cursor) -> list[Clock | Dotted | Part] | None:
    """A time of day, with the part of the day when it hangs on it. Raises UnreadableError."""
    start = cursor.at
    strict = cursor.peek(-1).kind is Kind.AT and cursor.peek(-1).value == 1
    for production in (_written, _before_hour, _half, _around_hour, _plain):
        if found := production(cursor, strict=strict):
            return [found, *_afternoon(cursor, found, strict=strict)]
        cursor.at = start
    return None


def _written(cursor: Cursor, *, strict: bool) -> Clock | Dotted | None:
    """9:30, 12.10, 0930, 18 00."""
    if token := cursor.take(Kind.TIME):
        _hour_word(cursor)
        return checked(*token.numbers)
    if token := cursor.take(Kind.DOTTED):
        return _dotted(token, is_time=strict)
    token = cursor.take(Kind.NUMBER)
    if token and token.digits and len(token.text) in {3, 4}:
        found = checked(*divmod(token.value, 100))
        _hour_word(cursor)
        return found
    return None


def _hour_word(cursor: Cursor) -> None:
    """«18:00 часов», "1800 hours"."""
    if cursor.peek().kind is Kind.UNIT and cursor.peek().value == kind.HOUR:
        cursor.at += 1


def _dotted(token: Token, *, is_time: bool) -> Clock | Dotted:
    hour, minute = token.numbers
    has_minutes = len(token.text.replace(",", ".").rpartition(".")[2]) == 2
    if "," in token.text:
        return checked(hour, minute)
    return Dotted(hour, minute, is_time=None if has_minutes and not is_time else has_minutes)


def _before_hour(cursor: Cursor, *, strict: bool) -> Clock | None:
    """«без четверти девять», «без 15 минут 9», «за пяць дзявятая»."""
    if cursor.take(Kind.WITHOUT) is None:
        return None
    quarter = cursor.take(Kind.QUARTER)
    minutes = 15 if quarter else _small(cursor)
    cursor.take(Kind.UNIT)
    hour = _hour(cursor, *_NAMED_HOURS)
    if minutes is None or hour is None:
        return None
    cursor.take(Kind.UNIT)
    return checked((hour - 1) % _HOURS_A_DAY, _MINUTES - minutes, bare=hour <= _HALF_DAY)


def _half(cursor: Cursor, *, strict: bool) -> Clock | None:
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
    cursor.take(Kind.UNIT)
    return _half_to(hour) if half.value else checked(hour, 30, bare=hour <= _HALF_DAY)


def _half_to(hour: int) -> Clock:
    return checked((hour - 2) % _HALF_DAY + 1, 30, bare=True)


def _around_hour(cursor: Cursor, *, strict: bool) -> Clock | None:
    """«десять минут девятого», «чвэрць на дзявятую», "ten to nine", "quarter past 8"."""
    ranged = cursor.peek(-1).kind is Kind.FROM
    cursor.skip(Kind.ARTICLE)
    quarter = cursor.take(Kind.QUARTER)
    minutes = 15 if quarter else _small(cursor)
    if minutes is None:
        return None
    if not quarter and (quarter := cursor.take(Kind.QUARTER)):
        minutes *= 15
    named = cursor.take(Kind.UNIT)
    if named and named.value != kind.MINUTE:
        return None
    counted = quarter is not None or named is not None
    if cursor.take(Kind.PAST):
        return _joined(_hour(cursor, *_NAMED_HOURS), minutes)
    if not ranged and (counted or minutes % _ROUND == 0) and cursor.take(Kind.TO):
        return _joined(_hour(cursor, *_NAMED_HOURS), -minutes)
    if quarter and cursor.peek().kind is Kind.NUMBER:
        return _joined(_hour(cursor, Kind.NUMBER), -minutes)
    on = cursor.take(Kind.AT)
    if (counted and not on) or (on and on.text == "на"):
        kinds = (Kind.ORDINAL_HOUR,) if on else (Kind.ORDINAL_HOUR, Kind.ORDINAL)
        return _joined(_hour(cursor, *kinds), minutes - _MINUTES)
    return None


def _joined(hour: int | None, minutes: int) -> Clock | None:
    """So many minutes after the hour, or before it."""
    if hour is None or not -_MINUTES < minutes < _MINUTES:
        return None
    hour_then, minute = divmod(hour * _MINUTES + minutes, _MINUTES)
    return checked(hour_then % _HOURS_A_DAY, minute, bare=hour <= _HALF_DAY)


def _plain(cursor: Cursor, *, strict: bool) -> Clock | None:
    """«в 9», «в девять тридцать», «9 ч 30 мин», «в час», «а 9-й»."""
    token = cursor.peek()
    if strict and token.kind is Kind.UNIT and token.text == "час":
        cursor.at += 1
        return Clock(1, bare=True)
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
    span = named and not strict and token.kind is Kind.NUMBER and hour <= _HALF_DAY
    is_bare = 0 < hour <= _HALF_DAY and not (token.text.startswith("0") and token.digits)
    if cursor.take(Kind.AND_HALF):
        minute = 30
    found = checked(hour, minute or 0, bare=is_bare)
    return Clock(found.hour, found.minute, bare=found.bare, span=span)


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
    return (
        token.value < _MINUTES
        and (len(token.text) == 2 if token.digits else token.value >= 10)
        or (" " in token.text)
    )


def _hour(cursor: Cursor, *kinds: Kind) -> int | None:
    token = cursor.peek()
    if token.kind not in kinds:
        return None
    if token.kind is Kind.ORDINAL_HOUR and token.value > _HOURS_A_DAY:
        return None
    if token.digits and len(token.text) > 2 and token.kind is Kind.NUMBER:
        return None
    cursor.at += 1
    return token.value


def _small(cursor: Cursor) -> int | None:
    """A number of minutes."""
    token = cursor.take(Kind.NUMBER)
    return token.value if token and 0 < token.value < _MINUTES else None


def _afternoon(cursor: Cursor, found: Clock | Dotted, *, strict: bool) -> list[Part]:
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
