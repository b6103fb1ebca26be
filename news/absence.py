"""How long readers have to be away to be told what mattered meanwhile."""

from datetime import datetime, timedelta

LONG = timedelta(days=3)
"""After a shorter absence the next digest holds what there was, as always."""
UNSEEN = timedelta(days=14)
"""Whoever has digests off and says nothing for so long has been away, too."""
BEST = 9
"""So many articles are they brought; the rest is in the archive."""


def is_long(since: datetime | None, now: datetime) -> bool:
    """Whether a reader who has been away since then is brought the best of what they missed."""
    return since is not None and now - since >= LONG


def days_of(since: datetime, now: datetime) -> int:
    """The whole days of an absence."""
    return (now - since) // timedelta(days=1)
