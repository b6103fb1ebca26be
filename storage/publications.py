"""Published articles in the order of their publication: pages of them, and how many there are."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article, ArticleStatus
from storage.article_rows import load_articles
from storage.articles import WITHDRAWN
from storage.dialect import listed
from storage.facts import current_sequence, fact
from storage.rubrics import published_in
from storage.tables import article_rubrics, articles

Public = tuple[int, int, datetime | None]
"""An article's id, its revision, and when it was published; None while it is about to be."""


async def public_since(
    connection: AsyncConnection, since: datetime, most: int
) -> tuple[Public, ...]:
    """What was published since then, of the newest ``most``, and what is about to be.

    Newest first: id, revision, and when it was published, if it was.
    """
    seen = articles.c.id, articles.c.revision, articles.c.published_at
    newest = (
        select(*seen, articles.c.sequence)
        .where(articles.c.status == ArticleStatus.PUBLISHED)
        .order_by(articles.c.sequence.desc())
        .limit(most)
        .subquery()
    )
    out = select(newest.c.id, newest.c.revision, newest.c.published_at)
    published = await connection.execute(
        out.where(newest.c.published_at >= since).order_by(newest.c.sequence.desc())
    )
    departing = await connection.execute(
        # Spelt out: only so does SQLite see that its partial index serves.
        select(*seen).where(articles.c.status == literal_column("'departing'"))
    )
    return tuple(_public(row) for row in (*departing, *published))


async def published(
    connection: AsyncConnection,
    limit: int,
    *,
    rubric_id: int | None = None,
    before: int | None = None,
    after: int | None = None,
) -> tuple[Article, ...]:
    """Published articles, newest first: the newest, or those next to a sequence.

    Those of a rubric are found under it whether it is their first or a further one.
    ``before`` takes the newest of the older ones, ``after`` the oldest of the newer ones.
    """
    values = {"rubric": rubric_id, "before": before, "after": after, "most": limit}
    asked = frozenset(name for name, value in values.items() if value is not None)
    found = await load_articles(connection, _page(asked), {name: values[name] for name in asked})
    return tuple(reversed(found) if after is not None else found)


async def published_by_sequence(
    connection: AsyncConnection, sequences: Sequence[int]
) -> tuple[Article, ...]:
    """The published articles with these sequences, newest first."""
    statement = _published(select(articles), None).where(listed(articles.c.sequence, sequences))
    return tuple(await load_articles(connection, statement.order_by(articles.c.sequence.desc())))


async def count_published(
    connection: AsyncConnection,
    *,
    rubric_id: int | None = None,
    newer_than: int | None = None,
    since: datetime | None = None,
) -> int:
    """How many articles are published: all of them, or those newer than a sequence or a moment.

    All of them cost nothing, the newer ones as much as they are many.
    """
    if newer_than is None and since is None:
        if rubric_id is None:
            withdrawn = int(await fact(connection, WITHDRAWN) or 0)
            return await current_sequence(connection) - withdrawn
        return await published_in(connection, rubric_id)
    after = newer_than or 0
    if since is not None:
        after = max(after, await first_sequence_since(connection, since) - 1)
    statement = _published(select(func.count()).select_from(articles), rubric_id)
    counted = await connection.scalar(statement.where(articles.c.sequence > after)) or 0
    if rubric_id is None:
        return counted
    further = select(func.count()).where(
        article_rubrics.c.rubric_id == rubric_id, article_rubrics.c.sequence > after
    )
    return counted + (await connection.scalar(further) or 0)


async def first_sequence_since(connection: AsyncConnection, since: datetime) -> int:
    """The lowest sequence published at ``since`` or later; above every one when there is none.

    Sequences and moments grow together, so a bisection finds it without an index on time.
    """
    low, high = 1, await current_sequence(connection) + 1
    while low < high:
        middle = (low + high) // 2
        statement = select(articles.c.published_at).where(articles.c.sequence == middle)
        moment = await connection.scalar(statement)
        if moment is None or moment < since:
            low = middle + 1
        else:
            high = middle
    return low


@cache
def _page(asked: frozenset[str]) -> Select[Any]:
    """The statement of a page: asked for all the time, so each kind is put together once."""
    published = articles.c.status == ArticleStatus.PUBLISHED
    if "rubric" not in asked:
        return _nearest(select(articles).where(published), articles.c.sequence, asked)
    # Each by its own index, as many as the page has room for.
    first = select(articles.c.sequence).where(
        published, articles.c.rubric_id == bindparam("rubric")
    )
    further = select(article_rubrics.c.sequence).where(
        article_rubrics.c.rubric_id == bindparam("rubric")
    )
    either = union_all(
        select(_nearest(first, articles.c.sequence, asked).subquery().c.sequence),
        select(_nearest(further, article_rubrics.c.sequence, asked).subquery().c.sequence),
    )
    found = select(articles).where(articles.c.sequence.in_(either), published)
    return _nearest(found, articles.c.sequence, asked)


def _nearest(
    statement: Select[Any], sequence: ColumnElement[int], asked: frozenset[str]
) -> Select[Any]:
    if "before" in asked:
        statement = statement.where(sequence < bindparam("before"))
    if "after" in asked:
        statement = statement.where(sequence > bindparam("after"))
    order = sequence if "after" in asked else sequence.desc()
    return statement.order_by(order).limit(bindparam("most"))


def _public(row: Row[Any]) -> Public:
    return row.id, row.revision, row.published_at


def _published(statement: Select[Any], rubric_id: int | None) -> Select[Any]:
    statement = statement.where(articles.c.status == ArticleStatus.PUBLISHED)
    return statement if rubric_id is None else statement.where(articles.c.rubric_id == rubric_id)
