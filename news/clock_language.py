"""A time of day as people write it, in three languages: ``20:30``, ``8 утра``, ``11pm``."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import time

Hours = Mapping[int, int]
"""What an hour that is said in some part of the day is on a clock of 24 hours."""

_HOUR = """час часа часов ч hour hours h o'clock oclock
    гадзін гадзіны гадзіне гадзіну гадзіна гадз"""
HOUR_WORDS = frozenset(_HOUR.split())
_BEFORE_NOON = {hour: hour for hour in range(12)}
_AFTER_NOON = {hour: hour % 12 + 12 for hour in range(1, 13)} | {h: h for h in range(13, 24)}
_EVENING = {hour: hour + 12 for hour in range(3, 12)} | {h: h for h in range(15, 24)}
_DAYTIME = (
    {10: 10, 11: 11, 12: 12} | {h: h + 12 for h in range(1, 6)} | {h: h for h in range(13, 18)}
)
_NIGHT = {hour: hour for hour in (*range(6), 22, 23)} | {10: 22, 11: 23, 12: 0}
_PARTS_OF_DAY = (
    (_BEFORE_NOON | {12: 0}, "am"),
    (_AFTER_NOON, "pm"),
    (_BEFORE_NOON, "morning mornings утра утро утром утрам раніцы раніцу раніцай раніцам ранку"),
    (_AFTER_NOON, "afternoon afternoons"),
    (_DAYTIME, "дня днем удзень"),
    (
        _EVENING,
        "evening evenings вечера вечер вечером вечерам вечара вечар вечарам увечары ўвечары",
    ),
    (_NIGHT, "night nights ночи ночь ночью ночам ночы ноч ноччу уначы ўначы"),
)
PART_OF_DAY: Mapping[str, Hours] = {
    word: hours for hours, words in _PARTS_OF_DAY for word in words.split()
}
_NOON = "noon midday полдень полудня апоўдні поўдзень поўдня"
_MIDNIGHT = "midnight полночь полуночи апоўначы поўнач поўначы"
NAMED_TIMES: Mapping[str, time] = {
    **dict.fromkeys(_NOON.split(), time(12)),
    **dict.fromkeys(_MIDNIGHT.split(), time(0)),
}

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?|(\d{2})(\d{2})", re.ASCII)
_WORD = re.compile(r"\d+(?:[:.]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|\S")
_MERIDIEM = re.compile(r"(?<![^\W\d_])([ap])\.? ?m\b\.?")
_INVISIBLE = re.compile("[\u0300\u0301\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]")


def plainly(text: str) -> str:
    """In small letters, with one kind of space, apostrophe and dash, and ``pm`` for ``p. m.``."""
    composed = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    plain = "".join(
        "-" if unicodedata.category(each) == "Pd" or each == "\u2212" else each
        for each in _INVISIBLE.sub("", composed).replace("’", "'").replace("ʼ", "'")
    )
    return _MERIDIEM.sub(r"\1m", " ".join(plain.split()))


def words_of(plain: str) -> list[str]:
    """Times, words and single signs, in their order."""
    return _WORD.findall(plain)


def clock_time(word: str, hours: Hours | None = None) -> time | None:
    """The time that ``8``, ``8:30``, ``8.30`` or ``0830`` is, in a part of the day when given."""
    found = _TIME.fullmatch(word)
    if found is None:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    try:
        return time(hour if hours is None else hours[hour], minute)
    except (KeyError, ValueError):
        return None
