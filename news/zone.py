"""The time zone of a reader, as it is kept, and what is none."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

NO_CLOCKS = frozenset({"Factory", "localtime", "posixrules", "leapseconds", "tzdata"})
"""Files of the zone database that are no place's clock."""
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


def stored_zone(key: str | None, usual: ZoneInfo) -> ZoneInfo:
    """The zone with a key; ``usual`` for none, and for one that this machine does not know.

    One bad row, or a zone that a newer database of zones renamed, must not end everybody's news.
    """
    if not key:
        return usual
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        return usual


def next_shift(zone: ZoneInfo, now: datetime) -> tuple[datetime, timedelta] | None:
    """When the zone's clocks are next changed within a year, in UTC, and by how much."""
    before = now.astimezone(zone).utcoffset() or timedelta()
    for day in range(1, 367):
        late = now + timedelta(days=day)
        after = late.astimezone(zone).utcoffset() or timedelta()
        if after != before:
            return _moment_of(zone, late - _DAY, late), after - before
    return None


def _moment_of(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The first minute with the later offset."""
    wanted = late.astimezone(zone).utcoffset()
    early, late = (each.replace(second=0, microsecond=0) for each in (early, late))
    while late - early > _MINUTE:
        middle = early + (late - early) // _MINUTE // 2 * _MINUTE
        if middle.astimezone(zone).utcoffset() == wanted:
            late = middle
        else:
            early = middle
    return late
