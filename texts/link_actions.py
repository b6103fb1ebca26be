"""What the buttons of screens mean that a shared link opens."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class FollowLinked(Action, prefix="pw"):
    """Subscribe to the words that a link has shown."""

    words: str
