"""What the buttons about the figures of groups and channels mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowPlaceFigures(Action, prefix="dh"):
    """Show what a place has been sent, and who came by its links."""

    place_id: int
