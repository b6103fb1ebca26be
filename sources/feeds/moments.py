"""When something was published, as feeds write it → UTC."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sources.moment import read_moment

_LONGEST = 100
_YEARS = range(1970, 2101)
_WIDEST_OFFSET = timedelta(hours=15)
_CENTURY_TURNS = 70
_TIME = r"(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
_ZONE = r"\s*(?P<zone>(?![ap]\.?m\b)\S.*)?"
_DAY = r"(?P<day>\d{1,2})"
_NAME = r"(?P<name>[a-z]{3,9})"
_ISO = rf"(?P<year>\d{{4}})(?:-?(?P<month>\d\d)(?:-?(?P<day>\d\d)(?:[T\s]+{_TIME}{_ZONE})?)?)?"
_MAIL = (
    rf"(?:[^\W\d]+\.?,?\s*)?{_DAY}[\s-]+{_NAME}\.?[\s-]+(?P<year>\d{{4}}|\d\d)"
    rf"(?:,?\s+{_TIME}{_ZONE})?"
)
_C = rf"[a-z]+,?\s+{_NAME}\s+{_DAY}\s+{_TIME}\s+(?P<zone>[a-z]+\s+)?(?P<year>\d{{4}})"
_SHAPES = tuple(re.compile(shape, re.IGNORECASE) for shape in (_ISO, _MAIL, _C))
"""RFC 3339 and its kin, RFC 822 and its kin, C's asctime."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OFFSET = re.compile(
    r"(?P<name>[a-zа-я]{2,4})?\s?(?P<sign>[+\N{MINUS SIGN}-])"
    r"(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?z?",
    re.IGNORECASE,
)
_HOURS_AHEAD = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "west"), 1),
    **dict.fromkeys(("cest", "eet", "sast"), 2),
    **dict.fromkeys(("eest", "msk", "мск", "trt"), 3),
    **dict.fromkeys(("msd", "samt"), 4),
    **dict.fromkeys(("jst", "kst"), 9),
    **dict.fromkeys(("ast", "edt"), -4),
    **dict.fromkeys(("est", "cdt"), -5),
    **dict.fromkeys(("cst", "mdt"), -6),
    **dict.fromkeys(("mst", "pdt"), -7),
    **dict.fromkeys(("pst",), -8),
}
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


def read_date(written: str, zone: tzinfo) -> datetime | None:
    """A moment in UTC; local to ``zone`` where it names none, or one that there is not.

    Read are RFC 822, RFC 3339, seconds of Unix, and what sites write: «4 июля 2024, 19:25».
    """
    written = " ".join(written[:_LONGEST].split())
    if _EPOCH.fullmatch(written):
        return datetime.fromtimestamp(int(written[:10]), UTC)
    for shape in _SHAPES:
        if found := shape.fullmatch(written):
            return _moment(found, zone)
    moment = read_moment(written, zone)
    return moment.at if moment else None


def _moment(found: re.Match[str], zone: tzinfo) -> datetime | None:
    parts = found.groupdict()
    month = _MONTHS.index(parts["name"][:3].lower()) + 1 if _has_month(parts) else None
    if parts.get("name") and month is None:
        return None
    year = int(parts["year"])
    if len(parts["year"]) == len("24"):
        year += 1900 if year >= _CENTURY_TURNS else 2000
    if year not in _YEARS:
        return None
    try:
        at = datetime(
            year,
            month or int(parts.get("month") or 1),
            int(parts["day"] or 1),
            int(parts["hour"] or 0) % 24,
            int(parts["minute"] or 0),
            min(int(parts["second"] or 0), 59),
            tzinfo=_zone((parts["zone"] or "").strip(), zone),
        )
    except ValueError:
        return None
    ends_the_day = timedelta(days=int(parts["hour"] or 0) // 24)
    return (at + ends_the_day).astimezone(UTC)


def _has_month(parts: dict[str, str | None]) -> bool:
    return (parts.get("name") or "")[:3].lower() in _MONTHS


def _zone(name: str, otherwise: tzinfo) -> tzinfo:
    """A zone by its offset, its letters or its IANA name; ``otherwise`` where it is none."""
    bare = name.partition("(")[0].strip()
    hours = _HOURS_AHEAD.get(bare.lower())
    if hours is not None:
        return timezone(timedelta(hours=hours))
    if found := _OFFSET.fullmatch(bare):
        return _offset(found) or otherwise
    if "/" not in bare:
        return otherwise
    try:
        return ZoneInfo(bare)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return otherwise


def _offset(found: re.Match[str]) -> tzinfo | None:
    ahead = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    ahead = ahead if found["sign"] == "+" else -ahead
    ahead += timedelta(hours=_HOURS_AHEAD.get((found["name"] or "").lower(), 0))
    return timezone(ahead) if abs(ahead) <= _WIDEST_OFFSET else None
