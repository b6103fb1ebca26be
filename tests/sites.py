"""Feeds for tests: only what a test cares about is spelt out."""

from dataclasses import replace
from datetime import datetime, timedelta

from news.article import ArticleDraft
from news.feed import Feed, FeedItem
from news.source import Mode, NewSource, Source, SourceKind
from newsroom import collecting, itemizing, sourcing
from newsroom.pending import Made, Pending
from newsroom.rights import Doer
from tests.factories import EDITOR, NOON, Newsroom

HOUR = timedelta(hours=1)
ADDRESS = "https://site.example/rss"


def item(
    number: int, text: str = "Текст.", at: datetime | None = None, **changes: object
) -> FeedItem:
    """The article of a site with a number; the higher, the later it came."""
    draft = ArticleDraft(
        f"Статья {number}",
        (f"{text} Номер {number}.",),
        published_on_site=at or NOON - HOUR + timedelta(minutes=number),
        source_url=f"https://site.example/{number}",
    )
    made = FeedItem(draft, guid=f"id-{number}")
    return replace(made, **changes)  # type: ignore[arg-type]


def feed(*items: FeedItem) -> Feed:
    """A feed that lists these, newest first as feeds do."""
    return Feed("Сайт", "https://site.example/", "ru", tuple(reversed(items)))


async def add(
    newsroom: Newsroom, mode: Mode = Mode.REVIEW, address: str = ADDRESS, **about: object
) -> Source:
    """A source on trial."""
    new = NewSource(SourceKind.FEED, address, "Сайт", mode, **about)  # type: ignore[arg-type]
    return await sourcing.add_source(newsroom.desk, new, Doer(EDITOR, NOON))


async def switched_on(
    newsroom: Newsroom,
    *known: FeedItem,
    mode: Mode = Mode.REVIEW,
    address: str = ADDRESS,
    **about: object,
) -> Source:
    """A source whose first look found these, and which was switched on."""
    source = await add(newsroom, mode, address, **about)
    await collecting.take(newsroom.desk, source.id, feed(*known), NOON)
    return await sourcing.switch_on(newsroom.desk, source.id, Doer(EDITOR, NOON))


async def claimed(newsroom: Newsroom, now: datetime = NOON) -> list[Pending]:
    """All items that are due, to be worked on."""
    found = await itemizing.due(newsroom.desk, now, 1000)
    return [each for each in found if await itemizing.claim(newsroom.desk, each, now)]


async def made(newsroom: Newsroom, now: datetime = NOON) -> list[Made]:
    """What is made of all items that are due, as they are."""
    found = await claimed(newsroom, now)
    return [await itemizing.make(newsroom.desk, each, each.item, now) for each in found]


async def looked(
    newsroom: Newsroom, source: Source, *items: FeedItem, now: datetime = NOON
) -> list[Made]:
    """What a look at a feed of these items makes."""
    await collecting.take(newsroom.desk, source.id, feed(*items), now)
    return await made(newsroom, now)
