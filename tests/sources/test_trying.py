"""An address that is typed leads to a feed, to a choice of feeds, or to a reason why not."""

from collections.abc import AsyncIterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sources.reader import Reader
from sources.trying import FeedChoice, RefusedError, TriedFeed, try_address
from sources.turns import APART, Turns
from sources.unfetchable import FetchError, FetchProblem
from sources.unreadable import UnreadableSource
from tests.sources.conftest import MakeFetcher
from tests.sources.site import Site, answer, redirect

MINSK = ZoneInfo("Europe/Minsk")
FEED = b"<rss version='2.0'><channel><title>A</title><item><title>B</title></item></channel></rss>"
LINK = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    reader = Reader()
    yield reader
    await reader.close()


def page(*links: str) -> bytes:
    return answer(f"<html><head>{''.join(links)}</head><body>Да</body></html>".encode())


async def tried(
    make_fetcher: MakeFetcher, reader: Reader, url: str, **limits: Any
) -> TriedFeed | FeedChoice:
    return await try_address(make_fetcher("127.0.0.1", **limits), reader, url, MINSK)


async def test_a_feeds_own_address_is_enough(
    make_fetcher: MakeFetcher, reader: Reader, site: Site
) -> None:
    site.answers["/rss"] = answer(FEED, ETag='"1"')
    site.answers["/old"] = redirect("/rss")

    found = await tried(make_fetcher, reader, site.url("/old"))

    assert isinstance(found, TriedFeed)
    assert (found.feed.title, found.address) == ("A", site.url("/rss"))
    assert found.headers["etag"] == '"1"'


async def test_the_only_feed_that_a_page_names_is_taken(
    make_fetcher: MakeFetcher, reader: Reader, site: Site
) -> None:
    site.answers |= {"/": page(LINK.format("A", "/rss")), "/rss": answer(FEED)}

    found = await tried(make_fetcher, reader, site.url("/"))

    assert isinstance(found, TriedFeed)
    assert found.address == site.url("/rss")


async def test_of_several_somebody_chooses(
    make_fetcher: MakeFetcher, reader: Reader, site: Site
) -> None:
    site.answers["/"] = page(LINK.format("A", "/a"), LINK.format("B", "/b"))

    found = await tried(make_fetcher, reader, site.url("/"))

    assert isinstance(found, FeedChoice)
    assert [(each.title, each.url) for each in found.feeds] == [
        ("A", site.url("/a")),
        ("B", site.url("/b")),
    ]


async def test_a_page_that_names_none_is_tried_at_usual_addresses(
    make_fetcher: MakeFetcher, reader: Reader, site: Site
) -> None:
    site.answers = {"/": page(), "/feed": answer(FEED), "/rss": answer(b"no", 404)}

    found = await tried(make_fetcher, reader, site.url("/"))

    assert isinstance(found, TriedFeed)
    site.answers = {"/": page()}
    assert await tried(make_fetcher, reader, site.url("/")) == FeedChoice(())


async def test_what_cannot_be_had_says_why(
    make_fetcher: MakeFetcher, reader: Reader, site: Site
) -> None:
    site.answers |= {
        "/gone": answer(b"", 410),
        "/bomb": answer(b'<!DOCTYPE a [<!ENTITY b "c">]><rss><channel/></rss>'),
        "/slow": site.drip,
    }

    with pytest.raises(RefusedError) as refused:
        await tried(make_fetcher, reader, site.url("/gone"))
    assert refused.value.status == 410
    with pytest.raises(UnreadableSource):
        await tried(make_fetcher, reader, site.url("/bomb"))
    with pytest.raises(FetchError) as slow:
        await tried(make_fetcher, reader, site.url("/slow"), seconds=0.1)
    assert slow.value.problem is FetchProblem.TOO_SLOW


async def test_a_host_whose_pages_are_guessed_at_is_asked_by_turns(
    make_fetcher: MakeFetcher, reader: Reader, site: Site
) -> None:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    site.answers["/"] = page()
    turns = Turns(now=lambda: 0.0, sleep=wait)

    found = await tried(make_fetcher, reader, site.url("/"), turns=turns)

    assert found == FeedChoice(())
    assert waits == [APART] * (len(site.requests) - 1)
    assert len(waits) > 1
