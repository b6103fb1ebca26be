"""Copies that no marking has found, counted for the amendments that concern them."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, literal_column, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, DispatchKind
from storage.corrections import COPY_COLUMNS, HAS_COPY, Copy, copy_of
from storage.delivery_keys import DeliveryKey
from storage.dialect import listed
from storage.tables import IS_AMENDMENT, articles, deliveries, dispatches

_SENT: ColumnElement[int] = literal_column(str(DeliveryState.SENT.value))


class _Changed(NamedTuple):
    dispatch_id: int
    article_id: int
    since: int
    headline_revision: int

    def concerns(
        self, dispatch_id: int, kind: DispatchKind, article_id: int, revision: int
    ) -> bool:
        """Whether it is behind this amendment what a delivery of a dispatch shows."""
        if article_id != self.article_id or revision >= self.since:
            return False
        # What was begun later shows what the amendment has made of the article.
        if dispatch_id >= self.dispatch_id:
            return False
        return kind is DispatchKind.ARTICLE or self.since <= self.headline_revision


async def count_copies(
    connection: AsyncConnection,
    late: Sequence[Copy],
    unreached: Sequence[Copy],
    again: Sequence[Copy],
) -> None:
    """Count for the amendments that concern them copies that no marking has found.

    ``late`` were in flight meanwhile, ``unreached`` could not be changed, and ``again`` are of the
    latter those that are tried again. It is the last thing that a transaction counts, as it is
    where copies are marked.
    """
    sought = sorted({id_ for one in (*late, *unreached, *again) for id_ in one.shown})
    if not sought:
        return
    known = await _amendments_of(connection, sought)
    copies, left = _concerned(known, late), _concerned(known, unreached)
    left.subtract(_concerned(known, again))
    for dispatch_id in sorted(copies.keys() | left.keys()):
        await connection.execute(
            update(dispatches)
            .where(dispatches.c.id == dispatch_id)
            .values(
                copies=dispatches.c.copies + copies[dispatch_id],
                unreached=dispatches.c.unreached + left[dispatch_id],
            )
        )


async def left_copies(connection: AsyncConnection, keys: Sequence[DeliveryKey]) -> list[Copy]:
    """Of some deliveries the copies that could not be changed, and were left as they are: held."""
    rows = await connection.execute(
        select(*COPY_COLUMNS)
        .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
        .where(listed(deliveries.c.dispatch_id, sorted({key.dispatch_id for key in keys})))
        .where(listed(deliveries.c.subscriber_id, sorted({key.subscriber_id for key in keys})))
        .where(
            deliveries.c.state == _SENT,
            deliveries.c.reason.is_not(None),
            HAS_COPY,
        )
        .order_by(deliveries.c.dispatch_id, deliveries.c.subscriber_id, deliveries.c.part)
        .with_for_update(of=deliveries)
    )
    wanted = set(keys)
    return [copy for copy in map(copy_of, rows) if copy.key in wanted]


async def _amendments_of(connection: AsyncConnection, sought: Sequence[int]) -> list[_Changed]:
    rows = await connection.execute(
        select(
            dispatches.c.id,
            dispatches.c.article_id,
            dispatches.c.revision,
            articles.c.headline_revision,
        )
        .join_from(dispatches, articles, dispatches.c.article_id == articles.c.id)
        .where(listed(articles.c.id, sought), text(IS_AMENDMENT))
    )
    return [_Changed(*row) for row in rows]


def _concerned(known: Sequence[_Changed], copies: Sequence[Copy]) -> Counter[int]:
    """How many of the copies each amendment concerns, by its id."""
    alike = Counter(
        (one.key.dispatch_id, one.kind, article_id, revision)
        for one in copies
        for article_id, revision in one.shown.items()
    )
    numbers = Counter[int]()
    for (dispatch_id, kind, article_id, revision), number in alike.items():
        for each in known:
            if each.concerns(dispatch_id, kind, article_id, revision):
                numbers[each.dispatch_id] += number
    return numbers
