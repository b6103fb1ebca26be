"""Readers who come back: their copies that amendments could not reach meanwhile."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, literal_column, select, text, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import CHAT_IS_CLOSED, DeliveryState, DispatchKind
from storage.corrections import COPY_COLUMNS, HAS_COPY, Copy, copy_of
from storage.counts import Transition, count_transitions, held_articles
from storage.deliveries import Revisions, current_revision, revisions
from storage.delivery_keys import DeliveryKey
from storage.dialect import listed
from storage.marks import mark_each
from storage.tables import IS_AMENDMENT, deliveries, dispatch_articles, dispatches

MOST_AMENDMENTS = 200
MOST_DISPATCHES = 1_000
"""The latest, so that whoever comes back keeps nobody waiting."""

_SAYING = (DispatchKind.ARTICLE.value, DispatchKind.CORRECTION.value)
_WAITS_AGAIN: dict[str, Any] = {
    "state": literal_column(str(DeliveryState.PENDING.value)),
    "attempts": literal_column("0"),
    "reason": None,
    "words": None,
    "settled_at": None,
}
_CHANGED: Select[Any] = (
    select(dispatches.c.id, dispatches.c.article_id, dispatches.c.kind)
    .where(text(IS_AMENDMENT))
    .order_by(dispatches.c.id.desc())
    .limit(MOST_AMENDMENTS)
)


async def mark_left_behind(connection: AsyncConnection, subscriber_id: int) -> list[Copy]:
    """Mark a reader's copies that are behind because their chat was closed; what they show.

    Each is looked up by its key, among the dispatches that the latest amendments concern. The
    notes of corrections that could not be sent meanwhile wait again.
    """
    amendments = (await connection.execute(_CHANGED)).all()
    ids = await _dispatches_with(connection, sorted({row.article_id for row in amendments}))
    rows = await _left(connection, ids, subscriber_id) if ids else []
    held = await revisions(connection, {id_ for row in rows for id_ in _articles_of(row)})
    behind = [row for row in rows if _is_behind(row, held)]
    await mark_each(connection, [(DeliveryKey(*row[:3]), row.holds) for row in behind])
    # The newest first: of several corrections of an article one note is enough.
    corrections = [row for row in amendments if row.kind == DispatchKind.CORRECTION.value]
    last = {row.article_id: row.id for row in reversed(corrections)}
    await _await_notes(connection, sorted(last.values()), subscriber_id)
    return [copy_of(row) for row in behind]


async def _dispatches_with(connection: AsyncConnection, article_ids: Sequence[int]) -> list[int]:
    alone = select(dispatches.c.id).where(
        listed(dispatches.c.article_id, article_ids), dispatches.c.kind.in_(_SAYING)
    )
    digests = select(dispatch_articles.c.dispatch_id).where(
        listed(dispatch_articles.c.article_id, article_ids)
    )
    every = union(alone, digests).subquery()
    latest = select(every.c.id).order_by(every.c.id.desc()).limit(MOST_DISPATCHES)
    return sorted(await connection.scalars(latest))


async def _left(
    connection: AsyncConnection, dispatch_ids: Sequence[int], subscriber_id: int
) -> list[Any]:
    rows = await connection.execute(
        select(*COPY_COLUMNS)
        .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
        .where(
            listed(deliveries.c.dispatch_id, dispatch_ids),
            deliveries.c.subscriber_id == subscriber_id,
            deliveries.c.state == literal_column(str(DeliveryState.SENT.value)),
            deliveries.c.reason.in_([each.value for each in CHAT_IS_CLOSED]),
            HAS_COPY,
        )
        .order_by(deliveries.c.dispatch_id, deliveries.c.part)
        .with_for_update(of=deliveries)
    )
    return list(rows)


async def _await_notes(
    connection: AsyncConnection, dispatch_ids: Sequence[int], subscriber_id: int
) -> None:
    """Let the notes wait again that some corrections have for a reader whose chat was closed."""
    if not dispatch_ids:
        return
    for state in (DeliveryState.SKIPPED, DeliveryState.DEAD):
        again = await connection.scalars(
            update(deliveries)
            .where(
                listed(deliveries.c.dispatch_id, dispatch_ids),
                deliveries.c.subscriber_id == subscriber_id,
                deliveries.c.state == literal_column(str(state.value)),
                deliveries.c.reason.in_([each.value for each in CHAT_IS_CLOSED]),
            )
            .values(_WAITS_AGAIN)
            .returning(deliveries.c.dispatch_id)
        )
        pending = DeliveryState.PENDING
        await count_transitions(
            connection, [Transition(id_, (), state, pending) for id_ in sorted(again)]
        )


def _articles_of(row: Any) -> tuple[int, ...]:  # noqa: ANN401
    return (row.article_id,) if row.article_id is not None else held_articles(row.holds)


def _is_behind(row: Any, held: dict[int, Revisions]) -> bool:  # noqa: ANN401
    by_headline = row.kind != DispatchKind.ARTICLE.value
    return (row.revision or 0) < current_revision(held, _articles_of(row), by_headline=by_headline)
