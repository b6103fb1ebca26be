"""A site's feed, as it was read: what it lists, and how often it wants to be asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.article import ArticleDraft


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One article that a feed lists.

    The draft has neither photo nor rubric: ``image_url`` (absolute) and ``categories`` (as the feed
    spells them) are what they may be made of. Its dates may lie ahead, as the feed has them.
    ``guid`` is without white space around it, otherwise as it stands. ``is_partial`` tells that the
    body is a beginning, or empty: the page has the rest.
    """

    draft: ArticleDraft
    guid: str | None
    categories: tuple[str, ...] = ()
    image_url: str | None = None
    updated_at: datetime | None = None
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its items in the order in which it lists them.

    ``link`` is the site's page. ``ttl``, ``skip_hours`` (of UTC) and ``skip_days`` (Monday is 0)
    say when to ask again. ``sitemaps`` are the addresses that an index of sitemaps lists: such an
    index has no items of its own.
    """

    title: str
    link: str | None
    language: str | None
    items: tuple[FeedItem, ...]
    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    sitemaps: tuple[str, ...] = ()
