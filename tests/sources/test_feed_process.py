"""Feeds are read in the reader process: what parses them is loaded by nobody else."""

import subprocess
import sys
from collections.abc import AsyncIterator

import pytest

from sources.feed import FoundFeed, find_feeds, read_feed
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource
from tests.sources.feed_samples import ADDRESS, SAMPLES, read, rss


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    reader = Reader()
    yield reader
    await reader.close()


async def test_a_feed_comes_back_from_the_process_as_it_was_read_there(reader: Reader) -> None:
    for path in SAMPLES.glob("*.xml"):
        data = path.read_bytes()

        assert await reader.run(read_feed, data, ADDRESS, None, "Europe/Minsk") == read(data)


async def test_found_feeds_and_refusals_come_back_too(reader: Reader) -> None:
    found = await reader.run(find_feeds, b"<a href='/rss'>RSS</a>", ADDRESS)

    assert found[0] == FoundFeed("https://site.by/rss", "RSS")
    with pytest.raises(UnreadableSource) as error:
        await reader.run(read_feed, b"<html/>", ADDRESS, None, "Europe/Minsk")
    assert error.value.reason is UnreadableReason.NOT_A_FEED


async def test_many_items_take_the_process_no_more_than_a_job_may(reader: Reader) -> None:
    feed = rss("<item><title>Заголовок</title></item>" * 20_000).encode()

    assert len((await reader.run(read_feed, feed, ADDRESS, None, "Europe/Minsk")).items) == 500


def test_whoever_asks_for_a_feed_loads_no_parser() -> None:
    asked = "import sys, sources.feed, sources.reader; print('lxml' in sys.modules)"
    run = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "False"
