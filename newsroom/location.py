"""The time zone of a place on earth."""

import asyncio
from zoneinfo import ZoneInfo

_POLE, _DATE_LINE = 90, 180


async def zone_at(latitude: float, longitude: float) -> ZoneInfo | None:
    """The zone of a place, in degrees; at sea its nautical one. None for no place on earth.

    The borders of zones take a moment and 36 MB when they are first asked for.
    """
    name = await asyncio.to_thread(_name_at, latitude, longitude)
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # newer than this machine's zones
        return None


def _name_at(latitude: float, longitude: float) -> str:
    from tzfpy import get_tz

    on_earth = abs(latitude) <= _POLE and abs(longitude) <= _DATE_LINE
    return get_tz(longitude, latitude) if on_earth else ""
