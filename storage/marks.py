"""The copies that an amendment leaves behind are marked as outdated.

Marking goes in chunks, each a transaction; what is marked is not marked again, so a crash costs
nothing but the chunk it cut short.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.digest_items import MORE
from news.dispatch import DeliveryState, DispatchKind, Reason
from storage.amendments import Amendment
from storage.corrections import HAS_COPY, IS_LOST, UPKEEP, note_to
from storage.counts import Transition, count_transitions, held_articles
from storage.deliveries import STILL_IN_DOUBT, current_revision, revisions
from storage.delivery_keys import HAS_KEY, KEY_NAMES, DeliveryKey
from storage.dialect import execute_rows, listed
from storage.tables import IS_AMENDMENT, deliveries, dispatches

MARKING_CHUNK = 6_000
"""Readers in one transaction: few enough that nobody waits for the write lock."""
DIGESTS_CHUNK = 1_500
"""The same of readers of digests, which are looked at one by one."""

_MOST_REVISION: ColumnElement[int] = literal_column(str(2**31 - 1))
_SENT: ColumnElement[int] = literal_column(str(DeliveryState.SENT.value))
_OUTDATED = {
    "state": literal_column(str(DeliveryState.OUTDATED.value)),
    "lane": UPKEEP,
    "attempts": STILL_IN_DOUBT,
    "reason": null(),
    "words": null(),
}
# The states of what a chat holds; what is in flight has a message only if it is an edit.
_HOLDING = (DeliveryState.SENT.value, DeliveryState.OUTDATED.value, DeliveryState.CLAIMED.value)
# What an edit in flight, or one that was not answered, may have brought is not known.
_KNOWN_REVISION = case(
    (
        and_(
            deliveries.c.attempts == literal_column("0"),
            deliveries.c.state != literal_column(str(DeliveryState.CLAIMED.value)),
        ),
        deliveries.c.revision,
    ),
    else_=null(),
)
_IS_CURRENT = update(deliveries).where(HAS_KEY).values(revision=_MOST_REVISION)
_MARK_ONE = update(deliveries).where(HAS_KEY, deliveries.c.state == _SENT).values(_OUTDATED)


class Behind(NamedTuple):
    """A digest that a reader has, and that shows an article as it no longer is."""

    key: DeliveryKey
    state: DeliveryState
    items: str
    revision: int
    is_lost: bool = False
    """Whether its chat has moved away from it."""


async def end_of_chunk(
    connection: AsyncConnection, dispatch_id: int, after: int, size: int = MARKING_CHUNK
) -> int | None:
    """The last reader of the next ``size`` deliveries of a dispatch; None when none are left."""
    reader = deliveries.c.subscriber_id
    rest = select(reader).where(deliveries.c.dispatch_id == dispatch_id, reader > after)
    full: int | None = await connection.scalar(rest.order_by(reader).limit(1).offset(size - 1))
    if full is not None:
        return full
    last: int | None = await connection.scalar(rest.order_by(reader.desc()).limit(1))
    return last


async def mark(
    connection: AsyncConnection,
    of: Amendment,
    dispatch_id: int,
    kind: DispatchKind,
    after: int,
    upto: int,
    now: datetime,
) -> int:
    """Mark the copies that some readers have in an earlier wording; how many that were.

    What was never sent of a withdrawn article is skipped. Notes of a correction are made for those
    who have an earlier wording.
    """
    is_article = kind is DispatchKind.ARTICLE
    within = and_(
        deliveries.c.dispatch_id == dispatch_id,
        deliveries.c.subscriber_id > after,
        deliveries.c.subscriber_id <= upto,
    )
    revision = of.revision if is_article else of.headline_revision
    behind = and_(within, deliveries.c.state == _SENT, deliveries.c.revision < revision)
    marked = await connection.execute(update(deliveries).where(behind, HAS_COPY).values(_OUTDATED))
    lost = await connection.execute(
        update(deliveries).where(behind, IS_LOST).values(revision=revision)
    )
    skipped = await _skip_unsent(connection, within, now) if of.withdraws else 0
    sent, outdated = DeliveryState.SENT, DeliveryState.OUTDATED
    pending, skips = DeliveryState.PENDING, DeliveryState.SKIPPED
    await count_transitions(
        connection,
        [
            (Transition(dispatch_id, (), sent, outdated), marked.rowcount),
            (Transition(dispatch_id, (), pending, skips), skipped),
        ],
    )
    # After the counts of copies, which whoever settles writes first too.
    if of.corrects is not None and is_article:
        has_earlier = and_(
            within,
            or_(HAS_COPY, IS_LOST),
            deliveries.c.state.in_(_HOLDING),
            deliveries.c.revision < of.corrects,
        )
        await note_to(connection, of.dispatch_id, has_earlier, now, _KNOWN_REVISION)
    await _count_marked(connection, of, marked.rowcount, lost.rowcount)
    return marked.rowcount


async def mark_digests(
    connection: AsyncConnection,
    of: Amendment,
    dispatch_id: int,
    after: int,
    upto: int,
    now: datetime,
) -> int:
    """Mark the digests of some readers that show the article as it no longer is; how many."""
    within = and_(
        deliveries.c.dispatch_id == dispatch_id,
        deliveries.c.subscriber_id > after,
        deliveries.c.subscriber_id <= upto,
        _mentions(of.article_id),
    )
    behind = await _digests_behind(connection, of, within)
    if not behind:
        return 0
    reached = [one for one in behind if not one.is_lost]
    unmarked = [(one.key, one.items) for one in reached if one.state is DeliveryState.SENT]
    await mark_each(connection, unmarked)
    if of.corrects is not None:
        readers = sorted({one.key.subscriber_id for one in behind})
        shown = and_(within, or_(HAS_COPY, IS_LOST), listed(deliveries.c.subscriber_id, readers))
        await note_to(connection, of.dispatch_id, shown, now, literal(of.corrects - 1))
    lost = [one.key for one in behind if one.is_lost]
    await _take_for_current(connection, lost)
    await _count_marked(connection, of, len(unmarked), len(lost))
    return len(unmarked)


async def mark_each(
    connection: AsyncConnection, copies: Sequence[tuple[DeliveryKey, str | None]]
) -> int:
    """Mark sent copies, which the transaction holds, by key and by what digests hold; how many."""
    if copies:
        await execute_rows(connection, _MARK_ONE, KEY_NAMES, [key for key, _ in copies])
    sent, outdated = DeliveryState.SENT, DeliveryState.OUTDATED
    await count_transitions(
        connection,
        [
            Transition(key.dispatch_id, held_articles(items), sent, outdated)
            for key, items in copies
        ],
    )
    return len(copies)


async def _digests_behind(
    connection: AsyncConnection, of: Amendment, within: ColumnElement[bool]
) -> list[Behind]:
    rows = await connection.execute(
        select(
            deliveries.c.dispatch_id,
            deliveries.c.subscriber_id,
            deliveries.c.part,
            deliveries.c.state,
            deliveries.c["items"],
            deliveries.c.revision,
            IS_LOST,
        )
        .where(within, deliveries.c.state.in_(_HOLDING), or_(HAS_COPY, IS_LOST))
        .order_by(deliveries.c.subscriber_id, deliveries.c.part)
        .with_for_update()
    )
    found = rows.all()
    # Many readers have the same digest: each is taken apart once.
    articles_of = {items: held_articles(items) for items in {row[4] for row in found}}
    ids_of = {items: ids for items, ids in articles_of.items() if of.article_id in ids}
    held = await revisions(connection, {id_ for ids in ids_of.values() for id_ in ids})
    now_at = {items: current_revision(held, ids, by_headline=True) for items, ids in ids_of.items()}
    return [
        Behind(DeliveryKey(*row[:3]), DeliveryState(row[3]), row[4], row[5] or 0, bool(row[6]))
        for row in found
        if (row[5] or 0) < now_at.get(row[4], 0)
    ]


def _mentions(article_id: int) -> ColumnElement[bool]:
    """Whether a digest names the article; not how many more it has no room for."""
    parted = func.replace(deliveries.c["items"], MORE, f" {MORE}")
    words = literal(" ").concat(parted).concat(" ")
    return words.like(f"% {article_id} %")


async def _skip_unsent(
    connection: AsyncConnection, within: ColumnElement[bool], now: datetime
) -> int:
    skipped = await connection.execute(
        update(deliveries)
        .where(within, deliveries.c.state == literal_column(str(DeliveryState.PENDING.value)))
        .values(
            state=literal_column(str(DeliveryState.SKIPPED.value)),
            reason=Reason.WITHDRAWN.value,
            settled_at=now,
        )
    )
    return skipped.rowcount


async def _take_for_current(connection: AsyncConnection, keys: Sequence[DeliveryKey]) -> None:
    """Count digests that are out of reach once: no later amendment is behind anything in them."""
    if keys:
        await execute_rows(connection, _IS_CURRENT, KEY_NAMES, keys)


async def _count_marked(
    connection: AsyncConnection, of: Amendment, marked: int, lost: int = 0
) -> None:
    """Count copies for an amendment, and for later ones, which find them marked already.

    Those that are ``lost`` cannot be reached.
    """
    if more := marked + lost:
        await connection.execute(
            update(dispatches)
            .where(dispatches.c.article_id == of.article_id, dispatches.c.id >= of.dispatch_id)
            .where(text(IS_AMENDMENT))
            .values(copies=dispatches.c.copies + more, unreached=dispatches.c.unreached + lost)
        )
