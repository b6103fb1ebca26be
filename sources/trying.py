"""An address that somebody types → the feed that is there, or those that its page names."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from news.feed import Feed
from sources.feed import FoundFeed, find_feeds, read_feed
from sources.fetching import Fetched, Fetcher
from sources.reader import Reader
from sources.unfetchable import FetchError, FetchProblem
from sources.unreadable import UnreadableReason, UnreadableSource

SECONDS = 60.0
"""For all of it: whoever typed the address is waiting."""
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, text/xml;q=0.9, */*;q=0.5"
)
_MOST_GUESSES = 4
_OK = 200


@dataclass(frozen=True, slots=True)
class TriedFeed:
    """A feed as it was read, and where; ``headers`` came with it."""

    feed: Feed
    address: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FeedChoice:
    """The feeds that a page names; none, or several."""

    feeds: tuple[FoundFeed, ...]


class RefusedError(Exception):
    """The site answers with an error; ``status`` is HTTP's."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def try_address(
    fetcher: Fetcher, reader: Reader, url: str, zone: ZoneInfo
) -> TriedFeed | FeedChoice:
    """The feed at an address, or the only one that the page there names, or the choice.

    Raises FetchError, RefusedError, and UnreadableSource for a feed that cannot be read.
    """
    try:
        async with asyncio.timeout(SECONDS):
            return await _try(fetcher, reader, url, zone)
    except TimeoutError as error:
        raise FetchError(FetchProblem.TOO_SLOW) from error


async def _try(
    fetcher: Fetcher, reader: Reader, url: str, zone: ZoneInfo
) -> TriedFeed | FeedChoice:
    fetched = await _fetch(fetcher, url)
    try:
        return await _read(reader, fetched, zone)
    except UnreadableSource as error:
        if error.reason is not UnreadableReason.NOT_A_FEED:
            raise
    named = await _named(reader, fetched)
    declared = [each for each in named if not each.is_guess]
    if len(declared) > 1:
        return FeedChoice(tuple(declared))
    likely = declared or named[:_MOST_GUESSES]
    return await _first(fetcher, reader, likely, zone) or FeedChoice(())


async def _first(
    fetcher: Fetcher, reader: Reader, likely: Sequence[FoundFeed], zone: ZoneInfo
) -> TriedFeed | None:
    """The first of the addresses at which there is a feed."""
    for each in likely:
        try:
            return await _read(reader, await _fetch(fetcher, each.url), zone)
        except (FetchError, RefusedError, UnreadableSource):
            continue
    return None


async def _fetch(fetcher: Fetcher, url: str) -> Fetched:
    async with fetcher.turns.at(url, is_awaited=True):
        fetched = await fetcher.get(url, accept=_ACCEPT)
    if fetched.status != _OK:
        raise RefusedError(fetched.status)
    return fetched


async def _read(reader: Reader, fetched: Fetched, zone: ZoneInfo) -> TriedFeed:
    kind = fetched.headers.get("content-type")
    feed = await reader.run(read_feed, fetched.body, fetched.url, kind, zone.key)
    return TriedFeed(feed, fetched.url, fetched.headers)


async def _named(reader: Reader, fetched: Fetched) -> tuple[FoundFeed, ...]:
    kind = fetched.headers.get("content-type")
    try:
        return await reader.run(find_feeds, fetched.body, fetched.url, kind)
    except UnreadableSource:
        return ()
