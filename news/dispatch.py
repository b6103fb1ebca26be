"""A dispatch (one thing to say to many) and the states of its deliveries (to one chat each)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class DispatchKind(StrEnum):
    """What a dispatch says."""

    ARTICLE = "article"
    DIGEST = "digest"


class Lane(IntEnum):
    """Priority in the outbox. Replies bypass it."""

    BREAKING = 1
    INSTANT = 2
    DIGEST = 3
    MAINTENANCE = 4


class DeliveryState(IntEnum):
    """The states of a delivery; docs/delivery.md draws the state machine."""

    PENDING = 0
    LEASED = 1
    SENT = 2
    UNKNOWN = 3
    SKIPPED = 4
    DEAD = 5


@dataclass(frozen=True, slots=True)
class Tally:
    """How many deliveries of a dispatch stand in each state; their sum is the dispatch."""

    states: Mapping[DeliveryState, int]
    doubts: int = 0

    def count(self, *states: DeliveryState) -> int:
        """How many stand in any of ``states``."""
        return sum(self.states.get(state, 0) for state in states)

    def with_(self, other: "Tally") -> "Tally":
        """Both together."""
        states = {
            state: self.count(state) + other.count(state)
            for state in self.states.keys() | other.states.keys()
        }
        return Tally(states, self.doubts + other.doubts)

    @property
    def total(self) -> int:
        """Every delivery of the dispatch."""
        return sum(self.states.values())

    @property
    def left(self) -> int:
        """Those still to be sent."""
        return self.count(DeliveryState.PENDING, DeliveryState.LEASED)


@dataclass(frozen=True, slots=True)
class FlightPlan:
    """Whom an article would reach if it were published now."""

    instant: int
    digest: int
    seconds: float
