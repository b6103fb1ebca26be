"""Rows of articles, read as articles."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article, ArticleStatus, Quoted
from news.formatting import from_json
from news.rubric import Rubric
from storage.dialect import listed
from storage.rubrics import rubrics_by_id
from storage.tables import articles
from storage.wording import read_body, read_details, read_further_rubrics


async def load_articles(
    connection: AsyncConnection, statement: Select[Any], values: Mapping[str, Any] | None = None
) -> list[Article]:
    """The articles whose whole rows a statement finds, with their rubrics and what they quote."""
    rows = (await connection.execute(statement, values)).all()
    known = await rubrics_by_id(connection) if rows else {}
    quoted = await _quoted(connection, {row.quoted_id for row in rows} - {None})
    return [_article(row, known, quoted) for row in rows]


async def _quoted(connection: AsyncConnection, ids: Collection[int]) -> dict[int, Quoted]:
    """Of the articles with these ids those that are published."""
    if not ids:
        return {}
    statement = (
        select(articles.c.id, articles.c.headline)
        .where(listed(articles.c.id, sorted(ids)))
        .where(articles.c.status == ArticleStatus.PUBLISHED)
    )
    return {row.id: Quoted(*row) for row in await connection.execute(statement)}


def _article(row: Row[Any], known: Mapping[int, Rubric], quoted: Mapping[int, Quoted]) -> Article:
    return Article(
        id=row.id,
        status=ArticleStatus(row.status),
        headline=row.headline,
        body=read_body(row),
        rubric=known.get(row.rubric_id),
        language=row.language,
        place=row.place,
        published_on_site=row.published_on_site,
        source_url=row.source_url,
        photo=row.photo,
        author_id=row.author_id,
        departs_at=row.departs_at,
        published_at=row.published_at,
        sequence=row.sequence,
        breaking=row.breaking,
        formatting=from_json(row.formatting, len(row.body)),
        revision=row.revision,
        headline_revision=row.headline_revision,
        more_rubrics=read_further_rubrics(row, known),
        embargo_until=row.embargo_until,
        quoted=quoted.get(row.quoted_id),
        story_id=row.story_id,
        updates_id=row.updates_id,
        **read_details(row),
    )
