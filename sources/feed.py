"""Bytes of a feed → its items; and of a page → the feeds that it names.

Both are jobs for `sources.reader`. What parses is imported by the process that runs them.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from news.feed import Feed


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names; ``is_guess`` for an address at which many sites have theirs."""

    url: str
    title: str
    is_guess: bool = False


def read_feed(data: bytes, url: str, content_type: str | None, zone: str) -> Feed:
    """What a feed lists: RSS, RDF, Atom, JSON Feed, or a sitemap with news.

    ``url`` is where it came from, ``content_type`` the HTTP header; ``zone`` the IANA name of the
    source's zone, for dates that name none. Raises UnreadableSource: NOT_A_FEED for anything else.
    """
    from sources.feeds.listing import read_listing  # noqa: PLC0415
    from sources.feeds.reading import feed_of  # noqa: PLC0415

    return feed_of(read_listing(data, url, content_type), url, ZoneInfo(zone))


def find_feeds(data: bytes, url: str, content_type: str | None = None) -> tuple[FoundFeed, ...]:
    """The feeds that a page names, those it declares first; then addresses worth a try.

    Raises UnreadableSource.
    """
    from sources.feeds.finding import feeds_of_page  # noqa: PLC0415

    return feeds_of_page(data, url, content_type)
