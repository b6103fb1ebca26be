"""Articles: drafts and what became of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article, ArticleDraft, ArticleStatus, Change, Quoted
from news.formatting import from_json
from news.rubric import Rubric
from news.storable import storable
from storage.dialect import insert, listed
from storage.facts import count_up, current_sequence, fact
from storage.rubrics import published_in, rubrics_by_id
from storage.tables import article_rubrics, article_rules, article_versions, articles, rules
from storage.versions import keep_version
from storage.wording import (
    read_body,
    read_details,
    read_further_rubrics,
    written_ids,
    written_wording,
)

# In the words of the index.
_LEAVING = text("(status = 'departing' OR status = 'scheduled')")
WITHDRAWN = "withdrawn"
"""The fact that counts the articles that were withdrawn."""
Public = tuple[int, int, datetime | None]
"""An article's id, its revision, and when it was published; None while it is about to be."""


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
    found = await _load(connection, statement)
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
    found = await _load(connection, statement.with_for_update() if lock else statement)
    return found[0] if found else None


async def articles_by_id(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, Article]:
    """Articles by their ids; an unknown id is left out."""
    found = await _load(connection, select(articles).where(listed(articles.c.id, ids)))
    return {article.id: article for article in found}


async def newest_by_id(
    connection: AsyncConnection, limit: int, before: int | None = None
) -> list[Article]:
    """The newest articles, whatever their status, or the newest below an id; newest first."""
    statement = select(articles).order_by(articles.c.id.desc()).limit(limit)
    if before is not None:
        statement = statement.where(articles.c.id < before)
    return await _load(connection, statement)


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
    found = await _load(connection, statement)
    return found[0] if found else None


async def departing_before(connection: AsyncConnection, now: datetime) -> list[int]:
    """Ids of the articles that are to go out by a moment, in the order in which they depart."""
    statement = (
        select(articles.c.id)
        .where(_LEAVING, articles.c.departs_at <= now)
        .order_by(articles.c.departs_at, articles.c.id)
    )
    return list(await connection.scalars(statement))


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


async def keep_matches(
    connection: AsyncConnection, article_id: int, rule_ids: Sequence[int]
) -> None:
    """Note which rules an article meets; a rule that is gone by now is left out."""
    known = select(article_id, rules.c.id).where(listed(rules.c.id, rule_ids))  # type: ignore[call-overload]
    statement = insert(connection, article_rules).from_select(["article_id", "rule_id"], known)
    await connection.execute(statement.on_conflict_do_nothing())


async def forget_matches(connection: AsyncConnection, article_id: int) -> None:
    """Forget which rules an article met in an earlier wording."""
    await connection.execute(delete(article_rules).where(article_rules.c.article_id == article_id))


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


async def _load(
    connection: AsyncConnection, statement: Select[Any], values: Mapping[str, Any] | None = None
) -> list[Article]:
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
