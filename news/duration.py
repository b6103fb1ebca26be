"""A length of time as people write it, in three languages: ``7d``, ``45 мин``, ``полчаса``."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

_MINUTE = 1
_HOUR = 60
_DAY = 24 * _HOUR
_UNITS = {
    _MINUTE: """m min mins minute minutes мин минута минуты минуту минут минутку
        мін хвіліна хвіліны хвіліну хвілін хв""",
    _HOUR: "h hr hrs hour hours ч час часа часов гадзіна гадзіны гадзіну гадзін гадз",
    _DAY: """d day days д дн день дня дней сут сутки суток дзень дні дзен суткі сутак""",
    7 * _DAY: """w wk wks week weeks н нед неделя недели неделю недель неделька недельку
        т тыд тыдз тыдзень тыдні тыдня тыдняў""",
    14 * _DAY: "fortnight fortnights",
    30 * _DAY: """mo mos mth month months мес месяц месяца месяцы месяцев месяцаў""",
    365 * _DAY: "y yr year years год года гады лет гадоў",
}
_MINUTES = {word: minutes for minutes, words in _UNITS.items() for word in words.split()}
_HALVES = {
    "полчаса": _HOUR,
    "паўгадзіны": _HOUR,
    "полдня": _DAY,
    "паўдня": _DAY,
    "полмесяца": 30 * _DAY,
    "паўмесяца": 30 * _DAY,
    "полгода": 365 * _DAY,
    "паўгода": 365 * _DAY,
}
_HALF = Fraction(1, 2)
_COUNTS = """
    one an a один одна одно одну одни адзін адна адну адно
    two два две двое дзве двое
    three три трое тры трое
    four четыре чатыры
    five пять пяць
    six шесть шэсць
    seven семь сем
    eight восемь восем
    nine девять дзевяць
    ten десять дзесяць
"""
_NUMBERS = {
    **{
        word: Fraction(count)
        for count, line in enumerate(_COUNTS.split("\n"))
        for word in line.split()
    },
    **dict.fromkeys(("half", "пол", "паў"), _HALF),
    **dict.fromkeys(("полтора", "полторы", "паўтара", "паўтары"), Fraction(3, 2)),
}
_FILLERS = frozenset({"for", "на", "and", "и", "і", ","})
_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?")
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+|\S")
_ABBREVIATION = re.compile(r"(?<=[^\W\d_])\.")
_AROUND = " .!«»\"'“”()"
_INVISIBLE = re.compile("[\u0300\u0301\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]")
_LONGEST_DURATION = 100
_LONGEST = timedelta(days=366)


def parse_duration(text: str) -> timedelta | None:
    """How long ``1w2d``, ``2 часа 30 минут`` or ``полгода`` is; None when it is not wholly so.

    A number alone counts days, a month has 30. A minute is the shortest, a year the longest.
    """
    if len(text) > _LONGEST_DURATION:
        return None
    plain = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    plain = _ABBREVIATION.sub(" ", _INVISIBLE.sub("", plain)).strip(_AROUND)
    words = [word for word in _WORD.findall(plain) if word not in _FILLERS]
    if len(words) == 1 and words[0].isdecimal():
        words.append("d")
    minutes = _minutes(words)
    if minutes is None or not _MINUTE <= minutes <= _LONGEST / timedelta(minutes=1):
        return None
    return timedelta(minutes=float(minutes))


def _minutes(words: Sequence[str]) -> Fraction | None:
    """All words added up, each number with the unit that follows it."""
    total = Fraction(0)
    count: Fraction | None = None
    for word in words:
        if word in _MINUTES:
            total += (1 if count is None else count) * _MINUTES[word]
            count = None
        elif word in _HALVES and count is None:
            total += Fraction(_HALVES[word], 2)
        elif word in {"a", "an"} and count == _HALF:
            continue
        elif count is None and (number := _number(word)) is not None:
            count = number
        else:
            return None
    return None if count is not None or not words else total


def _number(word: str) -> Fraction | None:
    if _NUMBER.fullmatch(word):
        return Fraction(word.replace(",", "."))
    return _NUMBERS.get(word)
