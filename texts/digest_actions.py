"""What the buttons below a digest mean; what they name is read among the reader's own digests."""

from dataclasses import dataclass

from news.digest_items import Spot
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
