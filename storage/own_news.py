"""What of the newest publications one reader follows."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from storage.tables import article_rubrics, articles

_IS_PUBLISHED = articles.c.status == ArticleStatus.PUBLISHED.value


async def filed_since(
    connection: AsyncConnection, after: int, rubric_ids: Sequence[int]
) -> set[int]:
    """Sequences above one of the articles that stand under any of the rubrics."""
    first = select(articles.c.sequence).where(articles.c.rubric_id.in_(rubric_ids))
    found = await connection.scalars(first.where(articles.c.sequence > after, _IS_PUBLISHED))
    further = await connection.scalars(
        select(article_rubrics.c.sequence).where(
            article_rubrics.c.rubric_id.in_(rubric_ids), article_rubrics.c.sequence > after
        )
    )
    return {*found, *further}


async def written_since(
    connection: AsyncConnection, after: int, languages: Collection[str]
) -> set[int]:
    """Sequences above one of the articles in any of the languages."""
    statement = select(articles.c.sequence).where(articles.c.sequence > after, _IS_PUBLISHED)
    return set(await connection.scalars(statement.where(articles.c.language.in_(languages))))


async def counts_by_rubric(connection: AsyncConnection, after: int) -> dict[int, int]:
    """How many articles above a sequence stand under each rubric, by its id as it is kept."""
    counted: dict[int, int] = {}
    for table in (articles, article_rubrics):
        statement = select(table.c.rubric_id, func.count()).where(
            table.c.sequence > after, table.c.rubric_id.is_not(None)
        )
        for rubric_id, count in await connection.execute(statement.group_by(table.c.rubric_id)):
            counted[rubric_id] = counted.get(rubric_id, 0) + count
    return counted


async def oldest_since(connection: AsyncConnection, after: int) -> datetime | None:
    """When the first article above a sequence was published; None when there is none."""
    statement = select(articles.c.published_at).where(articles.c.sequence > after)
    return await connection.scalar(statement.order_by(articles.c.sequence).limit(1))
