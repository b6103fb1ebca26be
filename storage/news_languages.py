"""In which languages readers want their news."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import among, listed
from storage.tables import articles, subscribers


def reads(language: str) -> ColumnElement[bool]:
    """Whether a reader wants news in a language: in that, or in any."""
    wanted = subscribers.c.news_languages
    return or_(wanted.is_(None), wanted.contains(language, autoescape=True))


async def choosy(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """The languages of news that readers want, by id; of those who do not want all.

    Readers between the ascending ``ids`` may be among them.
    """
    rows = await connection.execute(
        select(subscribers.c.id, subscribers.c.news_languages).where(
            among(subscribers.c.id, ids), subscribers.c.news_languages.is_not(None)
        )
    )
    return {reader: frozenset(wanted.split()) for reader, wanted in rows}


async def languages_of(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, str]:
    """The languages of articles, by id."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    statement = select(articles.c.id, articles.c.language).where(listed(articles.c.id, wanted))
    return {row.id: row.language for row in await connection.execute(statement)}
