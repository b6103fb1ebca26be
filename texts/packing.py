"""Fields of buttons in few bytes: how each kind of value is written, and read back."""

import re
from collections.abc import Callable, Mapping
from datetime import time
from functools import reduce
from operator import or_
from typing import Any

from news.approval import Regime
from news.detail import Detail
from news.digest_items import Spot
from news.language import Language
from news.quiet import QuietHours, stored_quiet
from news.role import Role
from news.shelf import Shelf
from news.source import Mode
from news.statistics import Chart
from news.subscription import Timing
from news.timetable import HOURLY, Timetable

_INTEGER = re.compile(r"-?[0-9]{1,18}")
_SPOT = re.compile(r"([0-9]{1,3})\.([0-9]{1,4})")
_HOURLY = re.compile(r"[0-9a-f]{2}h")
_GROUP = re.compile(r"([0-9a-f]{2})((?:[0-9]{4}){0,12})")


def written(value: Any) -> str:  # noqa: ANN401 - any field of any action
    """The value as a button holds it."""
    if value is None or value is False:
        return ""
    if isinstance(value, tuple):
        return ".".join(map(str, value))
    if isinstance(value, frozenset):
        return " ".join(sorted(value))
    if isinstance(value, Timetable):
        return _packed_timetable(value)
    return str(int(value) if isinstance(value, bool) else value)


def _packed_timetable(timetable: Timetable) -> str:
    """A mask of the days and then their times, for each group of days; ``7fh`` is every hour."""
    if timetable.hourly:
        return "7fh"
    if timetable.is_off:
        return "00"
    return ".".join(
        f"{sum(1 << day for day in days):02x}" + "".join(f"{at:%H%M}" for at in times)
        for days, times in timetable.groups
    )


def _integer(text: str) -> int:
    # Longer than the database's integers is nobody's id.
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _integers(text: str) -> tuple[int, ...]:
    return tuple(map(_integer, text.split("."))) if text else ()


def _spot(text: str) -> Spot:
    found = _SPOT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return Spot(int(found[1]), int(found[2]))


def _timetable(text: str) -> Timetable:
    if _HOURLY.fullmatch(text):
        return HOURLY
    return reduce(or_, map(_group, text.split(".")))


def _group(text: str) -> Timetable:
    found = _GROUP.fullmatch(text)
    if found is None:
        raise ValueError(text)
    days = {day for day in range(7) if int(found[1], 16) >> day & 1}
    moments = re.findall(r"(..)(..)", found[2])
    return Timetable.on(days, [time(int(hour), int(minute)) for hour, minute in moments])


def _quiet(text: str) -> QuietHours:
    quiet = stored_quiet(text)
    if quiet is None:
        raise ValueError(text)
    return quiet


def _languages(text: str) -> frozenset[Language]:
    return frozenset(map(Language, text.split()))


FIELD_READERS: Mapping[Any, Callable[[str], Any]] = {
    int: _integer,
    int | None: lambda text: _integer(text) if text else None,
    tuple[int, ...]: _integers,
    bool: lambda text: text == "1",
    str: str,
    Spot: _spot,
    Detail: Detail,
    Language: Language,
    Timing: Timing,
    Role: Role,
    Regime: Regime,
    Shelf: Shelf,
    Chart: Chart,
    Mode: Mode,
    Timetable: _timetable,
    QuietHours: _quiet,
    frozenset[Language]: _languages,
}
"""How to read a field, by its type; each raises ValueError for what cannot be read."""
