"""What readers keep with the Save button: each their own, and nobody else's."""

from dataclasses import replace
from datetime import datetime

from news.article import Article, ArticleStatus
from news.saved import MOST_SAVED, SAVED_A_PAGE, Saved, SavedPage
from news.subscriber import Subscriber
from newsroom.desk import Desk
from storage.articles import articles_by_id
from storage.database import Connection
from storage.saved import (
    clear_saved,
    count_saved,
    drop_saved,
    is_saved,
    keep_saved,
    newest_saved,
)


class TooManySaved(Exception):  # noqa: N818 - it says what is the matter
    """The reader keeps as many articles as one may: ``MOST_SAVED``."""


async def keep(desk: Desk, reader: Subscriber, article_id: int, saved_at: datetime) -> bool:
    """Keep an article; False when it is kept already. Raises TooManySaved."""
    async with desk.database.transaction() as connection:
        if await is_saved(connection, reader.id, article_id):
            return False
        if await count_saved(connection, reader.id) >= MOST_SAVED:
            raise TooManySaved
        return await keep_saved(connection, reader.id, article_id, saved_at)


async def drop(desk: Desk, reader: Subscriber, article_id: int) -> Saved | None:
    """Keep an article no longer; what is gone, None when it was not kept."""
    async with desk.database.transaction() as connection:
        saved_at = await drop_saved(connection, reader.id, article_id)
        if saved_at is None:
            return None
        return (await _with_articles(connection, [Saved(article_id, saved_at)]))[0]


async def clear(desk: Desk, reader: Subscriber, up_to: datetime) -> int:
    """Keep nothing that was saved up to a moment; how much that was."""
    async with desk.database.transaction() as connection:
        return await clear_saved(connection, reader.id, up_to)


async def keeps(desk: Desk, reader: Subscriber, article: Article) -> bool:
    """Whether a reader keeps an article."""

    async def look(connection: Connection) -> bool:
        return await is_saved(connection, reader.id, article.id)

    return await desk.database.peek(look)


async def page(desk: Desk, reader: Subscriber, number: int) -> SavedPage:
    """A page, from 1, of what a reader keeps; the nearest one when there is no such."""
    async with desk.database.snapshot() as connection:
        total = await count_saved(connection, reader.id)
        number = min(max(number, 1), max(1, -(-total // SAVED_A_PAGE)))
        found = await newest_saved(connection, reader.id, SAVED_A_PAGE, (number - 1) * SAVED_A_PAGE)
        return SavedPage(await _with_articles(connection, found), number, total)


async def _with_articles(connection: Connection, found: list[Saved]) -> list[Saved]:
    known = await articles_by_id(connection, [one.article_id for one in found])
    readable = {
        article_id: article
        for article_id, article in known.items()
        if article.status is ArticleStatus.PUBLISHED
    }
    return [replace(one, article=readable.get(one.article_id)) for one in found]
