"""Fields of buttons in few bytes: how each kind of value is written, and read back."""

import re
from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from news.language import Language
from news.subscription import Timing
from news.timetable import Timetable

_INTEGER = re.compile(r"-?[0-9]{1,18}")
_TIMETABLE = re.compile(r"([0-9a-f]{2})(h|(?:[0-9]{4}){0,12})")


def written(value: Any) -> str:  # noqa: ANN401 - any field of any action
    """The value as a button holds it."""
    if value is None or value is False:
        return ""
    if isinstance(value, Timetable):
        return _packed_timetable(value)
    return str(int(value) if isinstance(value, bool) else value)


def _packed_timetable(timetable: Timetable) -> str:
    days = sum(1 << day for day in timetable.days)
    times = "".join(f"{at:%H%M}" for at in timetable.times)
    return f"{days:02x}{'h' if timetable.hourly else times}"


def _integer(text: str) -> int:
    # Longer than the database's integers is nobody's id.
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _timetable(text: str) -> Timetable:
    found = _TIMETABLE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    days = frozenset(day for day in range(7) if int(found[1], 16) >> day & 1)
    if found[2] == "h":
        return Timetable(days=days, hourly=True)
    moments = re.findall(r"(..)(..)", found[2])
    return Timetable(
        days=days, times=tuple(time(int(hour), int(minute)) for hour, minute in moments)
    )


READERS: Mapping[Any, Callable[[str], Any]] = {
    int: _integer,
    int | None: lambda text: _integer(text) if text else None,
    bool: lambda text: text == "1",
    str: str,
    Language: Language,
    Timing: Timing,
    Timetable: _timetable,
}
"""How to read a field, by its type; each raises ValueError for what cannot be read."""
