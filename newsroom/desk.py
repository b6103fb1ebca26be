"""What every use case needs at hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

from news.histogram import Histogram
from news.page import Page
from news.role import Role
from news.subscriber import Subscriber
from news.words.morphology import Morphology
from newsroom.openings import Openings
from newsroom.paces import Paces
from newsroom.recent import Recent
from newsroom.rulebook import Rulebook
from newsroom.seen import Seen
from newsroom.stories import Stories
from storage.database import Database
from storage.unchanged import MadeOfRows

_REMEMBERED = 5000
_SIZES = 10
_LATENESS = (1.0, 5.0, 15.0, 60.0, 180.0, 600.0, 1800.0, 3600.0, 7200.0)


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of whoever writes: as a reader, if at all, and to the newsroom."""

    reader: Subscriber | None
    role: Role
    name: str | None


@dataclass(frozen=True, slots=True)
class Desk:
    """The newsroom's desk. ``zone`` is that of readers who chose none.

    ``rate`` is how many messages a second bulk sends may reach; ``wake`` tells the delivery
    that the outbox has something new. ``undo`` is how long an article can be recalled before it
    goes, and ``stars_a_day`` what sending may cost. What is remembered of people and front pages
    is looked up all the same: see storage.unchanged.
    """

    database: Database
    zone: ZoneInfo
    rulebook: Rulebook
    rate: int
    wake: Callable[[], None]
    undo: timedelta = timedelta(0)
    stars_a_day: int = 0
    people: MadeOfRows[int, Person] = field(default_factory=lambda: MadeOfRows(_REMEMBERED))
    front_pages: MadeOfRows[int, Page] = field(default_factory=lambda: MadeOfRows(_SIZES))
    recent: Recent = field(default_factory=Recent)
    stories: Stories = field(default_factory=Stories)
    openings: Openings = field(default_factory=Openings)
    paces: Paces = field(default_factory=Paces)
    seen: Seen = field(default_factory=Seen)
    digest_lateness: Histogram = field(default_factory=lambda: Histogram(_LATENESS))
    """Seconds from the moment of a reader's digest until it was put into the outbox."""


async def open_desk(
    database: Database,
    *,
    zone: ZoneInfo,
    morphology: Morphology | None = None,
    rate: int = 28,
    wake: Callable[[], None] = lambda: None,
    undo: timedelta = timedelta(0),
    stars_a_day: int = 0,
) -> Desk:
    """Set up a desk over a migrated database; the rules are read when they are first needed.

    Without a ``morphology`` the dictionaries are loaded, which takes a third of a second.
    """
    rulebook = Rulebook(morphology or Morphology())
    await rulebook.learn_synonyms(database)
    return Desk(
        database=database,
        zone=zone,
        rulebook=rulebook,
        rate=rate,
        wake=wake,
        undo=undo,
        stars_a_day=stars_a_day,
    )
