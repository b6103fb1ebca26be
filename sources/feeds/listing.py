"""Bytes → what a feed of any format says."""

from sources.feeds.atom import read_atom
from sources.feeds.charset import text_of
from sources.feeds.document import parse_xml
from sources.feeds.entry import Listing
from sources.feeds.fields import name_of
from sources.feeds.json_feed import read_json
from sources.feeds.limits import LARGEST_FEED
from sources.feeds.rss import read_rss
from sources.feeds.sitemap import read_index, read_sitemap
from sources.unreadable import UnreadableReason, UnreadableSource

_FORMATS = {
    "rss": read_rss,
    "rdf": read_rss,
    "channel": read_rss,
    "feed": read_atom,
    "entry": read_atom,
    "urlset": read_sitemap,
    "sitemapindex": read_index,
}
"""How a document is read, by its root's name."""


def read_listing(data: bytes, url: str, content_type: str | None) -> Listing:
    """What the feed at ``url`` says; ``content_type`` is the HTTP header.

    Raises UnreadableSource.
    """
    if len(data) > LARGEST_FEED:
        raise UnreadableSource(UnreadableReason.TOO_LARGE, LARGEST_FEED)
    if not data.strip():
        raise UnreadableSource(UnreadableReason.NOT_A_FEED)
    text = text_of(data, content_type)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return read_json(text.lstrip("\ufeff"), url)
    root = parse_xml(text, url)
    read = _FORMATS.get(name_of(root).rpartition(":")[2])
    if read is None:
        raise UnreadableSource(UnreadableReason.NOT_A_FEED)
    return read(root)
