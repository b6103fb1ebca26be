"""What the buttons of digests mean. A dispatch is looked up among the presser's own digests."""

from dataclasses import dataclass

from news.digest_items import Spot
from news.timetable import Timetable
from texts.action import Action


@dataclass(frozen=True)
class TurnDigest(Action, prefix="ba"):
    """Show the page of a digest's message on which an article stands."""

    dispatch_id: int
    spot: Spot


@dataclass(frozen=True)
class ReadInDigest(Action, prefix="bb"):
    """Open an article of a digest in its place.

    If it is gone, the next one that is there yet; going ``back``, the one before. ``page`` is that
    of an article too long for one message, from 1.
    """

    dispatch_id: int
    spot: Spot
    page: int = 1
    back: bool = False


@dataclass(frozen=True)
class ShowDigest(Action, prefix="dg"):
    """Open the digest's settings."""

    fresh: bool = False


@dataclass(frozen=True)
class SetTimetable(Action, prefix="dt"):
    """Set the digest's timetable to exactly this one, however often it is pressed."""

    timetable: Timetable


@dataclass(frozen=True)
class SendDigestNow(Action, prefix="dn"):
    """Send what is waiting now."""
