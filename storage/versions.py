"""The wordings that articles have had: each is kept, and who made it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleDraft, Change, Version
from news.formatting import from_json
from news.rubric import Rubric
from storage.dialect import listed
from storage.rubrics import rubrics_by_id
from storage.tables import article_versions, articles
from storage.wording import (
    WORDING,
    read_body,
    read_details,
    read_further_rubrics,
    written_ids,
)


async def keep_version(
    connection: AsyncConnection,
    article_id: int,
    change: Change,
    editor_id: int,
    now: datetime,
    request: str | None = None,
) -> None:
    """Keep the wording that an article has now, who made it, and what asked for it."""
    about = (
        literal(change.value),
        literal(editor_id),
        literal(now, articles.c.created_at.type),
        literal(request, article_versions.c.request.type),
    )
    kept = (articles.c[name] for name in ("id", "revision", *WORDING))
    await connection.execute(
        article_versions.insert().from_select(
            ["change", "editor_id", "created_at", "request", "article_id", "revision", *WORDING],
            select(*about, *kept).where(articles.c.id == article_id),
        )
    )


async def made_by(
    connection: AsyncConnection, article_id: int, request: str
) -> tuple[int, Change] | None:
    """The revision that a request has made already, and what it was; None for a new request."""
    row = (
        await connection.execute(
            select(article_versions.c.revision, article_versions.c.change)
            .where(article_versions.c.article_id == article_id)
            .where(article_versions.c.request == request)
        )
    ).first()
    return None if row is None else (row[0], Change(row[1]))


async def illustrate_version(connection: AsyncConnection, article_id: int) -> None:
    """Let the version of a draft have the photos that the draft has been given."""
    photo, more_photos, revision = (
        select(articles.c[name]).where(articles.c.id == article_id).scalar_subquery()
        for name in ("photo", "more_photos", "revision")
    )
    await connection.execute(
        update(article_versions)
        .where(article_versions.c.article_id == article_id)
        .where(article_versions.c.revision == revision)
        .values(photo=photo, more_photos=more_photos)
    )


async def put_versions_under(
    connection: AsyncConnection, article_id: int, rubric_id: int | None, more: Sequence[int] = ()
) -> None:
    """Let all versions of a draft have the rubrics that the draft has been put under."""
    await connection.execute(
        update(article_versions)
        .where(article_versions.c.article_id == article_id)
        .values(rubric_id=rubric_id, more_rubrics=written_ids(more))
    )


async def versions_of(connection: AsyncConnection, article_id: int) -> tuple[Version, ...]:
    """Every wording that an article has had, oldest first."""
    rows = await connection.execute(
        select(article_versions)
        .where(article_versions.c.article_id == article_id)
        .order_by(article_versions.c.revision)
    )
    known = await rubrics_by_id(connection)
    return tuple(_version(row, known) for row in rows)


async def photos_of(
    connection: AsyncConnection, ids: Sequence[int]
) -> dict[int, dict[int, str | None]]:
    """The photos that articles had, by id and revision."""
    kept = article_versions.c.article_id, article_versions.c.revision, article_versions.c.photo
    photos: dict[int, dict[int, str | None]] = defaultdict(dict)
    rows = await connection.execute(select(*kept).where(listed(article_versions.c.article_id, ids)))
    for article_id, revision, photo in rows:
        photos[article_id][revision] = photo
    return photos


async def worded_at(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, datetime]:
    """When articles got the wordings that they have, by id."""
    current = and_(
        article_versions.c.article_id == articles.c.id,
        article_versions.c.revision == articles.c.revision,
    )
    statement = (
        select(articles.c.id, article_versions.c.created_at)
        .join_from(articles, article_versions, current)
        .where(listed(articles.c.id, ids))
    )
    return dict((await connection.execute(statement)).all())


def _version(row: Row[Any], known: Mapping[int, Rubric]) -> Version:
    return Version(
        article_id=row.article_id,
        revision=row.revision,
        change=Change(row.change),
        wording=ArticleDraft(
            headline=row.headline,
            body=read_body(row),
            published_on_site=row.published_on_site,
            place=row.place,
            source_url=row.source_url,
            photo=row.photo,
            formatting=from_json(row.formatting, len(row.body)),
            **read_details(row),
        ),
        editor_id=row.editor_id,
        created_at=row.created_at,
        request=row.request,
        rubric=known.get(row.rubric_id),
        more_rubrics=read_further_rubrics(row, known),
    )
