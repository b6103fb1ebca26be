"""From what a source has to articles: what is new, what is another wording, and what is neither."""

from dataclasses import dataclass
from datetime import datetime

from news.article import Article
from news.feed import Feed, FeedItem
from newsroom.amending import Amended
from newsroom.desk import Desk


@dataclass(frozen=True, slots=True)
class Taken:
    """How many of the items that a look found are new, are another wording, or are held."""

    new: int = 0
    revised: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """What has become of an item.

    Its ``article``, if there is one; ``amended`` if the item is another wording of it, which has
    been marked; ``suggested`` if editors are to decide about that wording.
    """

    article: Article | None = None
    amended: Amended | None = None
    suggested: bool = False


async def take(desk: Desk, source_id: int, feed: Feed, now: datetime) -> Taken:
    """Keep what a look found. Articles are made of it one by one: see work_due.

    Of a source's first look nothing is made. May be repeated with the same feed.
    """
    raise NotImplementedError


async def take_item(desk: Desk, source_id: int, item: FeedItem, now: datetime) -> Made:
    """Make of one item at once what is to be made of it: a channel's post, or its edit.

    Its photo is its draft's. May be repeated with the same item. Nothing is made for a source that
    is not switched on.
    """
    raise NotImplementedError
