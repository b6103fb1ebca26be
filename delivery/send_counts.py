"""Counters of sends by outcome, since the start of the process."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from botapi.outcome import (
    Conflict,
    Dropped,
    Gone,
    Migrated,
    NothingToDo,
    NotSent,
    OtherKind,
    Outcome,
    Sent,
    TooFast,
    Undeletable,
    Unknown,
    Unsendable,
    WrongToken,
)
from delivery.flight import Flight
from news.dispatch import DispatchKind, Lane
from news.histogram import Histogram

_WITHHELD = "withheld"
NAMES: Mapping[type[Outcome], str] = {
    Sent: "sent",
    Unknown: "in_doubt",
    NotSent: "not_sent",
    TooFast: "too_fast",
    Gone: "gone",
    Migrated: "migrated",
    Unsendable: "refused",
    Dropped: "dropped",
    NothingToDo: "nothing_to_do",
    Undeletable: "undeletable",
    OtherKind: "other_kind",
    WrongToken: "wrong_token",
    Conflict: "conflict",
}
_LATENESS = (1.0, 5.0, 15.0, 60.0, 180.0, 600.0, 1800.0, 3600.0, 7200.0)


class SendCounts:
    """Counters that the monitor's thread reads without a lock."""

    def __init__(self) -> None:
        names = (*NAMES.values(), _WITHHELD)
        self.outcomes = Counter({(lane, name): 0 for lane in Lane for name in names})
        """By lane and name of the outcome; what is tried again counts each time."""
        self.too_fast = Counter({"bot": 0, "chat": 0})
        """Answers 429, by whose limit it was."""
        self.lateness = Histogram(_LATENESS)
        """Seconds from when a digest was put into the outbox until Telegram took it."""

    @property
    def sent(self) -> int:
        """How many messages Telegram has taken, edits included."""
        return sum(count for (_, name), count in self.outcomes.items() if name == NAMES[Sent])

    def add(self, flight: Flight, now: datetime) -> None:
        """Count a send that has ended at ``now`` (UTC)."""
        outcome, waiting = flight.outcome, flight.waiting
        self.outcomes[waiting.lane, name_of(outcome)] += 1
        match outcome:
            case TooFast(_, chat_only):
                self.too_fast["chat" if chat_only else "bot"] += 1
            case Sent() if waiting.kind is DispatchKind.DIGEST and not waiting.outdated:
                self.lateness.observe((now - waiting.not_before).total_seconds())


def name_of(outcome: Outcome) -> str:
    """The outcome's name in metrics; a request that was never made has one of its own."""
    if isinstance(outcome, NotSent) and not outcome.tried:
        return _WITHHELD
    return NAMES[type(outcome)]
