"""What the button of /status means."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowStatus(Action, prefix="ea"):
    """Look anew at how everything is."""
