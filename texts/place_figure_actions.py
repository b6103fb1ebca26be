"""What the buttons about the figures of groups and channels mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowPlaceFigures(Action, prefix="dh"):
    """Show what a place has been sent, and who came by its links."""

    place_id: int


@dataclass(frozen=True)
class ListPlaceFigures(Action, prefix="di"):
    """Show editors a page, from 1, of all places, each to its figures."""

    page: int = 1


@dataclass(frozen=True)
class ReadPlaceFigures(Action, prefix="dj"):
    """Show editors the figures of a place, on the way back to that page."""

    place_id: int
    page: int = 1
