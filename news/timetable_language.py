"""A timetable as people write it, in three languages: ``вт 07:30 сб 11:00``, ``weekdays 8am``."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from enum import StrEnum
from itertools import groupby

from news.clock_language import (
    HOUR_WORDS,
    NAMED_TIMES,
    PART_OF_DAY,
    Hours,
    clock_time,
    plainly,
    words_of,
)
from news.switch_language import OFF as SWITCHED_OFF
from news.timetable import (
    DEFAULT,
    EVERY_DAY,
    HOURLY,
    LONGEST_NOTATION,
    MOST_TIMES,
    OFF,
    WEEKDAYS,
    WEEKEND,
    Timetable,
)


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MONDAY = """mon mo monday mondays понедельник понедельника понедельникам понедельники пн пон пнд
    панядзелак панядзелка панядзелкам панядзелкі"""
_TUESDAY = """tue tu tues tuesday tuesdays вторник вторника вторникам вторники вт втр
    аўторак аўторка аўторкам аўторкі аў аўт"""
_WEDNESDAY = """wed we weds wednesday wednesdays среда среду среды средам ср срд
    серада сераду серады серадам"""
_THURSDAY = """thu th thur thurs thursday thursdays четверг четверга четвергам четверги чт чтв
    чацвер чацвярга чацвяргам чацвяргі чц чцв"""
_FRIDAY = """fri fr friday fridays пятница пятницу пятницы пятницам пт птн пят
    пятніца пятніцу пятніцы пятніцам"""
_SATURDAY = """sat sa saturday saturdays суббота субботу субботы субботам сб суб сбт
    субота суботу суботы суботам"""
_SUNDAY = """sun su sunday sundays воскресенье воскресенья воскресеньям вс вск вскр воскр
    нядзеля нядзелю нядзелі нядзелям нд няд"""
_DAY_NAMES = (_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY)
_SETS = {
    EVERY_DAY: "daily everyday day день ежедневно дзень штодня штодзень штодзённа",
    WEEKDAYS: "weekday weekdays workday workdays working будни будням будний будние рабочий "
    "рабочие рабочим будні будням буднях будзень рабочыя працоўныя працоўным",
    WEEKEND: "weekend weekends выходной выходные выходным выхадны выхадныя выхадным выхадных",
}
_DAY_SETS: Mapping[str, frozenset[int]] = {
    **{name: days for days, names in _SETS.items() for name in names.split()},
    **{name: frozenset({day}) for day, names in enumerate(_DAY_NAMES) for name in names.split()},
}
_AND = frozenset({"и", "і", "and"})
_FILLERS = _AND | _split(
    """at on in the every each days from of в во по с со на каждый каждую каждое каждые каждому
    каждым дни дням у ў ва па з са а кожны кожную кожнае кожныя дні днях"""
)
_EVERY = "every|each|каждые|кожныя|раз в|раз у|раз на"
_ALWAYS_BETWEEN = frozenset({"-", "to", "through", "thru", "till", "until", "до", "да"})
_HOURLY = frozenset(
    {
        *("hourly", "every hour", "each hour", "once an hour", "every 1 hour"),
        *("ежечасно", "каждый час", "каждый 1 час", "раз в час", "почасово"),
        *("штогадзіны", "штогадзінна", "кожную гадзіну", "раз у гадзіну", "раз на гадзіну"),
    }
)
_OFF = SWITCHED_OFF | {"не"}
_NOT_WANTED = frozenset({"не надо", "не присылать", "не нужно", "не трэба", "не дасылаць"})

_NOON = 12
_EACH_DAY = re.compile(
    r"\b(?:кожнага дня|кажды дзень|(?:один )?раз в день|(?:адзін )?раз (?:у|на) дзень|once a day)\b"
)
# 8 00, 8 : 30, 8-30, 8ч30: no hour is meant by these minutes.
_MINUTES_APART = re.compile(
    r"(?<![\d:.])(\d{1,2})(?: (?=00)| ?: ?(?=\d)|-(?=00|[3-5]\d)|[hч](?=\d))(\d\d)(?![\d:.])"
)
_PARTING = re.compile(r"[,;|/&()]")
_EVERY_SO_MANY_HOURS = re.compile(
    rf"(?:{_EVERY}) (\d{{1,2}}) ?(?:{'|'.join(HOUR_WORDS)})", re.ASCII
)
_LONGEST_TIMETABLE = 500
_LONGEST_BLAMED = 60


class TimetableProblem(StrEnum):
    """Why a timetable could not be read."""

    TIME = "time"
    DAY = "day"
    NO_TIME = "no-time"
    TOO_MANY = "too-many"
    TOO_LONG = "too-long"
    MIXED = "mixed"


class TimetableError(ValueError):
    """A timetable that cannot be read; ``word`` is the part to blame."""

    def __init__(self, problem: TimetableProblem, word: str) -> None:
        super().__init__(f"{problem}: {word}")
        self.problem = problem
        self.word = word


def parse_timetable(text: str) -> Timetable:
    """Read ``08:00 20:30``, ``пн-пт 8, сб 10``, ``8 утра``, ``hourly`` or ``off``.

    Times belong to the days written before them; to those after them when the text begins with a
    time. Days named again in a smaller set are an exception: in ``daily 9, sat 11`` Saturday has 11
    alone. Raises TimetableError.
    """
    if len(text) > _LONGEST_TIMETABLE:
        raise TimetableError(TimetableProblem.TOO_LONG, text[:_LONGEST_BLAMED])
    plain = _plain(text)
    bare = " ".join(_PARTING.sub(" ", plain).split()).rstrip(".!")
    if bare in _HOURLY:
        return HOURLY
    if bare in _OFF or bare in _NOT_WANTED:
        return OFF
    if found := _EVERY_SO_MANY_HOURS.fullmatch(bare):
        return _every(int(found[1]), text)
    return _checked(_arranged([*_Reader(words_of(_PARTING.sub(" , ", plain))).parts()], text))


def stored_timetable(notation: str) -> Timetable:
    """The timetable that the database holds; the usual one for what cannot be read.

    One bad row must not end everybody's digests.
    """
    try:
        return parse_timetable(notation)
    except TimetableError:
        return DEFAULT


def _plain(text: str) -> str:
    return _EACH_DAY.sub("daily", _MINUTES_APART.sub(r"\1:\2", plainly(text)))


Part = time | frozenset[int]


class _Reader:
    """Reads words from left to right.

    ``hours`` says what an hour is in the part of the day that was last named; ``pending`` is its
    name until a time follows.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._at = 0
        self._hours: Hours | None = None
        self._pending = ""

    def parts(self) -> Iterator[Part]:
        """The days and times in their order. Raises TimetableError."""
        while word := self._word():
            if word[0].isdigit():
                yield self._time(word)
            elif word in NAMED_TIMES:
                self._at += 1
                yield NAMED_TIMES[word]
            elif word in _DAY_SETS:
                yield self._days(_DAY_SETS[word])
            else:
                self._other(word)
        if self._pending:
            raise TimetableError(TimetableProblem.NO_TIME, self._pending)

    def _word(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._words[at] if at < len(self._words) else ""

    def _time(self, word: str) -> time:
        """A time; the part of the day may stand after it or before it: ``8 утра``, ``утром в 8``.

        Said before, it holds for the times that follow as well, but not for ``20:30``.
        """
        if self._at and self._words[self._at - 1] in _EVERY.split("|"):
            blamed = f"{self._words[self._at - 1]} {word}"
            raise TimetableError(TimetableProblem.DAY, blamed[:_LONGEST_BLAMED])
        self._at += 1
        self._pending = ""
        if self._word() in HOUR_WORDS:
            self._at += 1
        ahead = 0
        while self._word(ahead) in _FILLERS - _AND:
            ahead += 1
        hours = PART_OF_DAY.get(self._word(ahead))
        if hours is None:
            return _time(word, self._hours, said_before=True)
        self._at += ahead + 1
        return _time(word, hours)

    def _days(self, days: frozenset[int]) -> frozenset[int]:
        """A set of days, or a range of them: ``пн-пт``, ``с пн по пт``, ``mon to fri``."""
        if not self._pending:
            self._hours = None
        self._at += 1
        last = _DAY_SETS.get(self._word(1), frozenset())
        if len(days) == len(last) == 1 and _is_range(self._word(), self._word(1)):
            self._at += 2
            (first,), (end,) = days, last
            return frozenset((first + step) % 7 for step in range((end - first) % 7 + 1))
        if self._word() == "-" and self._word(1)[:1].isdigit():
            self._at += 1
        return days

    def _other(self, word: str) -> None:
        if word in PART_OF_DAY:
            self._hours, self._pending = PART_OF_DAY[word], word
        elif word not in _FILLERS and not _is_punctuation(word):
            raise TimetableError(TimetableProblem.DAY, word[:_LONGEST_BLAMED])
        self._at += 1


def _is_punctuation(word: str) -> bool:
    # A hyphen between times would be a range of them, and there is no such thing.
    return word != "-" and unicodedata.category(word[0]) in {"Po", "Ps", "Pe", "Pi", "Pf", "So"}


def _is_range(between: str, last: str) -> bool:
    # «по пятницам» is one more day, «по пятницу» the end of a range.
    return between in _ALWAYS_BETWEEN or (between in {"по", "па"} and not last.endswith("м"))


def _time(word: str, hours: Hours | None, *, said_before: bool = False) -> time:
    unambiguous = said_before and (clock_time(word) or time()).hour > _NOON
    found = clock_time(word, None if unambiguous else hours)
    if found is None:
        raise TimetableError(TimetableProblem.TIME, word[:_LONGEST_BLAMED])
    return found


def _arranged(parts: Sequence[Part], text: str) -> Timetable:
    """Each run of days with the run of times that follows it, or that it follows."""
    times = [part for part in parts if isinstance(part, time)]
    if not times:
        raise TimetableError(TimetableProblem.NO_TIME, text.strip()[:_LONGEST_BLAMED])
    if len(times) == len(parts):
        return Timetable.on(EVERY_DAY, times)
    if isinstance(parts[0], time):
        parts = parts[::-1]
    if isinstance(parts[0], time) or not isinstance(parts[-1], time):
        raise TimetableError(TimetableProblem.MIXED, text.strip()[:_LONGEST_BLAMED])
    return _paired(parts)


def _paired(parts: Sequence[Part]) -> Timetable:
    found: dict[frozenset[int], list[time]] = {}
    days = frozenset[int]()
    for timed, run in groupby(parts, key=lambda part: isinstance(part, time)):
        if timed:
            times = [part for part in run if isinstance(part, time)]
            found.setdefault(days, []).extend(times)
        else:
            days = frozenset().union(*(part for part in run if isinstance(part, frozenset)))
    whole = OFF
    for days, times in found.items():
        whole |= Timetable.on(days.difference(*(other for other in found if other < days)), times)
    return whole


def _every(hours: int, text: str) -> Timetable:
    """Every two, three, four, six, eight or twelve hours from midnight."""
    if hours == 1:
        return HOURLY
    if hours < 24 // MOST_TIMES or 24 % hours:
        raise TimetableError(TimetableProblem.DAY, text.strip()[:_LONGEST_BLAMED])
    return Timetable.on(EVERY_DAY, map(time, range(0, 24, hours)))


def _checked(timetable: Timetable) -> Timetable:
    most = max(map(len, timetable.week))
    if most > MOST_TIMES:
        raise TimetableError(TimetableProblem.TOO_MANY, str(most))
    if len(str(timetable)) > LONGEST_NOTATION:
        raise TimetableError(TimetableProblem.TOO_LONG, str(len(timetable.groups)))
    return timetable
