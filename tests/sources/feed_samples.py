"""Feeds for tests: small ones put together of their parts, and the files in feeds/."""

from pathlib import Path

from news.feed import Feed, FeedItem
from sources.feed import read_feed

SAMPLES = Path(__file__).parent / "feeds"
ADDRESS = "https://site.by/rss"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
)


def read(document: str | bytes, content_type: str | None = None) -> Feed:
    data = document.encode() if isinstance(document, str) else document
    return read_feed(data, ADDRESS, content_type, "Europe/Minsk")


def rss(items: str, above: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {SPACES}><channel>'
        f"<title>Сайт</title>{above}{items}</channel></rss>"
    )


def atom(entries: str, above: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Сайт</title>{above}{entries}</feed>'


def item(inside: str) -> FeedItem:
    """The only item of a feed, in RSS; its title is «Заголовок» unless one is inside."""
    title = "" if "<title" in inside else "<title>Заголовок</title>"
    return only(read(rss(f"<item>{title}{inside}</item>")))


def only(feed: Feed) -> FeedItem:
    assert len(feed.items) == 1
    return feed.items[0]


def headlines(feed: Feed) -> list[str]:
    return [item.draft.headline for item in feed.items]
