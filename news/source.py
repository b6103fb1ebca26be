"""Where articles come from by themselves: feeds, and channels of the newsroom's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from news.rubric import Rubric


class SourceKind(StrEnum):
    """How its items come."""

    FEED = "feed"
    """They are fetched."""
    CHANNEL = "channel"
    """Telegram brings them."""


class Mode(StrEnum):
    """What becomes of an item."""

    REVIEW = "review"
    """A draft, which editors publish or skip."""
    PUBLISH = "publish"
    """An article that goes out by itself."""


class SourceStatus(StrEnum):
    """Whether a source is looked at."""

    TRIAL = "trial"
    """It is read, for a week; nothing comes of it until an editor switches it on."""
    ON = "on"
    PAUSED = "paused"
    ENDED = "ended"
    """It says itself that it is gone (410)."""
    REMOVED = "removed"


class Condition(StrEnum):
    """What the last look at a source came to. Nothing is fine that has no items."""

    NEW = "new"
    """Nobody has looked yet."""
    FRESH = "fresh"
    UNCHANGED = "unchanged"
    SILENT = "silent"
    """It answers, and has had nothing new for much longer than is usual for it."""
    NO_FEED = "no feed"
    """Something answers that is no feed: a login page, a challenge, an error page."""
    EMPTY = "empty"
    """A feed without items."""
    BLOCKED = "blocked"
    """403, 404 and the like; of a channel: the bot is no administrator there any more."""
    UNREACHABLE = "unreachable"
    BUSY = "busy"
    """429 or 503: it wants to be asked later."""
    HELD = "held"
    """More than half of its items seem new at once: editors are asked whether they are."""


class ItemState(StrEnum):
    """What became of an item of a source."""

    KNOWN = "known"
    """It was there when the source was added, or is too old: no article is made of it."""
    HELD = "held"
    """Editors are asked first: see Condition.HELD."""
    FETCHING = "fetching"
    """Its page is to be fetched: the feed has only its beginning."""
    TAKEN = "taken"
    """It is an article, whatever became of that."""
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the newsroom keeps it; every ``*_at`` and ``*_since`` is UTC.

    ``zone`` is the IANA name of its clock, None for the newsroom's; ``pace`` is how long it is
    between two items as a rule. ``looked_at`` is when it last answered as it should. ``ttl`` is how
    often the feed wanted to be asked, by itself or by its headers, and never in ``skip_hours`` of
    UTC, nor on ``skip_days``, of which Monday is 0.
    """

    id: int
    kind: SourceKind
    address: str
    title: str
    mode: Mode
    status: SourceStatus
    condition: Condition
    added_by: int
    added_at: datetime
    rubric: Rubric | None = None
    chat_id: int | None = None
    zone: str | None = None
    condition_since: datetime | None = None
    next_look_at: datetime | None = None
    looked_at: datetime | None = None
    last_item_at: datetime | None = None
    pace: timedelta | None = None
    failures: int = 0
    failing_since: datetime | None = None
    moved_to: str | None = None
    moves: int = 0
    moved_since: datetime | None = None
    etag: str | None = None
    modified: str | None = None
    by_link: bool = False
    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source as somebody adds it: a feed's address, or a channel's @name and id."""

    kind: SourceKind
    address: str
    title: str
    mode: Mode = Mode.REVIEW
    rubric_id: int | None = None
    chat_id: int | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A category as a source spells it, and the rubric that its articles go to.

    ``key`` is what it is known by; without a ``rubric`` they go to the source's own. ``chosen``
    tells that an editor said so, and not the names alone; ``items`` is how many there were.
    """

    key: str
    name: str
    rubric: Rubric | None
    chosen: bool
    items: int
