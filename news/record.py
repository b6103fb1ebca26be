"""What the outbox knows of an article for one reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from news.dispatch import DeliveryState, Reason


@dataclass(frozen=True, slots=True)
class Sent:
    """What the outbox knows of an article for a reader, by itself or in a digest."""

    state: DeliveryState
    reason: Reason | None = None
    message_id: int | None = None
    settled_at: datetime | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What is recorded about an article and a reader.

    ``since`` tells after which sequence each subscription counts, by its id. Their digests have
    covered what was published up to ``covered``; ``limit_used`` is how many instant messages of
    today count.
    """

    alone: Sent | None = None
    in_digest: Sent | None = None
    since: Mapping[int, int] = field(default_factory=dict)
    covered: int = 0
    limit_used: int = 0


NOTHING = Record()
"""Of an article that has not been sent to anybody."""
