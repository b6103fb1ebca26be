"""What the buttons mean that halt the sending, and go on with it."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class StopSending(Action, prefix="hs"):
    """Halt every bulk send."""


@dataclass(frozen=True)
class ContinueSending(Action, prefix="hc"):
    """Go on exactly where the sending stopped."""
