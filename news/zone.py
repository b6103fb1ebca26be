"""The time zone of a reader, as it is kept."""

from zoneinfo import ZoneInfo


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
