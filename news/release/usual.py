"""The usual hours, for an editor who would rather tap than type."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

USUAL = (time(9), time(13), time(18), time(21))
"""Morning, lunch, the way home, the evening."""
_MOST = 6
_DAYS = 4
_SOON = timedelta(minutes=15)
"""An hour that is nearer than that is no plan."""


def usual_times(now: datetime, zone: ZoneInfo, most: int = _MOST) -> list[datetime]:
    """The next usual hours in a zone, in UTC, the nearest first; a skipped hour is left out."""
    found = []
    for at in _hours(now.astimezone(zone), zone):
        if at > now + _SOON:
            found.append(at)
        if len(found) == most:
            break
    return found


def _hours(local: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    for days in range(_DAYS):
        for each in USUAL:
            wall = datetime.combine(local.date() + timedelta(days=days), each, zone)
            at = wall.astimezone(UTC)
            if at.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
                yield at
