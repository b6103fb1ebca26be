"""Feeds: a reader gets an address under which other programs read a rubric or a search."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.article import Article
from news.rubric import Rubric
from news.rule import Rule
from news.subscriber import Subscriber
from news.syndication import FeedLink, Syndication
from newsroom.desk import Desk
from newsroom.reading import newest
from storage import feed_links
from storage.database import Connection
from storage.feed_links import NewFeedLink
from storage.publications import published_by_sequence
from storage.search import find
from storage.versions import worded_at

MOST_FEEDS = 10
MOST_A_DAY = 20
NEWEST = 50
_DAY = timedelta(days=1)


class TooManyFeeds(Exception):  # noqa: N818 - it says what is the matter
    """The reader has ``MOST_FEEDS``, or has made ``MOST_A_DAY`` within a day."""


@dataclass(frozen=True, slots=True)
class MadeFeed:
    """A new address, with its ``secret``: nobody can be told it again."""

    link: FeedLink
    secret: str


async def make(
    desk: Desk,
    reader: Subscriber,
    of: Rubric | str,
    now: datetime,
    make_secret: Callable[[], str],
) -> MadeFeed:
    """Give a reader a feed of a rubric, or of words as of a keyword rule.

    Raises RuleError, TooManyFeeds.
    """
    rubric = of if isinstance(of, Rubric) else None
    query = (await desk.rulebook.parse_aside(of)).normal() if isinstance(of, str) else None
    secret = make_secret()
    language = reader.language
    new = NewFeedLink(
        hash_of(secret), reader.chat_id, rubric.id if rubric else None, query, language, now
    )
    async with desk.database.transaction() as connection:
        await _check_room(connection, reader.chat_id, now)
        link_id = await feed_links.add_feed_link(connection, new)
    return MadeFeed(FeedLink(link_id, reader.chat_id, rubric, query, language, now), secret)


async def listed(desk: Desk, reader: Subscriber) -> tuple[FeedLink, ...]:
    """The reader's feeds, oldest first."""
    async with desk.database.snapshot() as connection:
        return await feed_links.feed_links_of(connection, reader.chat_id)


async def feed_of(desk: Desk, reader: Subscriber, link_id: int) -> FeedLink | None:
    """The reader's own feed with this id; None when there is none such, or it is revoked."""
    async with desk.database.snapshot() as connection:
        return await feed_links.feed_link_of(connection, reader.chat_id, link_id)


async def revoke(desk: Desk, reader: Subscriber, link_id: int, now: datetime) -> bool:
    """End a reader's own feed for good; False when there is none such."""
    async with desk.database.transaction() as connection:
        return await feed_links.revoke_feed_link(connection, reader.chat_id, link_id, now)


async def link(desk: Desk, secret: str) -> FeedLink | None:
    """What an address leads to, also when it is revoked; None for an address that never was."""
    hash_ = hash_of(secret)
    return await desk.database.peek(
        lambda connection: feed_links.feed_link_by_hash(connection, hash_)
    )


async def read(desk: Desk, of: FeedLink) -> Syndication:
    """What stands in a feed now. Raises RuleError when its words are no rule any more."""
    rule = None if of.rubric else await _rule(desk, of.query or "")
    async with desk.database.snapshot() as connection:
        articles = await _articles(connection, of.rubric, rule)
        worded = await worded_at(connection, [each.id for each in articles])
    # A wording may be older than its publication.
    changed = {one.id: max(worded[one.id], one.published_at or worded[one.id]) for one in articles}
    return Syndication(of, articles, changed)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It has 256 bits: no salt makes it harder to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def _check_room(connection: Connection, chat_id: int, now: datetime) -> None:
    held = await feed_links.feed_links_of(connection, chat_id)
    made = await feed_links.count_added(connection, chat_id, now - _DAY)
    if len(held) >= MOST_FEEDS or made >= MOST_A_DAY:
        raise TooManyFeeds


async def _rule(desk: Desk, words: str) -> Rule:
    await desk.rulebook.learn_synonyms(desk.database)
    return await desk.rulebook.parse_aside(words)


async def _articles(
    connection: Connection, rubric: Rubric | None, rule: Rule | None
) -> tuple[Article, ...]:
    if rule is not None:
        return await published_by_sequence(connection, await find(connection, rule, NEWEST))
    return await newest(connection, rubric.ids, NEWEST) if rubric else ()
