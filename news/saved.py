"""What a reader keeps to read, or to read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from news.article import Article

MOST_SAVED = 500
"""So many articles a reader may keep."""
SAVED_A_PAGE = 5

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Saved:
    """A kept article, and since when, in UTC; ``article`` is None when it was withdrawn since."""

    article_id: int
    saved_at: datetime
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class SavedPage:
    """Page ``number``, from 1, of ``total`` saved articles, the newest first."""

    items: Sequence[Saved]
    number: int
    total: int


def tick_of(moment: datetime) -> int:
    """A moment as a button holds it: milliseconds since 1970."""
    return (moment - _EPOCH) // _TICK


def moment_of(tick: int, now: datetime) -> datetime:
    """The moment that a button holds; a forged one is read as one between 1970 and ``now``."""
    return _EPOCH + min(max(tick, 0), tick_of(now)) * _TICK
