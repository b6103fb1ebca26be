"""What the buttons of the monthly check-up mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowCheckUp(Action, prefix="vk"):
    """Show how the reader's subscriptions do."""


@dataclass(frozen=True)
class MoveToDigest(Action, prefix="vd"):
    """Have a busy subscription by digest, and show how the others do."""

    subscription_id: int


@dataclass(frozen=True)
class RemoveIdle(Action, prefix="vr"):
    """Remove a subscription that sends nothing."""

    subscription_id: int


@dataclass(frozen=True)
class KeepAll(Action, prefix="vo"):
    """Leave all subscriptions as they are."""


@dataclass(frozen=True)
class WantCheckUps(Action, prefix="vq"):
    """Be told once a month how subscriptions do, or never."""

    wanted: bool
