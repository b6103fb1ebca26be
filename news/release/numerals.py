"""What digits mean in a time: 9, 9:00, 9-30, 01.12, 03/04, 2026-12-01, 1,5."""

import re

from news.release.kind import Kind

Numeral = tuple[Kind, tuple[int, ...]]
"""A NUMBER has its value, a TIME hours, minutes and seconds, a DOTTED both numbers, and a DATE day,
month, year (0 for none) and whether day and month may be the other way about."""

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_DASHED_CLOCK = re.compile(r"([0-9]{1,2})-(00|15|[2-5][0-9])")
_DOTTED = re.compile(r"([0-9]{1,2})[.,]([0-9]{1,2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_LONGEST_NUMBER = 4
_MOST_MONTHS = 12


def numeral(text: str) -> Numeral | None:
    """What a number with its signs means; None when they part several numbers."""
    if text.isdecimal():
        return (Kind.NUMBER, (int(text),)) if len(text) <= _LONGEST_NUMBER else None
    if found := _CLOCK.fullmatch(text) or _DASHED_CLOCK.fullmatch(text):
        return Kind.TIME, tuple(int(each or 0) for each in (*found.groups(), 0, 0)[:3])
    if found := _DOTTED.fullmatch(text):
        return Kind.DOTTED, (int(found[1]), int(found[2]))
    return _written_date(text)


def _written_date(text: str) -> Numeral | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _date(int(found[4]), int(found[3]), int(found[1]))
    if found := _DAY_FIRST.fullmatch(text):
        century = 0 if len(found[4]) == _LONGEST_NUMBER else 2000
        return _date(int(found[1]), int(found[3]), century + int(found[4]), swaps=found[2] == "/")
    if found := _SLASHED.fullmatch(text):
        return _date(int(found[1]), int(found[2]), 0, swaps=True)
    return None


def _date(day: int, month: int, year: int, *, swaps: bool = False) -> Numeral:
    if swaps and month > _MOST_MONTHS >= day:
        day, month = month, day
    swaps = swaps and max(day, month) <= _MOST_MONTHS and day != month
    return Kind.DATE, (day, month, year, int(swaps))
