"""A campaign: a link that editors give out, and what it brings."""

from dataclasses import dataclass
from datetime import datetime

LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Campaign:
    """``slug`` stands in its link; ``target`` is what that opens, as another deep link says it.

    One that has ended is no longer listed; its link works for ever.
    """

    id: int
    slug: str
    name: str
    target: str | None
    created_by: int
    created_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What a campaign has brought.

    ``came`` are people whom its link made readers, ``stayed`` those of them who are; they hold so
    many ``subscriptions``. ``known`` is how often people opened it who were readers already.
    """

    came: int = 0
    stayed: int = 0
    subscriptions: int = 0
    known: int = 0
