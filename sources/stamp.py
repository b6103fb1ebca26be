"""Dates and times of day in a line, as sites write them in Russian, Belarusian and English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

_YEARS = range(1900, 2101)
_LEAP_YEAR = 2000
_MONTHS_IN_YEAR = 12
_WIDEST_OFFSET = timedelta(hours=14)

_MONTHS = (
    (r"янв(?:ар[ьяею])?", r"сту(?:дз(?:ень|еня|ені)?)?", r"jan(?:uary)?"),
    (r"фев(?:р(?:ал[ьяею])?)?", r"лют(?:ы|ага|ым)?", r"feb(?:ruary)?"),
    (r"мар(?:т[ае]?)?", r"сак(?:авіка?у?)?", r"mar(?:ch)?"),
    (r"апр(?:ел[ьяею])?", r"кра(?:с(?:авіка?у?)?)?", r"apr(?:il)?"),
    (r"ма[йяею]", r"маі|тра(?:в(?:ень)?|ў(?:ня|ні)?)?", r"may"),
    (r"июн[ьяею]?", r"чэр(?:в(?:ень|еня|ені)?)?", r"june?"),
    (r"июл[ьяею]?", r"ліп(?:ень|еня|ені)?", r"july?"),
    (r"авг(?:уст[ае]?)?", r"жн(?:і(?:вень|в|ўня|ўні)?)?", r"aug(?:ust)?"),
    (r"сент?(?:ябр[ьяею])?", r"вер(?:ас(?:ень|ня|ні)?)?", r"sept?(?:ember)?"),
    (r"окт(?:ябр[ьяею])?", r"кас(?:тр(?:ычніка?у?)?)?", r"oct(?:ober)?"),
    (r"ноя(?:б(?:р[ьяею])?)?", r"ліс(?:т(?:апада?у?)?)?", r"nov(?:ember)?"),
    (r"дек(?:абр[ьяею])?", r"сне(?:ж(?:ань|ня|ні)?)?", r"dec(?:ember)?"),
)
MONTH = rf"(?:{'|'.join(form for forms in _MONTHS for form in forms)})\.?(?!\w)"
"""A month's name in Russian, Belarusian or English, declined or shortened, for use in patterns."""
_MONTH_FORMS = tuple(re.compile("|".join(forms), re.IGNORECASE) for forms in _MONTHS)

_ORDINAL = r"(?:st|nd|rd|th|-?го|-?га)?"
_DATE = re.compile(
    r"(?<!\d)(?P<iso_year>\d{4})(?P<iso_mark>[-/.])(?P<iso_month>\d\d?)(?P=iso_mark)"
    r"(?P<iso_day>\d\d?)(?!\d)"
    r"|(?<!\d)(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)"
    r"(?P<year>\d{4}|(?<!-)\d\d)(?!\d)"
    rf"|(?<![\d:])(?<!\d\.)(?P<ru_day>\d{{1,2}}){_ORDINAL}[»”\"]?\s+(?:of\s+)?(?P<ru_month>{MONTH}),?"
    r"(?:\s+(?P<ru_year>\d{4})(?!\d))?"
    rf"|\b(?P<en_month>{MONTH})\s+(?P<en_day>\d{{1,2}}){_ORDINAL}"
    r"(?![\d:]|\.\d),?(?:\s+(?P<en_year>\d{4})(?!\d))?",
    re.IGNORECASE,
)

