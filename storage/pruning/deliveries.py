"""Deliveries that are final, and that no digest needs."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    delete,
    false,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, DispatchKind, Reason
from news.subscriber import FOR_EVER
from storage.amendments import end_of_chunk
from storage.counts import Transition, count_transitions, tally_of_dispatch
from storage.digests import REACH
from storage.dispatches import article_dispatch, covered_sequence
from storage.facts import current_sequence
from storage.pruning import CHUNK
from storage.tables import articles, deliveries, dispatch_articles, dispatches, subscribers

# A tick of digests chooses from what there was when it began: so many may be published meanwhile.
_BEYOND_REACH = REACH + 200
_AFTER_ALL_READERS = 2**62
_FINAL = deliveries.c.state.in_(
    [
        literal_column(str(state.value))
        for state in (
            DeliveryState.SENT,
            DeliveryState.UNKNOWN,
            DeliveryState.SKIPPED,
            DeliveryState.DEAD,
        )
    ]
)
_IS_PENDING = deliveries.c.state == literal_column(str(DeliveryState.PENDING.value))
_IS_SKIPPED = deliveries.c.state == literal_column(str(DeliveryState.SKIPPED.value))
_WAITS_FOR_DIGEST = (
    *(Reason.EXPIRED.value, Reason.PAUSED.value, Reason.QUIET.value),
    *(Reason.LIMITED.value, Reason.BY_DIGEST.value, Reason.CROWDED.value),
)


class Place(NamedTuple):
    """A reader of a dispatch: how far the outbox has been looked through."""

    dispatch_id: int
    subscriber_id: int


START = Place(0, 0)


@dataclass(frozen=True, slots=True)
class OldDispatch:
    """A dispatch whose deliveries may go.

    ``sequence`` is that of the article which it says by itself. ``beyond_reach``: no digest looks
    back so far. ``notes`` of a correction go even while they wait, if their reader pauses for ever.
    """

    id: int
    sequence: int | None
    beyond_reach: bool
    notes: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """Deliveries that lie side by side, to readers after one up to another.

    ``spent`` says whether any may go; None is a dispatch to be left as it is.
    """

    after: Place
    upto: Place
    of: OldDispatch | None
    spent: bool


async def next_chunk(
    connection: AsyncConnection, after: Place, before: datetime, size: int = CHUNK
) -> Chunk | None:
    """The next deliveries of dispatches begun before a moment; None when there are no more."""
    reader = deliveries.c.subscriber_id
    place = deliveries.c.dispatch_id, reader
    first = select(*place).where(tuple_(*place) > tuple_(*after)).order_by(*place).limit(1)
    found = (await connection.execute(first)).one_or_none()
    if found is None:
        return None
    dispatch_id = found.dispatch_id
    begun = after if dispatch_id == after.dispatch_id else Place(dispatch_id, 0)
    row = (await connection.execute(_DISPATCH, {"dispatch": dispatch_id})).one()
    if row.created_at >= before:
        return None
    if not await _may_go(connection, row):
        return Chunk(begun, Place(dispatch_id, _AFTER_ALL_READERS), None, spent=False)
    of = await _old(connection, row)
    last = await end_of_chunk(connection, dispatch_id, begun.subscriber_id, size)
    chunk = Chunk(begun, Place(dispatch_id, last or _AFTER_ALL_READERS), of, spent=True)
    some = await connection.scalar(select(reader).where(_may_be_dropped(chunk)).limit(1))
    return chunk if some is not None else Chunk(begun, chunk.upto, of, spent=False)


async def drop_deliveries(connection: AsyncConnection, chunk: Chunk) -> int:
    """Drop those of a chunk that are final, and that no digest needs; how many.

    A digest knows by its row that a reader has had an article, until the reader's digests cover
    that article. What was held back stays until a digest holds it. A note whose reader pauses
    for ever is counted as skipped.
    """
    if chunk.of is None:
        return 0
    gone = delete(deliveries).where(_may_be_dropped(chunk))
    if not chunk.of.notes:
        return (await connection.execute(gone)).rowcount
    states = Counter(await connection.scalars(gone.returning(deliveries.c.state)))
    pending, skipped = DeliveryState.PENDING, DeliveryState.SKIPPED
    await count_transitions(
        connection, [(Transition(chunk.of.id, (), pending, skipped), states[pending])]
    )
    return states.total()


_DISPATCH = (
    select(
        dispatches.c.id,
        dispatches.c.kind,
        dispatches.c.article_id,
        dispatches.c.created_at,
        dispatches.c.complete,
        dispatches.c.halted,
        articles.c.sequence,
    )
    .select_from(dispatches.outerjoin(articles, dispatches.c.article_id == articles.c.id))
    .where(dispatches.c.id == bindparam("dispatch"))
)


async def _may_go(connection: AsyncConnection, row: Any) -> bool:  # noqa: ANN401
    if not row.complete or row.halted is not None:
        return False
    if row.kind != DispatchKind.CORRECTION.value:
        return True
    # A copy that is brought up to date late would otherwise be told of the correction again.
    said_by = await article_dispatch(connection, row.article_id)
    if said_by is None:
        return True
    tally = await tally_of_dispatch(connection, said_by)
    return tally.left + tally.count(DeliveryState.OUTDATED) == 0


async def _old(connection: AsyncConnection, row: Any) -> OldDispatch:  # noqa: ANN401
    upto = await current_sequence(connection)
    covered = await covered_sequence(connection)
    reached = (upto if covered is None else min(upto, covered)) - _BEYOND_REACH
    if row.kind != DispatchKind.DIGEST.value:
        sequence = row.sequence if row.kind == DispatchKind.ARTICLE.value else None
        notes = row.kind == DispatchKind.CORRECTION.value
        beyond_reach = row.sequence is None or row.sequence <= reached
        return OldDispatch(row.id, sequence, beyond_reach, notes)
    newest = select(func.max(articles.c.sequence)).join_from(
        dispatch_articles, articles, dispatch_articles.c.article_id == articles.c.id
    )
    held = await connection.scalar(newest.where(dispatch_articles.c.dispatch_id == row.id))
    return OldDispatch(row.id, None, held is None or held <= reached, notes=False)


def _may_be_dropped(chunk: Chunk) -> ColumnElement[bool]:
    of = chunk.of
    if of is None:
        return false()
    within = and_(
        deliveries.c.dispatch_id == of.id,
        deliveries.c.subscriber_id > chunk.after.subscriber_id,
        deliveries.c.subscriber_id <= chunk.upto.subscriber_id,
    )
    return and_(within, or_(_spent(of), _waits_in_vain()) if of.notes else _spent(of))


def _spent(of: OldDispatch) -> ColumnElement[bool]:
    if of.beyond_reach:
        return _FINAL
    settled = and_(_FINAL, _is_not_held_back())
    if of.sequence is None:
        return settled
    # What was skipped is not had, so no digest asks for it; nor does one for what was in another.
    is_missed = and_(_IS_SKIPPED, deliveries.c.reason.is_distinct_from(Reason.DIGESTED.value))
    return and_(settled, or_(is_missed, ~_may_reach_back_to(of.sequence)))


def _is_not_held_back() -> ColumnElement[bool]:
    reason = deliveries.c.reason
    return or_(~_IS_SKIPPED, reason.is_(None), reason.not_in(_WAITS_FOR_DIGEST))


def _waits_in_vain() -> ColumnElement[bool]:
    """Whether a delivery waits for the end of a pause that has none."""
    pauses = select(subscribers.c.id).where(
        subscribers.c.id == deliveries.c.subscriber_id,
        subscribers.c.paused_until >= FOR_EVER,
    )
    return and_(_IS_PENDING, pauses.exists())


def _may_reach_back_to(sequence: int) -> ColumnElement[bool]:
    return (
        select(subscribers.c.id)
        .where(
            subscribers.c.id == deliveries.c.subscriber_id,
            subscribers.c.digest_sequence < sequence,
        )
        .exists()
    )
