"""The line of a page that says when it was published."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

LONGEST_LINE = 120
_YEARS = range(1900, 2101)

_MONTHS = (
    ("янв", "сту", "jan"),
    ("фев", "лют", "feb"),
    ("мар", "сак", "mar"),
    ("апр", "кра", "apr"),
    ("мая", "май", "may"),
    ("июн", "чэр", "jun"),
    ("июл", "ліп", "jul"),
    ("авг", "жні", "aug"),
    ("сен", "вер", "sep"),
    ("окт", "кас", "oct"),
    ("ноя", "ліс", "nov"),
    ("дек", "сне", "dec"),
)
_MONTH_NUMBERS = {stem: number for number, stems in enumerate(_MONTHS, 1) for stem in stems}
MONTH = rf"(?:{'|'.join(_MONTH_NUMBERS)})[^\W\d_]{{0,8}}\.?"
"""A month's name in Russian, Belarusian or English, declined or shortened, for use in patterns."""

_DATE = re.compile(
    r"(?<!\d)(?P<iso_year>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)"
    r"|(?<!\d)(?P<day>\d{1,2})(?P<mark>[./])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?!\d)"
    rf"|(?<!\d)(?P<ru_day>\d{{1,2}})\s+(?P<ru_month>{MONTH}),?(?:\s+(?P<ru_year>\d{{4}})(?!\d))?"
    rf"|\b(?P<en_month>{MONTH})\s+(?P<en_day>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?![\d:]),?(?:\s+(?P<en_year>\d{4})(?!\d))?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d(?:\.\d{1,9})?)?(?!\d)"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?"
    r"(?:\s*\(?(?P<offset>Z|UTC|GMT|МСК|MSK|[+-]\d\d:?\d\d)\b\)?)?",
    re.IGNORECASE,
)
_OFFSETS = {"Z": 0, "UTC": 0, "GMT": 0, "МСК": 180, "MSK": 180}
_RELATIVE = frozenset({"сегодня", "вчера", "сёння", "учора", "ўчора", "today", "yesterday"})
_LABELS = _RELATIVE.union(
    ("", "t", "в", "г", "год", "года", "от", "дата", "время", "опубликовано", "публикация"),
    ("публикации", "обновлено", "обновлен", "обновлена", "изменено", "у", "ад", "час"),
    ("апублікавана", "абноўлена", "on", "at", "date", "time", "published", "posted", "last"),
    ("updated", "modified"),
    ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    ("панядзелак", "аўторак", "серада", "чацвер", "пятніца", "субота", "нядзеля"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
)
_UPDATED = re.compile(r"обновл|измен|абноўл|updated|modified", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A line that gives a date.

    `at` is in UTC, or None when the line gives no year; `others` is what the line says besides,
    such as a rubric; `updated` tells a later change from the publication.
    """

    at: datetime | None
    others: str = ""
    updated: bool = False


def read_moment(line: str, zone: tzinfo) -> Moment | None:
    """Read a date line such as ``04.07.2024 | 19:25``; None when the line has no date.

    Times are local to `zone` unless the line names another. A date alone is its midnight. Days come
    before months (04/07 is 4 July), as everywhere in the region.
    """
    if len(line) > LONGEST_LINE:
        return None
    date = _DATE.search(line)
    undated = _DATE.sub(" ", line)
    time = _TIME.search(undated)
    rest = _TIME.sub(" ", undated)
    words = rest.casefold().split()
    if date is None and not (time and _RELATIVE.intersection(map(_bare, words))):
        return None
    return Moment(
        at=_moment(date, time, zone) if date else None,
        others=" ".join(
            word for word in map(_bare, rest.split()) if word.casefold() not in _LABELS
        ),
        updated=_UPDATED.match(line) is not None,
    )


def read_time(line: str) -> bool:
    """Whether a line is a time and nothing else, as where a page breaks its date line in two."""
    return _TIME.fullmatch(line) is not None


def _bare(word: str) -> str:
    return word.strip(".,:;|()[]/•·—–-")


def _moment(date: re.Match[str], time: re.Match[str] | None, zone: tzinfo) -> datetime | None:
    year, month, day = _year_month_day(date)
    hour, minute, offset = _hour_minute_zone(time, zone) if time else (0, 0, zone)
    if year not in _YEARS:
        return None
    try:
        return datetime(year, month, day, hour, minute, tzinfo=offset).astimezone(UTC)
    except ValueError:
        return None


def _year_month_day(date: re.Match[str]) -> tuple[int, int, int]:
    if date["iso_year"]:
        return int(date["iso_year"]), int(date["iso_month"]), int(date["iso_day"])
    if date["day"]:
        century = 2000 if len(date["year"]) == len("24") else 0
        return century + int(date["year"]), int(date["month"]), int(date["day"])
    month = _MONTH_NUMBERS[(date["ru_month"] or date["en_month"])[:3].casefold()]
    year = date["ru_year"] or date["en_year"] or "0"
    return int(year), month, int(date["ru_day"] or date["en_day"])


def _hour_minute_zone(time: re.Match[str], zone: tzinfo) -> tuple[int, int, tzinfo]:
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % 12 + (12 if time["half"] in "pP" else 0)
    return hour, int(time["minute"]), _named_zone(time["offset"]) or zone


def _named_zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    if name.upper() in _OFFSETS:
        return timezone(timedelta(minutes=_OFFSETS[name.upper()]))
    minutes = int(name[1:3]) * 60 + int(name[-2:])
    return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))