_ZONES: dict[str, str | int] = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("bst", "cet"), 1),
    **dict.fromkeys(("cest", "eet"), 2),
    **dict.fromkeys(("eest",), 3),
    **dict.fromkeys(("edt",), -4),
    **dict.fromkeys(("est", "cdt"), -5),
    **dict.fromkeys(("cst",), -6),
    **dict.fromkeys(("pdt",), -7),
    **dict.fromkeys(("pst",), -8),
    **dict.fromkeys(("et",), "America/New_York"),
    **dict.fromkeys(("мск", "msk", "moscow time", "по московскому времени"), "Europe/Moscow"),
    **dict.fromkeys(("время московское", "па маскоўскім часе"), "Europe/Moscow"),
    **dict.fromkeys(("minsk time", "по минскому времени", "время минское"), "Europe/Minsk"),
    **dict.fromkeys(("па мінскім часе", "па мінскаму часу"), "Europe/Minsk"),
}
"""Zones by the names that sites give them: an IANA name, or hours ahead of UTC."""
_NAMED_ZONE = "|".join(sorted(map(re.escape, _ZONES), key=len, reverse=True))
_SIGN = "[+\N{MINUS SIGN}-]"
_ISO_OFFSET = rf"{_SIGN}\d\d:\d\d"
_OFFSET = (
    rf"(?:UTC|GMT|МСК|MSK)\s?{_SIGN}\s?\d{{1,2}}(?::?\d\d)?"
    rf"|{_SIGN}\d{{4}}|(?(seconds){_ISO_OFFSET}|(?(iso){_ISO_OFFSET}|\+\d\d:\d\d))"
)
_TIME = re.compile(
    r"(?:(?P<iso>\bT)|(?<![\w:]))(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d\d)(?P<seconds>:\d\d(?:[.,]\d{1,9})?)?"
    r"|\s?(?:ч|час|часа|часов|гадз|гадзін|гадзіны|h)\.?\s?(?P<minute_in_words>\d\d)"
    r"(?:\s?(?:мин|минут|минуты|минута|хв|хвілін|хвіліны|хвіліна|min)\b\.?)?"
    r"|(?=\s?[ap]\.?\s?m\b))(?!\d)"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?|\s+(?P<part>утра|раніцы|ночи|ночы|дня|вечера|вечара)\b)?"
    rf"(?:[\s,]*\(?(?P<zone>{_OFFSET}|{_NAMED_ZONE})(?!\w)\)?)?",
    re.IGNORECASE,
)
_AFTERNOON = frozenset({"p", "дня", "вечера", "вечара"})
_BETWEEN_ENDS = re.compile(r"\s*[-\N{MINUS SIGN}–—]\s*")
_FROM_DAY = re.compile(r"\d\s*[-\N{MINUS SIGN}–—]\s*$")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line, with its time of day when it has one.

    `at` is in UTC, None for a date that has no year or does not exist; `exists` tells which;
    `label` is what the line says right before it.
    """

    at: datetime | None
    label: str
    has_time: bool
    exists: bool = True


@dataclass(frozen=True, slots=True)
class Stamps:
    """The dates of a line, and `rest`: the line with a bar for each date and each time.

    `is_span` tells that it names the hours of something, from one time to another.
    """

    dates: Sequence[Stamp]
    times: int
    rest: str
    is_span: bool


def find_stamps(line: str, zone: tzinfo) -> Stamps | None:
    """The dates and times in a line; None when it names days from one to another.

    Times are local to `zone` unless the line names another. A date alone is its midnight. Days come
    before months (04/07 is 4 July), as everywhere in the region, unless there is no such month.
    """
    dates = list(_DATE.finditer(line))
    dateless = _replaced(line, dates)
    times = list(_TIME.finditer(dateless))
    timeless = _replaced(line, times)
    if _has_span(line, dates) or any(
        _FROM_DAY.search(timeless[: date.start()][-9:]) for date in dates
    ):
        return None
    return Stamps(
        dates=_stamps(line, dates, times, zone),
        times=len(times),
        rest=_replaced(dateless, times),
        is_span=_has_span(line, times),
    )


def is_time(line: str) -> bool:
    """Whether a line is a time of day and nothing else."""
    return _TIME.fullmatch(line) is not None


def _replaced(line: str, found: Sequence[re.Match[str]]) -> str:
    """The line with a bar and blanks in place of what was found, so that all positions stay."""
    parts, end = [], 0
    for match in found:
        parts += [line[end : match.start()], "|".ljust(match.end() - match.start())]
        end = match.end()
    return "".join([*parts, line[end:]])


def _has_span(line: str, found: Sequence[re.Match[str]]) -> bool:
    return any(
        _BETWEEN_ENDS.fullmatch(line, first.end(), second.start())
        for first, second in pairwise(found)
    )


def _stamps(
    line: str, dates: Sequence[re.Match[str]], times: Sequence[re.Match[str]], zone: tzinfo
) -> list[Stamp]:
    """Each date with the time at its own place in the line's order."""
    stamps, end = [], 0
    for index, date in enumerate(dates):
        time = times[index] if index < len(times) else None
        start = min(match.start() for match in (date, time) if match)
        label, has_time = line[end:start], time is not None
        try:
            stamps.append(Stamp(_moment(date, time, zone), label, has_time))
        except ValueError:
            stamps.append(Stamp(None, label, has_time, exists=False))
        end = max(match.end() for match in (date, time) if match)
    return stamps


