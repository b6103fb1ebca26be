"""The line of a page that says when it was published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from sources import vocabulary
from sources.furniture import Furniture, furniture, is_counter
from sources.stamp import Stamps, find_stamps

LONGEST_LINE = 200
_RELATIVE = frozenset({"сегодня", "вчера", "сёння", "сягоння", "учора", "ўчора"}) | {
    *("today", "yesterday")
}
_LABELS = _RELATIVE.union(
    vocabulary.DATE_LABELS, vocabulary.WEEKDAY_NAMES, vocabulary.LABELS["rubric"]
)
_UPDATED = re.compile(r"обновл|измен|дополнен|абноў|абноўл|зменен|updated|modified", re.IGNORECASE)
_AGO = re.compile(
    r"\W*(?:\d{1,3}|час|минуту|день|an?)\s?[^\W\d]{0,10}\.?\s(?:назад|таму|ago)\W*", re.IGNORECASE
)
_BESIDE = re.compile(r"[^\w\s.,:'’ʼ«»\"“”„&@+%№*~\u0300\u0301-]|\s-\s|,\s|^-|-$")
_CAPITAL = "A-ZА-ЯЁІЎ"
_NAME = re.compile(
    rf"(?:[Bb]y\s)?(?:[{_CAPITAL}]\.\s?|[{_CAPITAL}][\w’'-]+(?![\w’'-])\s?){{2,3}}$"
    rf"|[Bb]y\s[\w.-]{{2,30}}$|[{_CAPITAL}]{{2,8}}$|[\w-]+\.(?:by|ru|com|org|net|бел|рф)$"
)
_AUTHOR = re.compile(rf"(?:{'|'.join(vocabulary.AUTHORS)})\s?:?\s[^|]{{2,60}}$", re.IGNORECASE)
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A line that gives a date.

    `at` is in UTC, or None when the line gives no year; `others` is what the line says besides,
    such as a rubric; `updated` tells a later change from the publication; `has_time` whether it
    gives a time of day; `is_named` that `others` looks like an author, as a headline could;
    `is_span` that it gives the hours of something, so that it is news itself; `exists` that there
    is such a moment, which for «31.02.2024» or «25:61» is not so.
    """

    at: datetime | None
    others: str = ""
    updated: bool = False
    has_time: bool = True
    is_named: bool = False
    is_span: bool = False
    exists: bool = field(default=True, compare=False)


def read_moment(line: str, zone: tzinfo) -> Moment | None:
    """Read a date line such as ``04.07.2024 | 19:25``; None when the line has no date.

    What sites put beside a date is no matter: weekday, zone, reading time, views, comments, icons.
    Of two dates the one that is no later change counts; of the hours of something the first.
    Days from one to another are no moment.
    """
    if len(line) > LONGEST_LINE:
        return None
    if _AGO.fullmatch(line):
        return Moment(None)
    stamps = find_stamps(line, zone)
    if stamps is None or not (stamps.dates or (stamps.times and _is_relative(line))):
        return None
    chosen = next((s for s in stamps.dates if not _UPDATED.search(s.label)), None)
    stamp = chosen or next(iter(stamps.dates), None)
    others = list(_others(stamps))
    is_exact = stamps.times > 0 or (stamp is not None and stamp.at is not None)
    return Moment(
        at=stamp.at if stamp else None,
        others=" | ".join(others),
        updated=chosen is None and stamp is not None,
        has_time=stamps.times > 0,
        is_span=stamps.is_span,
        exists=all(each.exists for each in stamps.dates),
        is_named=is_exact and all(map(_is_name, others)) and others != [],
    )


def read_date_line(line: str, zone: tzinfo) -> Moment | None:
    """Read as `read_moment` does; None also for a moment that does not exist: it stays text."""
    moment = read_moment(line, zone)
    return moment if moment and moment.exists else None


def is_caption(line: str) -> bool:
    """Whether a line says only that a date follows: ``Опубликовано:``."""
    words = [_SIGNS.sub("", word).casefold() for word in line[:LONGEST_LINE].split()]
    return line.endswith(":") and _LABELS.issuperset(words)


def _is_relative(line: str) -> bool:
    return not _RELATIVE.isdisjoint(_SIGNS.sub("", word) for word in line.casefold().split())


def _others(stamps: Stamps) -> Iterator[str]:
    """What the line says besides dates and what belongs to them."""
    for part in _BESIDE.split(_AGO.sub("|", stamps.rest)):
        words = [word for word in part.split() if _SIGNS.sub("", word).casefold() not in _LABELS]
        said = " ".join(words).strip(" .,:!*_~")
        if any(map(str.isalnum, said)) and not _is_beside(said):
            yield said


def _is_beside(said: str) -> bool:
    """Whether it is a counter or a button, which sites put on the line of the date too."""
    return is_counter(said, alone=True) or furniture(said) in {Furniture.BUTTON, Furniture.LIST}


def _is_name(text: str) -> bool:
    return _NAME.match(text) is not None or _AUTHOR.match(text) is not None
