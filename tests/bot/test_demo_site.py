"""The demo's news site."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from random import Random
from xml.etree import ElementTree as ET

import pytest
from aiohttp import ClientSession

from bot.demo_news import counted, tell
from bot.demo_site import DemoSite, serving
from tests.factories import MINSK, NOON

RANDOM = Random(1)  # noqa: S311 - it draws figures


class Visited:
    """The site, a visitor's session, and how often the site has said that it changed."""

    def __init__(self) -> None:
        self.changes = 0
        self.site = DemoSite(lambda: NOON, MINSK, RANDOM, self.changed)
        self.address = ""
        self.session: ClientSession

    async def changed(self) -> None:
        self.changes += 1

    async def read(self, path: str) -> str:
        async with self.session.get(self.address + path) as answer:
            assert answer.status == 200
            return await answer.text()

    async def press(self, path: str) -> str:
        async with self.session.post(self.address + path) as answer:
            return await answer.text()


@pytest.fixture
async def visited() -> AsyncIterator[Visited]:
    visited = Visited()
    visited.site.open([NOON - timedelta(hours=2), NOON - timedelta(hours=1)])
    async with serving(visited.site, 0) as visited.address, ClientSession() as visited.session:
        yield visited


async def test_the_front_page_shows_its_news_and_its_feeds(visited: Visited) -> None:
    page = await visited.read("")

    assert 'type="application/rss+xml" href="/rss.xml"' in page
    assert [f"/news/{number}" in page for number in (1, 2, 3)] == [True, True, False]


async def test_a_press_publishes_and_says_that_the_site_has_changed(visited: Visited) -> None:
    page = await visited.press("publish")

    assert "/news/3" in page
    assert visited.changes == 1


async def test_the_newest_story_is_mended_under_its_address(visited: Visited) -> None:
    before = await visited.read("news/2")

    await visited.press("mend")

    assert len(await visited.read("news/2")) > len(before)
    assert visited.changes == 1


async def test_both_feeds_tell_the_same_stories(visited: Visited) -> None:
    rss = ET.fromstring(await visited.read("rss.xml"))  # noqa: S314 - ours
    feed = json.loads(await visited.read("feed.json"))

    assert [each.text for each in rss.iter("guid")] == [each["id"] for each in feed["items"]]
    assert [each["title"] for each in feed["items"]] == [
        each.findtext("title") for each in rss.iter("item")
    ]


async def test_every_kind_of_story_has_a_page(visited: Visited) -> None:
    for _ in range(5):
        await visited.press("publish")

    for number in range(1, 8):
        assert "NewsArticle" in await visited.read(f"news/{number}")


async def test_there_is_no_other_page(visited: Visited) -> None:
    async with visited.session.get(visited.address + "news/99") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("number", [1, 2, 5, 0, 11, 12, 111, 21, 22, 191, -1, -3, -12])
def test_a_figure_has_the_form_of_its_noun(number: int) -> None:
    one, few = number in {1, 21, 191, -1}, number in {2, 22, -3}

    told = counted(number, "метр", "метра", "метров")

    assert told == f"{number} {'метр' if one else 'метра' if few else 'метров'}"


def test_no_two_stories_of_an_hour_are_the_same() -> None:
    told = [tell(number, NOON + timedelta(minutes=number), RANDOM) for number in range(60)]

    assert len({each.paragraphs for each in told}) == 60


async def test_a_feed_that_has_not_changed_is_not_sent_again(visited: Visited) -> None:
    for feed in ("rss.xml", "feed.json"):
        async with visited.session.get(visited.address + feed) as answer:
            validator = {"If-None-Match": answer.headers["ETag"]}
        async with visited.session.get(visited.address + feed, headers=validator) as again:
            assert again.status == 304
