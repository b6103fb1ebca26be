"""Where articles stand and what has become of them, as other programs ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from news.article import Article, ArticleStatus
from news.dispatch import Tally
from newsroom.desk import Desk
from storage import articles, counts
from storage.approvals import approval_of
from storage.database import Connection
from storage.dispatches import article_dispatch

_NONE = Tally({})


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """An article, its deliveries by state, and how many of them are digests that hold it.

    ``awaits`` says that a second editor has yet to agree that it goes out, at ``wished_at`` if it
    is to be scheduled.
    """

    article: Article
    deliveries: Tally = _NONE
    digests: int = 0
    awaits: bool = False
    wished_at: datetime | None = None


async def whereabouts(desk: Desk, article_id: int) -> Whereabouts | None:
    """Those of one article; None when there is none."""
    async with desk.database.snapshot() as connection:
        found = await articles.article_by_id(connection, article_id)
        return None if found is None else await _of(connection, found)


async def newest(desk: Desk, limit: int, before: int | None = None) -> Sequence[Whereabouts]:
    """Those of the newest articles, whatever their status, or of the newest below an id."""
    async with desk.database.snapshot() as connection:
        found = await articles.newest_by_id(connection, limit, before)
        return [await _of(connection, each) for each in found]


async def _of(connection: Connection, article: Article) -> Whereabouts:
    if article.status is ArticleStatus.DRAFT:
        wish = await approval_of(connection, article.id)
        awaits = wish is not None and wish.is_open
        return Whereabouts(article, awaits=awaits, wished_at=wish.departs_at if wish else None)
    if article.published_at is None:
        return Whereabouts(article)
    dispatch_id = await article_dispatch(connection, article.id)
    alone = await counts.tally_of_dispatch(connection, dispatch_id) if dispatch_id else _NONE
    digests = await counts.tally_in_digests(connection, article.id)
    return Whereabouts(article, alone.with_(digests), digests.total)
