"""What the outbox knows of an article for one reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from news.dispatch import DeliveryState, Reason

_FIRST = date(1970, 1, 1)


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

    ``since`` tells after which sequence each subscription counts, by its id. ``instants`` is how
    many instant messages the local day ``instants_day`` has had, in days since 1970.
    """

    alone: Sent | None = None
    in_digest: Sent | None = None
    since: Mapping[int, int] = field(default_factory=dict)
    instants: int = 0
    instants_day: int | None = None

    def instants_on(self, day: date) -> int:
        """How many instant messages count on a local day."""
        return self.instants if self.instants_day == (day - _FIRST).days else 0


NOTHING = Record()
"""Of an article that has not been sent to anybody."""
