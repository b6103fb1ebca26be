"""What the buttons about the reader's clock mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ChooseZone(Action, prefix="tz"):
    """Use this time zone, by its IANA name."""

    zone: str


@dataclass(frozen=True)
class ShowZones(Action, prefix="tl"):
    """Open the time zones."""


@dataclass(frozen=True)
class ShowClocks(Action, prefix="vc"):
    """Ask what time it is, by buttons; ``uneven`` shows the clocks of half hours."""

    uneven: bool = False


@dataclass(frozen=True)
class ShowZonesByClock(Action, prefix="vz"):
    """The zones whose clocks are so many minutes ahead of UTC, less than a day."""

    ahead: int


@dataclass(frozen=True)
class AskLocation(Action, prefix="vl"):
    """Offer the key that sends the reader's location."""
