"""Articles: drafts and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article, ArticleDraft, ArticleStatus, Change
from news.storable import storable
from storage.article_rows import load_articles
from storage.dialect import listed
from storage.facts import count_up
from storage.tables import article_versions, articles
from storage.versions import keep_version
from storage.wording import written_ids, written_wording

# In the words of the index.
_LEAVING = text("(status = 'departing' OR status = 'scheduled')")
WITHDRAWN = "withdrawn"
"""The fact that counts the articles that were withdrawn."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """A draft with all that the newsroom found out about it."""

    draft: ArticleDraft
    rubric_id: int | None
    language: str
    fingerprint: str
    author_id: int
    created_at: datetime
    request: str | None = None
    more_rubrics: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NewWording:
    """Another wording of an article, with all that the newsroom found out about it."""

    wording: ArticleDraft
    rubric_id: int | None
    language: str
    fingerprint: str
    change: Change
    editor_id: int
    at: datetime
    request: str | None = None
    more_rubrics: tuple[int, ...] = ()


async def add_article(connection: AsyncConnection, new: NewArticle) -> int:
    """Keep a draft; its id."""
    result = await connection.execute(
        articles.insert().values(
            **written_wording(new.draft),
            status=ArticleStatus.DRAFT.value,
            rubric_id=new.rubric_id,
            more_rubrics=written_ids(new.more_rubrics),
            language=new.language,
            fingerprint=new.fingerprint,
            author_id=new.author_id,
            created_at=new.created_at,
        )
    )
    article_id = int(result.inserted_primary_key[0])  # type: ignore[index]
    await keep_version(
        connection, article_id, Change.DRAFT, new.author_id, new.created_at, new.request
    )
    return article_id


async def drafted_by(connection: AsyncConnection, request: str, fingerprint: str) -> Article | None:
    """The article that a request has made already of a text; None for a new request.

    Another bot's messages have the same numbers: their text tells them from ours.
    """
    statement = (
        select(articles)
        .join_from(article_versions, articles, article_versions.c.article_id == articles.c.id)
        .where(article_versions.c.request == request, articles.c.fingerprint == fingerprint)
    )
    found = await load_articles(connection, statement)
    return found[0] if found else None


async def reword(connection: AsyncConnection, article: Article, new: NewWording) -> None:
    """Give an article, which the transaction holds, another wording."""
    revision = articles.c.revision + 1
    more = written_ids(new.more_rubrics)
    same_line = and_(
        articles.c.headline == storable(new.wording.headline),
        articles.c.rubric_id.is_not_distinct_from(new.rubric_id),
        articles.c.more_rubrics.is_not_distinct_from(more),
    )
    await change_article(
        connection,
        article.id,
        article.status,
        **written_wording(new.wording),
        rubric_id=new.rubric_id,
        more_rubrics=more,
        language=new.language,
        fingerprint=new.fingerprint,
        revision=revision,
        headline_revision=case((same_line, articles.c.headline_revision), else_=revision),
    )
    await keep_version(connection, article.id, new.change, new.editor_id, new.at, new.request)


async def withdraw_article(
    connection: AsyncConnection,
    article_id: int,
    editor_id: int,
    now: datetime,
    request: str | None = None,
) -> bool:
    """Withdraw a published article, as a request wants it; False when it is not published."""
    revision = articles.c.revision + 1
    changed = await change_article(
        connection,
        article_id,
        ArticleStatus.PUBLISHED,
        status=ArticleStatus.WITHDRAWN.value,
        revision=revision,
        headline_revision=revision,
    )
    if changed:
        await count_up(connection, WITHDRAWN)
        await keep_version(connection, article_id, Change.WITHDRAWAL, editor_id, now, request)
    return changed


async def article_by_id(
    connection: AsyncConnection, article_id: int, *, lock: bool = False
) -> Article | None:
    """The article with this id; with ``lock`` nobody else changes it in this transaction."""
    statement = select(articles).where(articles.c.id == article_id)
    found = await load_articles(connection, statement.with_for_update() if lock else statement)
    return found[0] if found else None


async def articles_by_id(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, Article]:
    """Articles by their ids; an unknown id is left out."""
    found = await load_articles(connection, select(articles).where(listed(articles.c.id, ids)))
    return {article.id: article for article in found}


async def newest_by_id(
    connection: AsyncConnection, limit: int, before: int | None = None
) -> list[Article]:
    """The newest articles, whatever their status, or the newest below an id; newest first."""
    statement = select(articles).order_by(articles.c.id.desc()).limit(limit)
    if before is not None:
        statement = statement.where(articles.c.id < before)
    return await load_articles(connection, statement)


async def headlines(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, str]:
    """The headlines of articles, by id; an unknown id is left out."""
    statement = select(articles.c.id, articles.c.headline).where(listed(articles.c.id, ids))
    return dict((await connection.execute(statement)).all())


async def change_article(
    connection: AsyncConnection,
    article_id: int,
    *statuses: ArticleStatus,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> bool:
    """Set columns of an article that has one of ``statuses``; False when it has not."""
    result = await connection.execute(
        update(articles)
        .where(articles.c.id == article_id, articles.c.status.in_(statuses))
        .values(**columns)
    )
    return result.rowcount > 0


async def report_of(connection: AsyncConnection, article_id: int) -> tuple[int, int] | None:
    """The chat and the message that show how an article fares, if any do."""
    shown = articles.c.report_chat_id, articles.c.report_message_id
    row = (await connection.execute(select(*shown).where(articles.c.id == article_id))).first()
    return None if row is None or row[0] is None or row[1] is None else (row[0], row[1])


async def article_with_fingerprint(connection: AsyncConnection, fingerprint: str) -> Article | None:
    """The newest article with this fingerprint that is published or about to be."""
    statement = (
        select(articles)
        .where(articles.c.fingerprint == fingerprint)
        .where(articles.c.status.in_((ArticleStatus.DEPARTING, ArticleStatus.PUBLISHED)))
        .order_by(articles.c.id.desc())
        .limit(1)
    )
    found = await load_articles(connection, statement)
    return found[0] if found else None


async def departing_before(connection: AsyncConnection, now: datetime) -> list[int]:
    """Ids of the articles that are to go out by a moment, in the order in which they depart."""
    statement = (
        select(articles.c.id)
        .where(_LEAVING, articles.c.departs_at <= now)
        .order_by(articles.c.departs_at, articles.c.id)
    )
    return list(await connection.scalars(statement))
