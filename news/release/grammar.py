"""From the tokens of a text to what they ask for."""

from collections.abc import Iterator, Sequence

from news.release import kind
from news.release.clocks import clock
from news.release.cursor import Cursor
from news.release.days import day
from news.release.kind import ZONES, Kind
from news.release.outcome import Refusal
from news.release.parts import Clock, Part, Said, SameTime, UnreadableError, Zone
from news.release.request import Request, request
from news.release.spans import bare_span, span
from news.release.tokens import Token

_REFUSED = {
    Kind.UNKNOWN: Refusal.UNKNOWN_WORD,
    Kind.REPEATED: Refusal.REPEATED,
    Kind.OR: Refusal.SEVERAL,
    Kind.VAGUE: Refusal.VAGUE,
    Kind.LATER: Refusal.VAGUE,
    Kind.VAGUE_DAY: Refusal.NO_DAY,
    Kind.MONTH: Refusal.NO_DAY,
    Kind.NUMBER: Refusal.NO_SUCH_TIME,
    Kind.ORDINAL: Refusal.NO_SUCH_DATE,
    Kind.ORDINAL_HOUR: Refusal.NO_SUCH_TIME,
    Kind.UNIT: Refusal.NO_UNIT,
    Kind.HALF: Refusal.NO_UNIT,
    Kind.QUARTER: Refusal.NO_UNIT,
    Kind.AND_FRACTION: Refusal.NO_UNIT,
    Kind.ONE_AND_HALF: Refusal.NO_UNIT,
    Kind.AGO: Refusal.NO_MOMENT,
    Kind.WITHOUT: Refusal.NO_MOMENT,
    Kind.PLUS: Refusal.NO_MOMENT,
}
_HOPELESS = {Kind.UNKNOWN, Kind.REPEATED, Kind.VAGUE, Kind.OR}
_RANGED = {Kind.DAY, Kind.WEEKDAY}
_MOST_OFFSET = 14


def asked(words: Sequence[Token]) -> Request:
    """What the words ask for. Raises UnreadableError."""
    told = [word for word in words if word.kind is not Kind.FILLER]
    for word in told:
        if word.kind in _HOPELESS:
            raise UnreadableError(_REFUSED[word.kind], word.text)
    _check_range(told)
    return request([*_parts(Cursor(told))])


def _check_range(words: Sequence[Token]) -> None:
    """«с 9 до 11», «10–22 августа»: raises UnreadableError, for an article goes out once."""
    began = False
    for at, word in enumerate(words):
        if word.kind is Kind.DASH and 0 < at < len(words) - 1:
            before, after = words[at - 1], words[at + 1]
            alike = before.kind is after.kind and (after.digits or after.kind in _RANGED)
            if alike or Kind.ONE_AND_HALF in {before.kind, after.kind}:
                raise UnreadableError(Refusal.SEVERAL, f"{before.text}-{after.text}")
        began |= word.kind is Kind.FROM
        if began and word.kind is Kind.UNTIL:
            raise UnreadableError(Refusal.SEVERAL)


def _parts(cursor: Cursor) -> Iterator[Said]:
    while not cursor.ended:
        if shift := span(cursor):
            yield shift
        elif days := day(cursor):
            yield from days
        elif times := clock(cursor):
            yield from times
        elif single := _zone(cursor) or _single(cursor):
            yield single
        elif not cursor.skip(Kind.YEAR) and (length := bare_span(cursor)):
            yield length
        elif not cursor.ended:
            _leave_out(cursor)


def _single(cursor: Cursor) -> Said | None:
    """What a single word says."""
    if part := cursor.take(Kind.PART):
        return Part(part.value)
    if cursor.take(Kind.SAME_TIME):
        return SameTime()
    return Clock(0) if cursor.take(Kind.NIGHT_BEFORE) else None


def _zone(cursor: Cursor) -> Zone | None:
    """«мск», "UTC", "UTC+3", +03:00."""
    start = cursor.at
    named = cursor.take(Kind.ZONE)
    signs = (Kind.PLUS,) if named is None else () if named.value else (Kind.PLUS, Kind.DASH)
    if sign := cursor.take(*signs):
        offset = _offset(cursor, with_hour=named is not None)
        if offset is not None:
            return Zone(offset=offset if sign.kind is Kind.PLUS else -offset)
    cursor.at = start + (named is not None)
    return None if named is None else Zone(ZONES[named.value])


def _offset(cursor: Cursor, *, with_hour: bool) -> int | None:
    """A distance from UTC in minutes."""
    if time := cursor.take(Kind.TIME):
        hour, minute, _ = time.numbers
    elif with_hour and (number := cursor.take(Kind.NUMBER)):
        hour, minute = number.value, 0
    else:
        return None
    return hour * kind.HOUR + minute if hour <= _MOST_OFFSET else None


def _leave_out(cursor: Cursor) -> None:
    """Go past a word that only joins others. Raises UnreadableError for one that should not be."""
    word = cursor.peek()
    cursor.at += 1
    refusal = _REFUSED.get(word.kind)
    if refusal is None and word.kind is Kind.WHICH and word.value != kind.THIS:
        refusal = Refusal.NO_DAY
    if refusal:
        raise UnreadableError(refusal, word.text)
