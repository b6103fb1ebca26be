"""The time zone of a reader, as it is kept, and what is none."""

from zoneinfo import ZoneInfo

NO_CLOCKS = frozenset({"Factory", "localtime", "posixrules", "leapseconds", "tzdata"})
"""Files of the zone database that are no place's clock."""


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
