"""Pages of the newsroom's articles by where they stand; no page reads more than it shows.

The conditions are written out, so that the partial indexes serve on both engines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, literal, literal_column, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article, ArticleStatus
from news.shelf import Item, Shelf
from storage.articles import WITHDRAWN, articles_by_id
from storage.dialect import listed
from storage.editors import colleagues_by_id
from storage.facts import current_sequence, fact
from storage.publications import count_published
from storage.tables import approvals, article_versions, articles

MOST_COUNTED = 2_000
"""Of more nobody is told how many there are."""

_DRAFTS: ColumnElement[bool] = literal_column("articles.status = 'draft'")
_SCHEDULED: ColumnElement[bool] = literal_column("articles.status = 'scheduled'")
_DEPARTING: ColumnElement[bool] = literal_column("articles.status = 'departing'")
_PUBLISHED: ColumnElement[bool] = literal_column("articles.status = 'published'")
_WITHDRAWN: ColumnElement[bool] = literal_column("articles.status = 'withdrawn'")
_KEPT: ColumnElement[bool] = literal_column("articles.status <> 'cancelled'")
_AWAITING: ColumnElement[bool] = literal_column("approvals.agreed_at IS NULL")
_OPEN: ColumnElement[bool] = literal_column("articles.status IN ('draft', 'scheduled')")


@dataclass(frozen=True, slots=True)
class _Order:
    """What is on a shelf, and by which columns it is ordered, the greatest first or last."""

    condition: ColumnElement[bool]
    keys: tuple[ColumnElement[int], ...] = (articles.c.id,)
    descending: bool = True

    def sorted(self, *, backwards: bool) -> list[ColumnElement[int]]:
        """The keys to sort by."""
        if self.descending != backwards:
            return [key.desc() for key in self.keys]
        return list(self.keys)

    def beyond(self, key: Sequence[int], *, backwards: bool) -> ColumnElement[bool]:
        """A condition that holds for what comes behind a key, or before it."""
        # One column is compared as such: not every planner makes a range of a tuple.
        left = self.keys[0] if len(key) == 1 else tuple_(*self.keys)
        typed = [literal(each, of.type) for each, of in zip(key, self.keys, strict=True)]
        right = typed[0] if len(key) == 1 else tuple_(*typed)
        return left < right if self.descending != backwards else left > right


_ORDERS = {
    Shelf.ALL: _Order(_KEPT),
    Shelf.DRAFTS: _Order(_DRAFTS),
    Shelf.SCHEDULED: _Order(_SCHEDULED, (articles.c.departs_at, articles.c.id), descending=False),
    Shelf.PUBLISHED: _Order(_PUBLISHED, (articles.c.sequence,)),
    Shelf.AWAITING: _Order(and_(_AWAITING, _OPEN), (approvals.c.article_id,)),
    Shelf.WITHDRAWN: _Order(_WITHDRAWN, (articles.c.sequence,)),
}


async def page_ids(
    connection: AsyncConnection,
    shelf: Shelf,
    person_id: int,
    most: int,
    *,
    before: int | None = None,
    after: int | None = None,
) -> list[int]:
    """The ids of the first articles of a shelf, of those behind ``before``, or ahead of ``after``.

    Nothing is next to an article that is on the shelf no more and has no place in its order.
    """
    order, backwards = _order(shelf, person_id), after is not None
    statement = _on(shelf, select(articles.c.id)).where(order.condition)
    cursor = after if after is not None else before
    if cursor is not None:
        key = await _key(connection, order, cursor)
        if key is None:
            return []
        statement = statement.where(order.beyond(key, backwards=backwards))
    rows = await connection.scalars(
        statement.order_by(*order.sorted(backwards=backwards)).limit(most)
    )
    ids = list(rows)
    return ids[::-1] if backwards else ids


async def count_ahead(
    connection: AsyncConnection, shelf: Shelf, person_id: int, article_id: int
) -> int | None:
    """How many articles of a shelf stand before one of them; None for very many."""
    order = _order(shelf, person_id)
    key = await _key(connection, order, article_id)
    if key is None:
        return None
    statement = _on(shelf, select(articles.c.id)).where(order.condition)
    statement = statement.where(order.beyond(key, backwards=True))
    return await _count(connection, statement.order_by(*order.sorted(backwards=True)))


async def count_on(connection: AsyncConnection, shelf: Shelf, person_id: int) -> int | None:
    """How many articles are on a shelf; None for very many that nobody has counted."""
    match shelf:
        case Shelf.PUBLISHED:
            return await count_published(connection)
        case Shelf.WITHDRAWN:
            return int(await fact(connection, WITHDRAWN) or 0)
        case Shelf.ALL:
            # Whatever has a sequence was published once.
            counted = [
                await _count(connection, select(articles.c.id).where(condition))
                for condition in (_DRAFTS, _SCHEDULED, _DEPARTING)
            ]
            known = [each for each in counted if each is not None]
            gone_out = await current_sequence(connection)
            return gone_out + sum(known) if len(known) == len(counted) else None
    condition = _order(shelf, person_id).condition
    return await _count(connection, _on(shelf, select(articles.c.id)).where(condition))


async def anything_awaits(connection: AsyncConnection) -> bool:
    """Whether anything waits for a colleague to agree to it."""
    return bool(await page_ids(connection, Shelf.AWAITING, 0, 1))


async def items(connection: AsyncConnection, ids: Sequence[int]) -> tuple[Item, ...]:
    """Articles as a list tells of them, in the order of their ids here."""
    found = await articles_by_id(connection, ids)
    who = await colleagues_by_id(connection, sorted({each.author_id for each in found.values()}))
    version = article_versions.c
    is_present = and_(version.article_id == articles.c.id, version.revision == articles.c.revision)
    rows = await connection.execute(
        select(version.article_id, version.created_at)
        .select_from(articles.join(article_versions, is_present))
        .where(listed(articles.c.id, ids))
    )
    changed_at = {row.article_id: row.created_at for row in rows}
    return tuple(
        Item(each, _since(each, changed_at), who[each.author_id])
        for each in (found[id_] for id_ in ids if id_ in found)
    )


def _since(article: Article, changed_at: dict[int, datetime]) -> datetime | None:
    match article.status:
        case ArticleStatus.PUBLISHED:
            return article.published_at
        case ArticleStatus.SCHEDULED | ArticleStatus.DEPARTING:
            return article.departs_at
    return changed_at.get(article.id)


def _order(shelf: Shelf, person_id: int) -> _Order:
    if shelf is Shelf.MINE:
        return _Order(and_(articles.c.author_id == person_id, _KEPT))
    return _ORDERS[shelf]


def _on(shelf: Shelf, statement: Select[int]) -> Select[int]:
    if shelf is not Shelf.AWAITING:
        return statement
    return statement.join(approvals, approvals.c.article_id == articles.c.id)


async def _key(connection: AsyncConnection, order: _Order, article_id: int) -> list[int] | None:
    keys = [articles.c.id if key is approvals.c.article_id else key for key in order.keys]
    row = (await connection.execute(select(*keys).where(articles.c.id == article_id))).first()
    return None if row is None or None in tuple(row) else list(row)


async def _count(connection: AsyncConnection, statement: Select[int]) -> int | None:
    first = statement.limit(MOST_COUNTED + 1).subquery()
    count = await connection.scalar(select(func.count()).select_from(first)) or 0
    return count if count <= MOST_COUNTED else None
