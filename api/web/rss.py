"""A feed as RSS 2.0."""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from api.web.about import description
from api.web.feed import item_html, title_of
from api.web.site import Site
from news.article import Article
from news.syndication import Syndication
from texts.article import article_number, breaking_sign
from texts.html import clean, escape

CONTENT_TYPE = "application/rss+xml"
_NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
_MINUTES = "15"
"""How long a reader may keep what it has; asking again costs little, see `api.web.validators`."""
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")
"""What no XML document may contain, not even escaped (XML 1.0, 2.2), and the replacement sign."""
_TAG = re.compile("<(?=[a-z/!?])", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?\w+;)")


def rss(site: Site, feed: Syndication, address: str) -> bytes:
    """The document; ``address`` is where it is read."""
    root = Element("rss", _NAMESPACES)
    channel = SubElement(root, "channel")
    title = title_of(site, feed)
    _add(channel, "title", title)
    _add(channel, "link", site.locale(feed.link.language).bot_url)
    _add(channel, "description", title)
    _add(channel, "language", feed.link.language.value)
    if feed.articles:
        _add(channel, "lastBuildDate", format_datetime(max(feed.changed_at.values())))
    _add(channel, "ttl", _MINUTES)
    SubElement(channel, "atom:link", href=address, rel="self", type=CONTENT_TYPE)
    channel.extend(_items(site, feed))
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _items(site: Site, feed: Syndication) -> Iterator[Element]:
    for article in feed.articles:
        yield _item(site, article, feed.changed_at[article.id])


def _item(site: Site, article: Article, changed_at: datetime) -> Element:
    item = Element("item")
    _add(item, "title", _title(article))
    _add(item, "link", site.page_of(article.id))
    _add(item, "guid", site.tag_of(article.id), isPermaLink="false")
    _add(item, "pubDate", format_datetime(article.published_at or changed_at))
    _add(item, "atom:updated", changed_at.isoformat(timespec="seconds"))
    for rubric in article.rubrics:
        _add(item, "category", rubric.name(site.locale(article.language).catalogue.language))
    # Readers take it for HTML, as the specification's examples do.
    _add(item, "description", escape(description(article)))
    _add(item, "content:encoded", item_html(site, article))
    if article.photo:
        photo = {"url": site.photo_of(article.id), "medium": "image"}
        SubElement(item, "media:content", photo)
    return item


def _title(article: Article) -> str:
    """The headline; RSS leaves open whether it is HTML, so nothing in it looks like markup."""
    told = _FORBIDDEN.sub("", clean(breaking_sign(article) + article.headline))
    if not told.strip():
        return str(article_number(article.id))
    return _ENTITY.sub("＆", _TAG.sub("‹", told))


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = _FORBIDDEN.sub("", clean(text))
