"""Zones by the time that it is there: for whoever knows no more than what their clock shows."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from newsroom.cities import LIKELY

_DAY = 24 * 60
_QUARTER = 15
_MOST = 8
"""Zones that one clock is answered with."""
_YEAR = [timedelta(days=15 * number) for number in range(25)]
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)


def clocks(now: datetime) -> tuple[int, ...]:
    """The clocks that people go by at a moment: minutes ahead of UTC, less than a day."""
    return tuple(sorted({_ahead(zone, now) for zone in _likely()}))


def zones_by_clock(ahead: int, now: datetime) -> tuple[str, ...]:
    """The zones, by name, whose clocks are so many minutes ahead of UTC at a moment.

    The likeliest come first; zones that change their clocks on other days, or never, are all
    among them.
    """
    found = [zone for zone in _likely() if _ahead(zone, now) == ahead % _DAY]
    chosen = _one_of_each_kind(found, now)
    rest = [zone for zone in found if zone not in chosen]
    kept = {*chosen, *rest[: max(0, _MOST - len(chosen))]}
    return tuple(zone.key for zone in found if zone in kept)


def clock_of(words: str, now: datetime) -> int | None:
    """How far ahead of UTC a clock is that shows the typed time, ``14:35``; None for other words.

    No clock shows the very minute: it is taken for the nearest quarter of an hour.
    """
    found = _CLOCK.fullmatch(words.strip())
    if found is None:
        return None
    shown = int(found[1]) * 60 + int(found[2])
    away = shown - (now.hour * 60 + now.minute)
    return round(away / _QUARTER) * _QUARTER % _DAY


def _one_of_each_kind(zones: Iterable[ZoneInfo], now: datetime) -> list[ZoneInfo]:
    """Of zones whose clocks show the same the whole year the first one."""
    kinds: dict[tuple[timedelta | None, ...], ZoneInfo] = {}
    for zone in zones:
        year = tuple((now + later).astimezone(zone).utcoffset() for later in _YEAR)
        kinds.setdefault(year, zone)
    return list(kinds.values())


def _ahead(zone: ZoneInfo, now: datetime) -> int:
    offset = now.astimezone(zone).utcoffset() or timedelta()
    return round(offset / timedelta(minutes=1)) % _DAY


@cache
def _likely() -> tuple[ZoneInfo, ...]:
    return tuple(map(ZoneInfo, LIKELY))
