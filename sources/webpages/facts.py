"""What a page says of its article beside the text: headline, date, picture, section, address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from html import unescape
from urllib.parse import urljoin, urlsplit

from news.address import canonical_url, same_page_key
from news.detail import LONGEST_PLACE
from sources.webpages.dates import (
    NAMES,
    dates_beside_heading,
    dates_in_address,
    dates_in_tags,
    first_moment,
)
from sources.webpages.headline import headline_of, one_line
from sources.webpages.linked_data import Node, is_article, linked_nodes, texts_of, types_of
from sources.webpages.tree import Tree

_MOST_HEADINGS = 5
_LONGEST_ADDRESS = 2_000
_CRUMBS = "//*[contains(@class, 'breadcrumb') or contains(@class, 'rubric')]//a"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a page's article; `published` is in UTC, `sections` the likeliest first.

    `is_article` tells that the page calls itself one; `is_free` is False when it says that the
    article is not for everybody.
    """

    headline: str | None
    published: datetime | None
    image_url: str | None
    canonical_url: str | None
    sections: tuple[str, ...]
    place: str | None
    is_article: bool
    is_free: bool


def page_facts(tree: Tree, url: str, zone: tzinfo) -> Facts:
    """Collect what a page of this address says of itself; times without a zone are of `zone`."""
    page = _Page(tree, url)
    return Facts(
        headline=page.headline(),
        published=first_moment(page.dates(zone), zone),
        image_url=page.image(),
        canonical_url=page.canonical(),
        sections=tuple(dict.fromkeys(filter(None, map(one_line, page.sections())))),
        place=page.place(),
        is_article=page.is_article,
        is_free=page.is_free,
    )


class _Page:
    def __init__(self, tree: Tree, url: str) -> None:
        self._tree, self._url = tree, url
        self._nodes = linked_nodes(tree)
        self._article = _own_article(self._nodes, url)
        self._meta = _meta(tree)

    @property
    def is_article(self) -> bool:
        return bool(self._article) or "article" in self._metas("og:type")

    @property
    def is_free(self) -> bool:
        articles = filter(is_article, self._nodes)
        return all(str(each.get("isAccessibleForFree")).lower() != "false" for each in articles)

    def headline(self) -> str | None:
        shared = self._metas("og:title", "twitter:title")
        shown, titles = self._texts("//h1"), self._texts("//title")
        return headline_of(self._told("headline"), shared, shown, titles)

    def dates(self, zone: tzinfo) -> Iterator[str]:
        yield from self._told("datePublished")
        yield from self._metas(*NAMES)
        yield from self._told("dateCreated")
        yield from dates_in_tags(self._tree)
        yield from (text for node in self._nodes for text in texts_of(node.get("datePublished")))
        yield from dates_beside_heading(self._tree, zone)
        yield from dates_in_address(_path(self._url))

    def image(self) -> str | None:
        named = self._metas("og:image", "og:image:url", "twitter:image", "twitter:image:src")
        for said in (*self._told("image"), *named, *self._told("thumbnailUrl")):
            address = self._joined(unescape(said))
            if address and not address.lower().endswith(".svg"):
                return address
        return None

    def canonical(self) -> str | None:
        links = self._tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
        for said in (*links, *self._metas("og:url")):
            found = canonical_url(self._joined(said) or "")
            if found and same_page_key(found) and _site(found) == _site(self._url):
                return found
        return None

    def sections(self) -> Iterator[str]:
        yield from self._told("articleSection")
        yield from self._metas("article:section", "og:article:section", "section")
        for node in self._nodes:
            if "BreadcrumbList" in types_of(node):
                yield from reversed(_crumbs(node))
        yield from reversed(self._texts(_CRUMBS))

    def place(self) -> str | None:
        said = one_line(next(iter(self._told("dateline")), ""))
        return said if 0 < len(said) <= LONGEST_PLACE else None

    def _told(self, name: str) -> list[str]:
        return texts_of(self._article.get(name))

    def _metas(self, *names: str) -> list[str]:
        return [said for name in names for said in self._meta.get(name, ())]

    def _texts(self, path: str) -> list[str]:
        return [found.text_content() for found in self._tree.xpath(path)[:_MOST_HEADINGS]]

    def _joined(self, said: str) -> str | None:
        """The web address that a reference on the page is."""
        try:
            address = urljoin(self._url, said.strip())
        except ValueError:
            return None
        is_web = address.startswith(("https://", "http://")) and len(address) <= _LONGEST_ADDRESS
        return address if is_web else None


def _own_article(nodes: Sequence[Node], url: str) -> Node:
    """The node of the page's own article: others may be of those that it links to."""
    found = [node for node in nodes if is_article(node)]
    page = same_page_key(url)
    for node in found:
        said = [*texts_of(node.get("url")), *texts_of(node.get("mainEntityOfPage"))]
        if page and any(same_page_key(each) == page for each in said):
            return node
    return next((node for node in found if node.get("headline")), found[0] if found else {})


def _meta(tree: Tree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in tree.iter("meta"):
        name = each.get("property") or each.get("name") or each.get("itemprop") or ""
        said = (each.get("content") or "").strip()
        if said:
            found.setdefault(name.strip().lower(), []).append(said)
    return found


def _crumbs(node: Node) -> list[str]:
    """The names of a trail, from the home page down."""
    items = node.get("itemListElement")
    found = []
    for item in items if isinstance(items, list) else ():
        match item:
            case {"name": str(name)} | {"item": {"name": str(name)}}:
                found.append(name)
    return found


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _site(url: str) -> str:
    """The host, whichever of a site's editions for desktops and telephones it is."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
