"""Quiet hours as people write them, in three languages: ``с 23 до 7``, ``11pm-7am breaking``."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import StrEnum
from itertools import product

from news.clock_language import (
    HOUR_WORDS,
    NAMED_TIMES,
    PART_OF_DAY,
    clock_time,
    plainly,
    words_of,
)
from news.quiet import QuietHours
from news.switch_language import OFF, ON

USUAL = QuietHours(time(23), time(7))

_NOON = 12
_HALF_A_DAY = timedelta(hours=12)
_FIRST_OF_EVENING = 15
_LONGEST_TOLD = 200
_LONGEST_BLAMED = 60
_AROUND = ' .!«»"“”()'


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BREAKING = _split(
    """breaking urgent молния молнии молний молнию молниями срочное срочные срочных срочно срочным
    срочного маланка маланкі маланкамі тэрміновае тэрміновыя тэрміновых тэрмінова тэрміновым
    тэрміновага"""
)
_WITHOUT = _split("no not without без не бяз ні")
_FILLERS = _split(
    """from between at in the every each day daily but for except with plus let allow pass only news
    quiet hours of and to till until til
    с со от в во и до по кроме только пропускать пропускай можно новости новостей каждый день
    ежедневно тихие часы тишина
    з са ад у ў а і да па акрамя апрача толькі прапускаць прапускай можна навіны навін кожны дзень
    штодня ціхія гадзіны цішыня"""
)
_NIGHT = _split("night nights nightly ночь ночи ночью ночам ноч ночы ноччу уначы ўначы")


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_CLOCK = re.compile(
    rf"(?<![\w:.])(?P<clock>\d+(?:[:.]\d+)*)(?: ?(?:{_any(HOUR_WORDS)})\b)?"
    rf"(?: ?(?:in the )?(?P<part>{_any(PART_OF_DAY)})\b)?|\b(?P<named>{_any(NAMED_TIMES)})\b"
)
_NUMBER = re.compile(r"(?<![\d:.])\d+(?![\d:.])")
_MINUTES_AFTER_HOUR = re.compile(r"(?<!\d)(\d{1,2})[hч](\d\d)(?!\d)")
_MIDNIGHT = re.compile(r"(?<![\d:.])24(?:[:.]?00)?(?![\d:.])")
# Where four numbers are two times, as in 22-30 до 7-15; of three, these are minutes for certain.
_ANY_MINUTES = re.compile(r"(?<![\d:.])(\d{1,2})(?: ?[-:] ?| )([0-5]\d)(?![\d:.])")
_SURE_MINUTES = re.compile(r"(?<![\d:.])(\d{1,2})(?: ?[-:] ?| )(00|[3-5]\d)(?![\d:.])")


class QuietProblem(StrEnum):
    """Why quiet hours could not be read."""

    TIME = "time"
    WORD = "word"
    NO_TIME = "no-time"
    ONE_TIME = "one-time"
    TOO_MANY = "too-many"
    SAME = "same"
    UNCLEAR = "unclear"
    """Either half of the day may be meant: ``11-7``."""
    TOO_LONG = "too-long"


class QuietError(ValueError):
    """Quiet hours that cannot be read: ``word`` is the part to blame, ``nearest`` may be meant."""

    def __init__(self, problem: QuietProblem, word: str, nearest: Sequence[QuietHours]) -> None:
        super().__init__(f"{problem}: {word}")
        self.problem = problem
        self.word = word[:_LONGEST_BLAMED]
        self.nearest = tuple(nearest)


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time as it is told: ``at`` is None for what is none.

    It is ``sure`` with a part of the day, and ``bare`` as an hour that may be of either half.
    """

    word: str
    at: time | None
    sure: bool = False
    bare: bool = False

    @property
    def meant(self) -> tuple[time, ...]:
        """What it may be on a clock of 24 hours."""
        if self.at is None or not self.bare:
            return (self.at,) if self.at else ()
        return self.at, self.at.replace(hour=(self.at.hour + _NOON) % 24)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text says: ``breaking`` is None where it says nothing of breaking news."""

    clocks: tuple[_Clock, ...]
    breaking: bool | None
    unknown: tuple[str, ...]
    night: bool


def parse_quiet(text: str, current: QuietHours | None = None) -> QuietHours | None:
    """Read ``23:00-07:00``, ``from 11pm to 7am``, ``з 23 да 7 тэрміновае``; None is ``off``.

    ``on`` and ``breaking`` alone keep the ``current`` hours, or take the usual ones. Raises
    QuietError.
    """
    usual = current or USUAL
    if len(text) > _LONGEST_TOLD:
        raise QuietError(QuietProblem.TOO_LONG, text, [usual])
    bare = plainly(text).strip(_AROUND)
    if bare in OFF:
        return None
    if bare in ON:
        return usual
    told = _told(_timed(bare))
    if told.clocks:
        return _between(told)
    if told.unknown or (told.breaking is None and not told.night):
        raise QuietError(QuietProblem.NO_TIME, text.strip(), [usual])
    return usual if told.breaking is None else replace(usual, breaking=told.breaking)


def _timed(plain: str) -> str:
    """Minutes that stand apart from their hours are put to them."""
    clear = _MINUTES_AFTER_HOUR.sub(r"\1:\2", plain)
    match len(_NUMBER.findall(clear)):
        case 4:
            clear = _ANY_MINUTES.sub(r"\1:\2", clear)
        case 3:
            clear = _SURE_MINUTES.sub(r"\1:\2", clear, count=1)
    # Only now: 24 may have been minutes.
    return _MIDNIGHT.sub("00:00", clear)


def _told(plain: str) -> _Told:
    words = [word for word in words_of(_CLOCK.sub(" ", plain)) if not _is_sign(word)]
    breaking = not _WITHOUT.intersection(words) if _BREAKING.intersection(words) else None
    known = _FILLERS | _BREAKING | PART_OF_DAY.keys() | _NIGHT | _WITHOUT
    return _Told(
        clocks=tuple(map(_clock, _CLOCK.finditer(plain))),
        breaking=breaking,
        unknown=tuple(word for word in words if word not in known),
        night=bool(_NIGHT.intersection(words)),
    )


def _clock(found: re.Match[str]) -> _Clock:
    word = found[0].strip()
    if found["named"]:
        return _Clock(word, NAMED_TIMES[found["named"]], sure=True)
    at = clock_time(found["clock"])
    if found["part"] is None or (at is not None and at.hour > _NOON):
        bare = at is not None and found["clock"] == str(at.hour) and 0 < at.hour <= _NOON
        return _Clock(word, at, bare=bare)
    return _Clock(word, clock_time(found["clock"], PART_OF_DAY[found["part"]]), sure=True)


def _is_sign(word: str) -> bool:
    return unicodedata.category(word[0])[0] in "PSCM"


def _between(told: _Told) -> QuietHours:
    """The hours between the two times. Raises QuietError."""
    known = [clock for clock in told.clocks if clock.at is not None]
    beside = _beside(known, breaking=bool(told.breaking))
    for clock in told.clocks:
        if clock.at is None:
            raise QuietError(QuietProblem.TIME, clock.word, beside)
    if len(known) == 1:
        raise QuietError(QuietProblem.ONE_TIME, known[0].word, beside)
    readings = _readings(known[0], known[-1], breaking=bool(told.breaking))
    if len(known) > 2:  # noqa: PLR2004 - a beginning and an end
        raise QuietError(QuietProblem.TOO_MANY, str(len(known)), readings or beside)
    if told.unknown:
        raise QuietError(QuietProblem.WORD, told.unknown[0], readings or beside)
    if not readings:
        raise QuietError(QuietProblem.SAME, known[0].word, beside)
    if len(readings) > 1:
        raise QuietError(QuietProblem.UNCLEAR, f"{known[0].word}-{known[1].word}", readings)
    return readings[0]


def _readings(first: _Clock, last: _Clock, *, breaking: bool) -> list[QuietHours]:
    """What two times may mean: an hour beside a sure one, whatever makes the hours fewest.

    Two bare hours are taken as they stand unless that is more than half a day: then both readings
    are given, the night first.
    """
    every = [
        QuietHours(start, end, breaking)
        for start, end in product(first.meant, last.meant)
        if start != end
    ]
    if first.bare != last.bare and (first.sure or last.sure):
        return [min(every, key=lambda quiet: quiet.length)]
    literal = [each for each in every if (each.start, each.end) == (first.at, last.at)]
    if not (first.bare and last.bare) or (literal and literal[0].length <= _HALF_A_DAY):
        return literal
    return sorted((each for each in every if each.length <= _HALF_A_DAY), key=_is_by_day)


def _is_by_day(quiet: QuietHours) -> bool:
    return quiet.start.hour < _FIRST_OF_EVENING


def _beside(known: Sequence[_Clock], *, breaking: bool) -> list[QuietHours]:
    """The usual hours with the only time that could be read as their beginning or their end."""
    at = known[0].at if known else None
    if at is None or at in (USUAL.start, USUAL.end):
        return [replace(USUAL, breaking=breaking)]
    if at.hour >= _FIRST_OF_EVENING or at < time(5):
        return [QuietHours(at, USUAL.end, breaking)]
    return [QuietHours(USUAL.start, at, breaking)]
