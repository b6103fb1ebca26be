"""How the whole program is, at one moment: what monitors and owners are told of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from news.dispatch import Lane
from news.source import Condition, SourceStatus
from news.subscriber import PlaceKind

LIVES = (SourceStatus.TRIAL, SourceStatus.ON)
"""The sources that are looked at."""
DEAD_AFTER = timedelta(days=1)
"""A source is dead that has answered no look for so long."""


class PlaceState(StrEnum):
    """Whether a place is sent news."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    """The bot is out of it, or may not write there."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The deliveries of a lane that are due: ``count``, or that many and more if it is ``full``.

    The oldest has been due since ``since`` (UTC); None when none is, or its dispatch stands still.
    """

    lane: Lane
    count: int
    since: datetime | None
    full: bool = False


@dataclass(frozen=True, slots=True)
class SourceCount:
    """So many sources."""

    status: SourceStatus
    condition: Condition
    count: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """So many places."""

    kind: PlaceKind
    state: PlaceState
    count: int


@dataclass(frozen=True, slots=True)
class Settled:
    """What has become of deliveries since the first: numbers that only grow, but for corrections.

    ``doubts`` are sends without an answer, each perhaps one message too many.
    """

    delivered: int = 0
    skipped: int = 0
    failed: int = 0
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class Sending:
    """How the process that sends does. Rates are messages a second.

    ``pace`` is what it may reach now, ``limit`` what it is set to, ``speed`` what it has reached
    since the sample before. An editor may have ``stopped`` it, and ``halted`` is why it has
    stopped by itself, if so; ``paused`` are the seconds of silence that Telegram still wants.
    """

    holder: str
    pace: float
    limit: float
    speed: float
    stopped: bool = False
    halted: str | None = None
    paused: float = 0.0

    @property
    def stands(self) -> bool:
        """Whether nothing goes until somebody lets it."""
        return self.stopped or self.halted is not None


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything at ``taken_at``; every other moment is UTC, too.

    ``left`` are the deliveries yet to be sent or brought up to date, due or not, and ``updates``
    what people have said and was not handled yet, the oldest since ``updates_since``.
    ``newest_look`` and ``oldest_look`` are of the feeds that are looked at: when the last of them
    answered as it should, and when that one did which has not for longest. ``backup_at`` is None
    where there is none, which is as it should be unless the program ``makes_backups`` itself.
    """

    taken_at: datetime
    sending: Sending
    queues: tuple[Queue, ...]
    left: int
    settled: Settled
    updates: int
    updates_since: datetime | None
    sources: tuple[SourceCount, ...]
    dead_sources: int
    newest_look: datetime | None
    oldest_look: datetime | None
    places: tuple[PlaceCount, ...]
    readers: int
    makes_backups: bool
    backup_at: datetime | None
    write_wait: float
    """Seconds that a write waited for its turn, on the average since the sample before."""

    @property
    def due(self) -> int:
        """How many deliveries are due in all lanes."""
        return sum(queue.count for queue in self.queues)

    @property
    def since(self) -> datetime | None:
        """Since when the oldest of them has been due."""
        return min((queue.since for queue in self.queues if queue.since), default=None)
