"""A dispatch (one thing to say to many) and the states of its deliveries (to one chat each)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from news.subscriber import PlaceKind


class DispatchKind(StrEnum):
    """What a dispatch says."""

    ARTICLE = "article"
    DIGEST = "digest"
    CORRECTION = "correction"
    EDIT = "edit"
    WITHDRAWAL = "withdrawal"
    CHECKUP = "checkup"


class Occasion(StrEnum):
    """Why a digest comes that no timetable asked for."""

    ASKED = "asked"
    """Its reader has asked for it just now: their quiet hours do not keep it back."""

    NIGHT = "night"
    """Quiet hours have ended."""
    RETURN = "return"
    """Its reader has been away."""
    CROWD = "crowd"
    """More waited for a group or channel than it is sent one by one."""


class Lane(IntEnum):
    """A queue of the outbox; ``RANKED`` is their order. Replies bypass it.

    Groups and channels have lanes of their own: each has a pace of its own, and what waits for one
    that is full must not stand in the way of anybody.
    """

    BREAKING = 1
    INSTANT = 2
    DIGEST = 3
    MAINTENANCE = 4
    PLACE_BREAKING = 5
    PLACE = 6
    """All else for them: articles, digests, edits."""

    @property
    def is_breaking(self) -> bool:
        """Whether it is for breaking news."""
        return self in (Lane.BREAKING, Lane.PLACE_BREAKING)

    @property
    def is_of_places(self) -> bool:
        """Whether it is for groups and channels."""
        return self >= Lane.PLACE_BREAKING

    @property
    def in_places(self) -> "Lane":
        """The lane in which a group or channel is sent the same."""
        return Lane.PLACE_BREAKING if self.is_breaking else Lane.PLACE

    @property
    def of_upkeep(self) -> "Lane":
        """The lane in which its copies are brought up to date."""
        return Lane.PLACE if self.is_of_places else Lane.MAINTENANCE


RANKED = (
    *(Lane.BREAKING, Lane.PLACE_BREAKING),
    *(Lane.INSTANT, Lane.DIGEST, Lane.MAINTENANCE, Lane.PLACE),
)
"""The lanes, the first to go first: a place gets ordinary news when readers have theirs."""
MOST_ALONE = 8
"""So many articles at most wait for a group or channel one by one; more become one digest."""


class DeliveryState(IntEnum):
    """The states of a delivery; docs/delivery.md draws the state machine."""

    PENDING = 0
    CLAIMED = 1
    SENT = 2
    UNKNOWN = 3
    SKIPPED = 4
    DEAD = 5
    OUTDATED = 6


class Form(IntEnum):
    """How a delivery is rendered."""

    WRITTEN = 0
    PLAIN = 1
    """Its text alone: Telegram could not read the markup."""
    NOTE = 2
    """A note that the article is withdrawn: the message cannot be deleted."""
    UNPICTURED = 3
    """As written, but for its photo: Telegram does not take that."""


class Reason(StrEnum):
    """Why a delivery is in its state, or why nothing may be sent to a chat."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NEVER_STARTED = "never started"
    KICKED = "kicked"
    NOT_FOUND = "not found"
    NO_RIGHTS = "no rights"
    TOPIC_CLOSED = "topic closed"
    """Nothing can be written in this topic of a forum; in others it can."""
    MIGRATED = "migrated"
    REFUSED = "refused"
    UNRENDERABLE = "unrenderable"
    UNREADABLE = "unreadable"
    UNRECORDABLE = "unrecordable"
    NO_ANSWER = "no answer"
    CRASHED = "crashed"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"
    EXPIRED = "expired"
    PAUSED = "paused"
    QUIET = "quiet"
    LIMITED = "limited"
    CROWDED = "crowded"
    BY_DIGEST = "by digest"
    UNFOLLOWED = "unfollowed"
    LANGUAGE = "language"
    DIGESTED = "digested"


CHAT_IS_CLOSED = (
    *(Reason.BLOCKED, Reason.DEACTIVATED, Reason.NEVER_STARTED),
    *(Reason.KICKED, Reason.NOT_FOUND, Reason.NO_RIGHTS, Reason.TOPIC_CLOSED),
)
"""The reasons that end when a reader comes back."""


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
        return self.count(DeliveryState.PENDING, DeliveryState.CLAIMED)

    @property
    def delivered(self) -> int:
        """Those that readers have, in whatever wording."""
        return self.count(DeliveryState.SENT, DeliveryState.OUTDATED)


@dataclass(frozen=True, slots=True)
class FlightPlan:
    """Whom an article would reach if it were published now.

    Of the ``instant`` readers so many come ``by_words`` of theirs, so many only ``by_story``, which
    they follow, the others by a rubric; who is ``paused`` gets it neither so nor by ``digest``, and
    who is in ``quiet`` hours after them. To send it takes ``seconds``; the ``first``
    reader and the ``last`` have it at about these moments, in UTC. It costs at most ``stars``.
    The ``places`` that get it, at once or later, by their kind, are in none of these numbers.
    """

    instant: int
    digest: int
    seconds: float
    by_words: int = 0
    paused: int = 0
    first: datetime | None = None
    last: datetime | None = None
    stars: int = 0
    quiet: int = 0
    by_story: int = 0
    places: Mapping[PlaceKind, int] = field(default_factory=dict)

    @property
    def by_rubric(self) -> int:
        """Those at once who follow no word in it."""
        return self.instant - self.by_words - self.by_story
