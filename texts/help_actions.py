"""What the button of /help means."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowHelp(Action, prefix="h"):
    """Open the list of commands."""
