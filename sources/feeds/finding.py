"""The feeds that a page names: in its head, among its links, or at the usual addresses."""

import re
from collections.abc import Iterator

from news.storable import one_line
from sources.feed import FoundFeed
from sources.feeds.addresses import absolute
from sources.feeds.charset import text_of
from sources.feeds.document import Element, parse_html
from sources.feeds.limits import LONGEST_NAME

_TYPES = ("rss+xml", "atom+xml", "rdf+xml", "feed+json", "text/xml", "application/xml")
_ADDRESS = re.compile(r"(?:^|[/._?=&-])(?:rss\d?|feeds?|atom|rdf)(?:[/._?=&-]|$)", re.IGNORECASE)
_OF_COMMENTS = re.compile(r"comment|комментари|каментар", re.IGNORECASE)
_USUAL = ("/rss", "/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json")
_MOST = 20
_LARGEST_PAGE = 5_000_000


def feeds_of_page(data: bytes, url: str, content_type: str | None) -> tuple[FoundFeed, ...]:
    """Declared ones first, those of comments last among them. Raises UnreadableSource."""
    root = parse_html(text_of(data[:_LARGEST_PAGE], content_type))
    found: dict[str, FoundFeed] = {}
    for link in [*_named(root, url), *_guessed(url)]:
        found.setdefault(link.url, link)
    named = [link for link in found.values() if not link.is_guess][:_MOST]
    return (*named, *(link for link in found.values() if link.is_guess))


def _named(root: Element | None, url: str) -> list[FoundFeed]:
    if root is None:
        return []
    base = _base(root, url)
    declared = list(_declared(root, base))
    declared.sort(key=lambda link: _OF_COMMENTS.search(link.title + link.url) is not None)
    return [*declared, *_linked(root, base)]


def _base(root: Element, url: str) -> str:
    bases = (element.get("href") or "" for element in root.iter("base"))
    return next(filter(None, (absolute(url, base) for base in bases)), url)


def _declared(root: Element, base: str) -> Iterator[FoundFeed]:
    for element in root.iter("link"):
        is_alternate = "alternate" in (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").lower()
        if is_alternate and kind.partition(";")[0].strip().endswith(_TYPES):
            yield from _link(base, element.get("href"), element.get("title"))


def _linked(root: Element, base: str) -> Iterator[FoundFeed]:
    for element in root.iter("a"):
        address = (element.get("href") or "").strip()
        if address and _ADDRESS.search(address.partition("#")[0]):
            yield from _link(base, address, "".join(element.itertext()))


def _link(base: str, address: str | None, title: str | None) -> Iterator[FoundFeed]:
    found = absolute(base, address) if address else None
    if found:
        yield FoundFeed(found.partition("#")[0], one_line(title or "")[:LONGEST_NAME])


def _guessed(url: str) -> Iterator[FoundFeed]:
    for path in _USUAL:
        if found := absolute(url, path):
            yield FoundFeed(found, "", is_guess=True)
