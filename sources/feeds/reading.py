"""What a feed says → the feed, no larger than an answer of the reader process may be."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from urllib.parse import urlsplit

from news.feed import Feed, FeedItem
from sources.feeds.drafting import drafted
from sources.feeds.entry import Entry, Listing, Wording
from sources.feeds.limits import LARGEST_ITEMS, LONGEST_NAME, MOST_ITEMS, MOST_MARKUP
from sources.feeds.moments import read_date
from sources.feeds.wording import line_of, written
from sources.furniture import Sections

_LONGEST_TTL = timedelta(days=7)
_LONGEST_LANGUAGE = 35
_OF_A_SPAN = 60
"""Bytes that a span takes in an answer, beside its detail."""
_OF_A_CHARACTER = 2


def feed_of(listing: Listing, url: str, zone: tzinfo) -> Feed:
    """The feed at ``url``; ``zone`` is that of dates without one."""
    entries = _within_budget(_newest(listing.entries, zone))
    sections = Sections(())
    items = (drafted(entry, zone, sections) for entry in entries)
    title = line_of(written(listing.title[: 10 * LONGEST_NAME], url))
    ttl = timedelta(minutes=listing.minutes) if listing.minutes else None
    return Feed(
        title=title[:LONGEST_NAME] or urlsplit(url).hostname or url,
        link=listing.link,
        language=" ".join(listing.language.split())[:_LONGEST_LANGUAGE] or None,
        items=tuple(_bounded(item for item in items if item)),
        ttl=min(ttl, _LONGEST_TTL) if ttl else None,
        skip_hours=listing.skip_hours,
        skip_days=listing.skip_days,
        sitemaps=listing.sitemaps,
    )


def _newest(entries: list[Entry], zone: tzinfo) -> list[Entry]:
    """So many entries as are read, in their order: the newest, where dates tell."""
    if len(entries) <= MOST_ITEMS:
        return entries
    long_ago = datetime(1970, 1, 1, tzinfo=UTC)
    dates = [read_date(entry.published or entry.updated, zone) or long_ago for entry in entries]
    newest = sorted(range(len(entries)), key=lambda at: dates[at], reverse=True)[:MOST_ITEMS]
    return [entries[at] for at in sorted(newest)]


def _within_budget(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, their texts dropped once so much has been read: their pages have them."""
    left = MOST_MARKUP
    for entry in entries:
        left -= sum(len(each.text) for each in (entry.title, entry.summary, *entry.bodies))
        yield entry if left > 0 else replace(entry, bodies=[], summary=Wording())


def _bounded(items: Iterable[FeedItem]) -> Iterator[FeedItem]:
    """The items, their bodies dropped once an answer would be too large with them."""
    left = LARGEST_ITEMS
    for item in items:
        left -= _size(item)
        yield item if left > 0 else _without_body(item)


def _size(item: FeedItem) -> int:
    """About how many bytes an item takes in an answer."""
    draft = item.draft
    characters = len(draft.text) + sum(len(span.detail) for span in draft.formatting)
    return _OF_A_CHARACTER * characters + _OF_A_SPAN * len(draft.formatting)


def _without_body(item: FeedItem) -> FeedItem:
    return replace(item, draft=replace(item.draft, body=(), formatting=()), is_partial=True)
