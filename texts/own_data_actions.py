"""What the buttons about a reader's own data mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowPrivacy(Action, prefix="da"):
    """Say what is kept of the reader."""

    fresh: bool = False


@dataclass(frozen=True)
class SendMyData(Action, prefix="db"):
    """Send all of it as a file."""


@dataclass(frozen=True)
class AskForget(Action, prefix="dc"):
    """Ask whether to erase it."""

    fresh: bool = False


@dataclass(frozen=True)
class Forget(Action, prefix="dd"):
    """Erase it."""
