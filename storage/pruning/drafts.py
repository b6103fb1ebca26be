"""Drafts that nobody has touched, and the messages that articles were made of."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from storage.dialect import listed
from storage.row_locks import unheld
from storage.tables import article_messages, article_versions, articles

_DRAFTS_AT_ONCE = 50


async def orphaned_drafts(connection: AsyncConnection, before: datetime) -> list[int]:
    """Some drafts, given up or not, that have had no new wording since a moment."""
    statement = select(articles.c.id).where(_is_orphaned(before)).order_by(articles.c.id)
    return list(await connection.scalars(statement.limit(_DRAFTS_AT_ONCE)))


async def drop_drafts(connection: AsyncConnection, ids: Sequence[int], before: datetime) -> int:
    """Drop those that are orphaned, with their versions and original messages."""
    theirs = listed(articles.c.id, ids)
    held = await unheld(connection, select(articles.c.id).where(theirs))
    statement = delete(articles).where(listed(articles.c.id, held), _is_orphaned(before))
    return (await connection.execute(statement)).rowcount


async def old_originals(connection: AsyncConnection, before: datetime) -> list[int]:
    """Some articles that have original messages, and have had no new wording since a moment."""
    article = article_messages.c.article_id
    begun = select(articles.c.id).where(articles.c.id == article, articles.c.created_at < before)
    statement = (
        select(article)
        .where(begun.exists(), ~_versions_since(article, before))
        .group_by(article)
        .order_by(article)
        .limit(_DRAFTS_AT_ONCE)
    )
    return list(await connection.scalars(statement))


async def drop_originals(connection: AsyncConnection, ids: Sequence[int], before: datetime) -> int:
    """Forget which messages articles were made of."""
    article = article_messages.c.article_id
    statement = delete(article_messages).where(
        listed(article, ids), ~_versions_since(article, before)
    )
    return (await connection.execute(statement)).rowcount


def _is_orphaned(before: datetime) -> ColumnElement[bool]:
    newest = select(func.max(articles.alias().c.id)).scalar_subquery()
    return and_(
        # Only what was never published has none: its index finds them.
        articles.c.sequence.is_(None),
        articles.c.status.in_((ArticleStatus.DRAFT.value, ArticleStatus.CANCELLED.value)),
        articles.c.created_at < before,
        articles.c.id < newest,
        ~_versions_since(articles.c.id, before),
    )


def _versions_since(article: ColumnElement[int], before: datetime) -> ColumnElement[bool]:
    return (
        select(article_versions.c.revision)
        .where(article_versions.c.article_id == article, article_versions.c.created_at >= before)
        .exists()
    )
