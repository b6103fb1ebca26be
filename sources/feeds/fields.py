"""An element's children by their names, whatever prefixes the document has given them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from sources.feeds.document import Element

_PREFIXES = {
    "purl.org/rss/1.0": "",
    "purl.org/net/rss1.1": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "blogs.law.harvard.edu/tech/rss": "",
    "cyber.harvard.edu/rss": "",
    "www.sitemaps.org/schemas/sitemap/0.9": "",
    "www.google.com/schemas/sitemap/0.84": "",
    "www.w3.org/2005/atom": "atom",
    "purl.org/atom/ns": "atom",
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dcterms",
    "search.yahoo.com/mrss": "media",
    "video.search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "news.yandex.ru": "yandex",
    "turbo.yandex.ru": "turbo",
    "www.google.com/schemas/sitemap-news/0.9": "news",
    "www.google.com/schemas/sitemap-image/1.1": "image",
    "www.w3.org/1999/xhtml": "xhtml",
}
"""The usual prefixes of vocabularies, by their addresses in lower case; feeds' own have none."""
_NUMBER = re.compile(r"[0-9]{1,5}")
_SCHEME = re.compile(r"https?://")


def name_of(element: Element, own: str | None = None) -> str:
    """The name in lower case behind the usual prefix; none for the vocabulary ``own``."""
    space, brace, local = element.tag.removeprefix("{").rpartition("}")
    if not brace:
        return str(local).lower()
    usual = _SCHEME.sub("", space.strip().lower()).rstrip("/#")
    prefix = _PREFIXES.get(usual, element.prefix or "other")
    prefix = "" if prefix == own else prefix
    return f"{prefix}:{local}".lower() if prefix else str(local).lower()


class Fields:
    """The direct children of an element by their names (see `name_of`)."""

    def __init__(self, element: Element, own: str | None = None) -> None:
        self.element = element
        self.own = own
        self._found: defaultdict[str, list[Element]] = defaultdict(list)
        for child in element:
            if isinstance(child.tag, str):
                self._found[name_of(child, own)].append(child)

    def all(self, *names: str) -> list[Element]:
        """The children of these names, in the order of the names."""
        return [child for name in names for child in self._found.get(name, ())]

    def first(self, *names: str) -> Element | None:
        """The first of them; None when there is none."""
        return next(iter(self.all(*names)), None)

    def ending(self, end: str) -> list[Element]:
        """The children whose names end so."""
        return [
            child for name, found in self._found.items() if name.endswith(end) for child in found
        ]

    def text(self, *names: str) -> str:
        """The first text that is not empty, without white space around it."""
        return next(filter(None, map(text_of_element, self.all(*names))), "")

    def inside(self, *names: str) -> Iterator["Fields"]:
        """The fields of the children of these names."""
        return (Fields(child, self.own) for child in self.all(*names))


def text_of_element(element: Element) -> str:
    """All text of an element, without white space around it."""
    return "".join(element.itertext()).strip()


def number(text: str) -> int | None:
    """A number of a few digits; None for anything else."""
    return int(text) if _NUMBER.fullmatch(text) else None


def markup_of(element: Element) -> str:
    """What stands inside an element, as HTML."""
    parts = [escape(element.text or "")]
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner is not element:
            parts.append(_start(inner) if event == "start" else _end(inner))
    return "".join(parts)


def _start(element: Element) -> str:
    attributes = "".join(f" {_local(key)}={quoteattr(value)}" for key, value in element.items())
    return f"<{_local(element.tag)}{attributes}>{escape(element.text or '')}"


def _end(element: Element) -> str:
    return f"</{_local(element.tag)}>{escape(element.tail or '')}"


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]
