"""What the buttons below a digest mean; what they name is read among the reader's own digests."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class TurnDigest(Action, prefix="ba"):
    """Show the page of a digest's message on which the article at a place, from 1, stands."""

    dispatch_id: int
    part: int
    place: int = 1


@dataclass(frozen=True)
class ReadInDigest(Action, prefix="bb"):
    """Open the article at a place in a digest's message, or the next one that is there yet.

    Going ``back`` it is the one before. ``page`` is from 1, of an article too long for one message.
    """

    dispatch_id: int
    part: int
    place: int
    page: int = 1
    back: bool = False