def _moment(date: re.Match[str], time: re.Match[str] | None, zone: tzinfo) -> datetime | None:
    """The moment in UTC; None for a date without a year. Raises ValueError if it does not exist."""
    year, month, day = _year_month_day(date)
    hour, minute = _hour_minute(time) if time else (0, 0)
    there = _named_zone(time["zone"]) if time and time["zone"] else zone
    ends_the_day = (hour, minute) == (24, 0)
    hour = 0 if ends_the_day else hour
    at = datetime(year or _LEAP_YEAR, month, day, hour, minute, tzinfo=there)
    if not year:
        return None
    if year not in _YEARS:
        raise ValueError(year)
    later = timedelta(days=1) if ends_the_day else timedelta()
    return (at + later).astimezone(UTC)


def _year_month_day(date: re.Match[str]) -> tuple[int, int, int]:
    if date["iso_year"]:
        return int(date["iso_year"]), int(date["iso_month"]), int(date["iso_day"])
    if date["day"]:
        century = 2000 if len(date["year"]) == len("24") else 0
        day, month = int(date["day"]), int(date["month"])
        if month > _MONTHS_IN_YEAR >= day and date["mark"] == "/":
            day, month = month, day
        return century + int(date["year"]), month, day
    written = (date["ru_month"] or date["en_month"]).rstrip(".")
    month = next(number for number, form in enumerate(_MONTH_FORMS, 1) if form.fullmatch(written))
    return (
        int(date["ru_year"] or date["en_year"] or "0"),
        month,
        int(date["ru_day"] or date["en_day"]),
    )


def _hour_minute(time: re.Match[str]) -> tuple[int, int]:
    hour, half = int(time["hour"]), (time["half"] or time["part"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    return hour, int(time["minute"] or time["minute_in_words"] or 0)


def _named_zone(name: str) -> tzinfo:
    """The zone of a time. Raises ValueError for an offset that no place on Earth has."""
    known = _ZONES.get(" ".join(name.lower().split()))
    if isinstance(known, str):
        return ZoneInfo(known)
    return timezone(timedelta(hours=known)) if known is not None else _offset(name)


def _offset(name: str) -> tzinfo:
    letters, sign, digits = re.split(rf"({_SIGN})", re.sub(r"[\s:]", "", name))
    short = len("+03")
    hours, minutes = (digits, "0") if len(digits) < short else (digits[:-2], digits[-2:])
    ahead = timedelta(hours=int(hours), minutes=int(minutes)) * (1 if sign == "+" else -1)
    if abs(ahead) > _WIDEST_OFFSET or int(minutes) >= timedelta(hours=1) // timedelta(minutes=1):
        raise ValueError(name)
    return timezone(
        ahead + (timedelta(hours=3) if letters.upper() in {"МСК", "MSK"} else timedelta())
    )
