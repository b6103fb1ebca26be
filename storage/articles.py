"""Articles: drafts and what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article, ArticleDraft, ArticleStatus
from news.formatting import from_json, to_json
from news.rubric import Rubric
from storage.dialect import insert, listed
from storage.facts import current_sequence
from storage.rubrics import all_rubrics, published_in
from storage.tables import article_rules, articles, rules

_PARAGRAPHS = "\n\n"


@dataclass(frozen=True, slots=True)
class NewArticle:
    """A draft with all that the newsroom found out about it."""

    draft: ArticleDraft
    rubric_id: int | None
    language: str
    fingerprint: str
    author_id: int
    created_at: datetime


async def add_article(connection: AsyncConnection, new: NewArticle) -> int:
    """Keep a draft; its id."""
    draft = new.draft
    result = await connection.execute(
        articles.insert().values(
            status=ArticleStatus.DRAFT.value,
            headline=draft.headline,
            body=draft.text,
            formatting=to_json(draft.formatting),
            rubric_id=new.rubric_id,
            language=new.language,
            place=draft.place and draft.place[:128],
            published_on_site=draft.published_on_site,
            source_url=draft.source_url,
            photo=draft.photo,
            fingerprint=new.fingerprint,
            author_id=new.author_id,
            created_at=new.created_at,
        )
    )
    return int(result.inserted_primary_key[0])  # type: ignore[index]


async def article_by_id(
    connection: AsyncConnection, article_id: int, *, lock: bool = False
) -> Article | None:
    """The article with this id; with ``lock`` nobody else changes it in this transaction."""
    statement = select(articles).where(articles.c.id == article_id)
    found = await _load(connection, statement.with_for_update() if lock else statement)
    return found[0] if found else None


async def articles_by_id(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, Article]:
    """Articles by their ids; an unknown id is left out."""
    found = await _load(connection, select(articles).where(listed(articles.c.id, ids)))
    return {article.id: article for article in found}


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


async def article_with_fingerprint(connection: AsyncConnection, fingerprint: str) -> Article | None:
    """The newest article with this fingerprint that is published or about to be."""
    statement = (
        select(articles)
        .where(articles.c.fingerprint == fingerprint)
        .where(articles.c.status.in_((ArticleStatus.DEPARTING, ArticleStatus.PUBLISHED)))
        .order_by(articles.c.id.desc())
        .limit(1)
    )
    found = await _load(connection, statement)
    return found[0] if found else None


async def departing_before(connection: AsyncConnection, now: datetime) -> list[int]:
    """Ids of the articles whose undo window is over, in the order in which they depart."""
    statement = (
        select(articles.c.id)
        .where(articles.c.status == ArticleStatus.DEPARTING, articles.c.departs_at <= now)
        .order_by(articles.c.departs_at, articles.c.id)
    )
    return list(await connection.scalars(statement))


async def published(
    connection: AsyncConnection,
    limit: int,
    *,
    rubric_id: int | None = None,
    before: int | None = None,
    after: int | None = None,
) -> tuple[Article, ...]:
    """Published articles, newest first: the newest, or those next to a sequence.

    ``before`` takes the newest of the older ones, ``after`` the oldest of the newer ones.
    """
    values = {"rubric": rubric_id, "before": before, "after": after, "most": limit}
    asked = frozenset(name for name, value in values.items() if value is not None)
    found = await _load(connection, _page(asked), {name: values[name] for name in asked})
    return tuple(reversed(found) if after is not None else found)


async def published_by_sequence(
    connection: AsyncConnection, sequences: Sequence[int]
) -> tuple[Article, ...]:
    """The published articles with these sequences, newest first."""
    statement = _published(select(articles), None).where(listed(articles.c.sequence, sequences))
    return tuple(await _load(connection, statement.order_by(articles.c.sequence.desc())))


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
            return await current_sequence(connection)
        return await published_in(connection, rubric_id)
    statement = _published(select(func.count()).select_from(articles), rubric_id)
    if newer_than is not None:
        statement = statement.where(articles.c.sequence > newer_than)
    if since is not None:
        first = await first_sequence_since(connection, since)
        statement = statement.where(articles.c.sequence >= first)
    return await connection.scalar(statement) or 0


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


async def keep_matches(
    connection: AsyncConnection, article_id: int, rule_ids: Sequence[int]
) -> None:
    """Note which rules an article met; a rule that is gone by now is left out."""
    known = select(article_id, rules.c.id).where(listed(rules.c.id, rule_ids))  # type: ignore[call-overload]
    statement = insert(connection, article_rules).from_select(["article_id", "rule_id"], known)
    await connection.execute(statement.on_conflict_do_nothing())


async def met_rules(connection: AsyncConnection, article_id: int) -> list[int]:
    """The rules that an article met, by id."""
    statement = select(article_rules.c.rule_id).where(article_rules.c.article_id == article_id)
    return list(await connection.scalars(statement.order_by(article_rules.c.rule_id)))


@cache
def _page(asked: frozenset[str]) -> Select[Any]:
    """The statement of a page: asked for all the time, so each kind is put together once."""
    statement = select(articles).where(articles.c.status == ArticleStatus.PUBLISHED)
    if "rubric" in asked:
        statement = statement.where(articles.c.rubric_id == bindparam("rubric"))
    if "before" in asked:
        statement = statement.where(articles.c.sequence < bindparam("before"))
    if "after" in asked:
        statement = statement.where(articles.c.sequence > bindparam("after"))
    newest_first = articles.c.sequence.desc()
    order = articles.c.sequence if "after" in asked else newest_first
    return statement.order_by(order).limit(bindparam("most"))


def _published(statement: Select[Any], rubric_id: int | None) -> Select[Any]:
    statement = statement.where(articles.c.status == ArticleStatus.PUBLISHED)
    return statement if rubric_id is None else statement.where(articles.c.rubric_id == rubric_id)


async def _load(
    connection: AsyncConnection, statement: Select[Any], values: Mapping[str, Any] | None = None
) -> list[Article]:
    rows = (await connection.execute(statement, values)).all()
    known = {rubric.id: rubric for rubric in await all_rubrics(connection)} if rows else {}
    return [_article(row, known) for row in rows]


def _article(row: Row[Any], known: dict[int, Rubric]) -> Article:
    return Article(
        id=row.id,
        status=ArticleStatus(row.status),
        headline=row.headline,
        body=tuple(row.body.split(_PARAGRAPHS)) if row.body else (),
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
    )
