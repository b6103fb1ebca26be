from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.feed import FoundFeed, find_feeds
from sources.unreadable import UnreadableSource

PAGE = "https://site.by/news/"


def found(html: str) -> list[FoundFeed]:
    return [feed for feed in find_feeds(html.encode(), PAGE) if not feed.is_guess]


def test_a_page_declares_its_feeds_those_of_comments_last() -> None:
    feeds = found(
        "<html><head><link rel='alternate' type='application/rss+xml' "
        "title='Комментарии' href='/c'>"
        "<link rel='ALTERNATE' type='application/atom+xml' title='Новости' href='atom.xml'>"
        "<link rel='alternate' type='application/feed+json' href='/feed.json'>"
        "<link rel='alternate' hreflang='be' href='/be/'><link rel='stylesheet' href='/rss.css'>"
    )

    assert feeds == [
        FoundFeed("https://site.by/news/atom.xml", "Новости"),
        FoundFeed("https://site.by/feed.json", ""),
        FoundFeed("https://site.by/c", "Комментарии"),
    ]


def test_links_that_look_like_feeds_come_next() -> None:
    feeds = found(
        "<body><a href='/rss/all'> RSS\n</a><a href='/news.rss'>x</a><a href='/?feed=rss2'>y</a>"
        "<a href='/feedback'>Письмо</a><a href='/press'>Пресса</a>"
        "<a href='mailto:rss@site.by'>z</a>"
    )

    assert [feed.url for feed in feeds] == [
        "https://site.by/rss/all",
        "https://site.by/news.rss",
        "https://site.by/?feed=rss2",
    ]


def test_addresses_are_relative_to_the_base_and_named_once() -> None:
    link = "<link rel=alternate type=application/rss+xml href=rss>"

    assert [f.url for f in found(f"<base href='https://a.by/x/'>{link}{link}")] == [
        "https://a.by/x/rss"
    ]


def test_usual_addresses_are_guessed_at_the_sites_root() -> None:
    feeds = find_feeds(b"<a href='/rss'>RSS</a>", PAGE)

    assert feeds[0] == FoundFeed("https://site.by/rss", "RSS")
    assert {feed.url for feed in feeds if feed.is_guess} == {
        *("https://site.by/feed", "https://site.by/rss.xml", "https://site.by/feed.xml"),
        *("https://site.by/atom.xml", "https://site.by/feed.json"),
    }


@pytest.mark.parametrize("html", ["", "<", "<div>" * 5000, "\0\0", "<a href='http://[/rss'>x</a>"])
def test_a_page_without_any_gives_guesses_alone(html: str) -> None:
    assert found(html) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page(data: bytes) -> None:
    with suppress(UnreadableSource):
        find_feeds(b"<link rel=alternate type=application/rss+xml href=" + data, PAGE)
