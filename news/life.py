"""What became of an article after it was published, for its card."""

from dataclasses import dataclass
from datetime import datetime

from news.article import Change
from news.colleague import Colleague


@dataclass(frozen=True, slots=True)
class Event:
    """An edit, a correction or the withdrawal: when, in UTC, by whom, to which revision.

    Of ``copies`` that readers had ``unreached`` could not be changed; ``told`` is how many got the
    note of a correction. ``left`` calls are yet to be made.
    """

    change: Change
    at: datetime
    editor: Colleague
    copies: int = 0
    unreached: int = 0
    told: int = 0
    left: int = 0
    revision: int = 0

    @property
    def changed(self) -> int:
        """How many copies are as the event wants them, once nothing is left."""
        return max(0, self.copies - self.unreached)


@dataclass(frozen=True, slots=True)
class Life:
    """The latest events, oldest first, and how many there were before them."""

    events: tuple[Event, ...] = ()
    earlier: int = 0

    @property
    def left(self) -> int:
        """How many calls are yet to be made."""
        return sum(each.left for each in self.events)
