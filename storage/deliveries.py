"""The outbox: deliveries claimed, settled, taken back after a crash, and counted."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    null,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.dispatch import DeliveryState, DispatchKind, Lane, Tally
from news.language import Language
from storage.dialect import execute_many, listed_as
from storage.digest_counts import MORE, Change, count_changed
from storage.tables import articles, deliveries, dispatches, subscribers
from storage.timestamp import EPOCH, to_milliseconds

log = logging.getLogger(__name__)


class DeliveryKey(NamedTuple):
    """Which delivery: one part of a dispatch to one reader."""

    dispatch_id: int
    subscriber_id: int
    part: int


class Place(NamedTuple):
    """Where a delivery stands in its lane's queue."""

    not_before: datetime
    dispatch_id: int
    subscriber_id: int
    part: int


FRONT = Place(EPOCH, 0, 0, 0)

# Looked up for each row: an enumeration's own search takes three times as long.
_LANGUAGES = {each.value: each for each in Language}
_KINDS = {each.value: each for each in DispatchKind}
_STATUSES: dict[str | None, ArticleStatus | None] = {each.value: each for each in ArticleStatus}
_STATUSES[None] = None


class Waiting(NamedTuple):
    """A pending delivery with all that deciding and rendering take; ``*_at`` is UTC.

    ``items`` are the articles of a digest, in order, and ``more`` how many did not fit; ``reason``
    is what an earlier send left to heed. ``zone`` None is the bot's own. Of a row that is not
    ``readable`` only the key, the lane and the place are true.
    """

    key: DeliveryKey
    lane: Lane
    not_before: datetime
    attempts: int
    doubts: int
    items: tuple[int, ...]
    reason: str | None
    chat_id: int
    language: Language
    zone: str | None
    inactive_reason: str | None
    paused_until: datetime | None
    kind: DispatchKind
    expires_at: datetime | None
    article_id: int | None
    article_status: ArticleStatus | None
    halted: bool
    more: int = 0
    readable: bool = True

    @property
    def is_article(self) -> bool:
        """Whether it is known to be no digest."""
        return self.readable and self.kind is not DispatchKind.DIGEST

    @property
    def place(self) -> Place:
        """Where it stands in the queue."""
        return Place(self.not_before, *self.key)

    @property
    def end_of_dispatch(self) -> Place:
        """Where those of its dispatch that fell due with it end in the queue."""
        return Place(self.not_before, self.key.dispatch_id + 1, 0, 0)


class Settlement(NamedTuple):
    """What became of a claimed delivery, and what it has cost so far.

    Digests are counted by what they hold; ``is_article`` spares looking that up.
    """

    key: DeliveryKey
    state: DeliveryState
    attempts: int
    doubts: int
    message_id: int | None = None
    reason: str | None = None
    is_article: bool = False


_PLACE = (
    deliveries.c.not_before,
    deliveries.c.dispatch_id,
    deliveries.c.subscriber_id,
    deliveries.c.part,
)
_THIS = and_(
    deliveries.c.dispatch_id == bindparam("d"),
    deliveries.c.subscriber_id == bindparam("s"),
    deliveries.c.part == bindparam("p"),
)
# The states are literals so that the partial indexes serve the statements.
_IS_PENDING = deliveries.c.state == literal_column(str(DeliveryState.PENDING.value))
_IS_LEASED = deliveries.c.state == literal_column(str(DeliveryState.LEASED.value))

_WAITING = (
    select(
        *_PLACE,
        deliveries.c.attempts,
        deliveries.c.doubts,
        deliveries.c["items"],
        deliveries.c.reason,
        subscribers.c.chat_id,
        subscribers.c.language,
        subscribers.c.zone,
        subscribers.c.inactive_reason,
        subscribers.c.paused_until,
        dispatches.c.kind,
        dispatches.c.expires_at,
        dispatches.c.article_id,
        articles.c.status,
        dispatches.c.halted.is_not(None),
    )
    .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
    .join(subscribers, deliveries.c.subscriber_id == subscribers.c.id)
    .outerjoin(articles, dispatches.c.article_id == articles.c.id)
    .where(
        _IS_PENDING,
        deliveries.c.lane == bindparam("lane"),
        deliveries.c.not_before <= bindparam("now"),
        tuple_(*_PLACE)
        > tuple_(*(bindparam(f"after_{column.name}", type_=column.type) for column in _PLACE)),
    )
    .order_by(*_PLACE)
    .limit(bindparam("most"))
)
_LEASE = (
    update(deliveries)
    .where(_THIS, _IS_PENDING)
    .values(state=literal_column(str(DeliveryState.LEASED.value)))
)
_SETTLE = (
    update(deliveries)
    .where(_THIS, _IS_LEASED)
    .values(
        state=bindparam("to"),
        attempts=bindparam("charged"),
        doubts=bindparam("doubted"),
        message_id=bindparam("message"),
        reason=bindparam("why"),
        settled_at=bindparam("at"),
    )
)
# The digests among deliveries to some readers; they are held, so that nobody changes them before
# what is counted of them has been written.
_DIGESTS = (
    select(
        deliveries.c.dispatch_id,
        deliveries.c.subscriber_id,
        deliveries.c.part,
        deliveries.c["items"],
        deliveries.c.doubts,
    )
    .where(
        deliveries.c.state == bindparam("before"),
        deliveries.c["items"].is_not(None),
        listed_as(deliveries.c.dispatch_id, "dispatch_ids"),
        listed_as(deliveries.c.subscriber_id, "reader_ids"),
    )
    .order_by(deliveries.c.dispatch_id, deliveries.c.subscriber_id, deliveries.c.part)
    .with_for_update()
)
_TAKE_UP = (
    update(deliveries)
    .where(_THIS, deliveries.c.state == literal_column(str(DeliveryState.DEAD.value)))
    .values(
        state=literal_column(str(DeliveryState.PENDING.value)),
        reason=null(),
        settled_at=null(),
    )
)
_SKIP = (
    update(deliveries)
    .where(_THIS, _IS_PENDING)
    .values(
        state=literal_column(str(DeliveryState.SKIPPED.value)),
        reason=bindparam("why"),
        settled_at=bindparam("at"),
    )
)


async def waiting(
    connection: AsyncConnection, lane: Lane, now: datetime, most: int, after: Place = FRONT
) -> list[Waiting]:
    """The next pending deliveries of a lane, in its order."""
    place = {f"after_{name}": value for name, value in after._asdict().items()}
    rows = await connection.execute(
        _WAITING, {"lane": lane.value, "now": now, "most": most, **place}
    )
    return [_read_or_mark(lane, row) for row in rows]


async def has_waiting(connection: AsyncConnection, now: datetime) -> bool:
    """Whether any lane holds something to send."""
    for lane in Lane:
        if await waiting(connection, lane, now, 1):
            return True
    return False


async def lease(connection: AsyncConnection, keys: Sequence[DeliveryKey]) -> None:
    """Mark deliveries as being sent: the durable mark before a send."""
    if keys:
        await execute_many(connection, _LEASE, map(_named, keys))


async def settle(
    connection: AsyncConnection, settlements: Sequence[Settlement], now: datetime
) -> None:
    """Record what became of claimed deliveries: the durable mark after a send."""
    at = to_milliseconds(now)
    rows = [
        {
            "d": one.key[0],
            "s": one.key[1],
            "p": one.key[2],
            "to": one.state,
            "charged": one.attempts,
            "doubted": one.doubts,
            "message": one.message_id,
            "why": one.reason,
            "at": None if one.state == DeliveryState.PENDING else at,
        }
        for one in settlements
    ]
    if not rows:
        return
    # Before: what is not leased is not settled, and not counted either.
    changes = await _changes(connection, DeliveryState.LEASED, settlements)
    await execute_many(connection, _SETTLE, rows)
    await count_changed(connection, changes)


async def take_up_again(connection: AsyncConnection, keys: Sequence[DeliveryKey]) -> None:
    """Let those of the deliveries that were given up wait once more."""
    if keys:
        ends = [Settlement(key, DeliveryState.PENDING, 0, 0) for key in keys]
        changes = await _changes(connection, DeliveryState.DEAD, ends)
        await execute_many(connection, _TAKE_UP, map(_named, keys))
        await count_changed(connection, [each._replace(doubts=0) for each in changes])


async def skip(
    connection: AsyncConnection, reasons: Sequence[tuple[DeliveryKey, str]], now: datetime
) -> None:
    """Settle pending deliveries that shall not be sent, each with its reason."""
    if reasons:
        at = to_milliseconds(now)
        ends = [Settlement(key, DeliveryState.SKIPPED, 0, 0) for key, _ in reasons]
        changes = await _changes(connection, DeliveryState.PENDING, ends)
        await execute_many(
            connection, _SKIP, (_named(key) | {"why": why, "at": at} for key, why in reasons)
        )
        await count_changed(connection, [each._replace(doubts=0) for each in changes])


async def recover(connection: AsyncConnection, most_doubts: int, now: datetime) -> int:
    """Take back what a crash left in flight: it may have been sent, so each costs a doubt.

    One that was in doubt ``most_doubts`` times is not sent again. Returns how many were taken back.
    """
    doubts = deliveries.c.doubts + 1
    hopeless = doubts >= most_doubts
    taken = await connection.execute(
        update(deliveries)
        .where(_IS_LEASED)
        .values(
            doubts=doubts,
            state=case((hopeless, DeliveryState.UNKNOWN.value), else_=DeliveryState.PENDING.value),
            reason=case((hopeless, "crash"), else_=None),
            settled_at=case((hopeless, literal(now, deliveries.c.settled_at.type)), else_=None),
        )
        .returning(deliveries.c["items"], deliveries.c.state)
    )
    rows = taken.all()
    changes = [
        Change(items, DeliveryState.LEASED, DeliveryState(state), doubts=1)
        for items, state in rows
        if items is not None
    ]
    await count_changed(connection, changes)
    return len(rows)


async def _changes(
    connection: AsyncConnection, before: DeliveryState, ends: Sequence[Settlement]
) -> list[Change]:
    """What these ends change of the digests among the deliveries that are in a state."""
    by_key = {tuple(one.key): one for one in ends if not one.is_article}
    if not by_key:
        return []
    rows = await connection.execute(
        _DIGESTS,
        {
            "before": before.value,
            "dispatch_ids": sorted({key[0] for key in by_key}),
            "reader_ids": sorted({key[1] for key in by_key}),
        },
    )
    return [
        Change(items, before, ended.state, ended.doubts - doubts)
        for *key, items, doubts in rows
        if (ended := by_key.get(tuple(key))) is not None
    ]


async def tally(connection: AsyncConnection, dispatch_id: int) -> Tally:
    """How many deliveries of a dispatch stand in each state, and how many were ever in doubt."""
    return await _tally(connection, deliveries.c.dispatch_id == dispatch_id)


async def tally_of_all(connection: AsyncConnection) -> Tally:
    """How many of all deliveries stand in each state, and how many were ever in doubt."""
    return await _tally(connection, true())


async def count_waiting(connection: AsyncConnection) -> int:
    """How many deliveries are pending."""
    waits = select(func.count()).select_from(deliveries).where(_IS_PENDING)
    return await connection.scalar(waits) or 0


async def _tally(connection: AsyncConnection, which: ColumnElement[bool]) -> Tally:
    rows = await connection.execute(
        select(deliveries.c.state, func.count(), func.sum(deliveries.c.doubts))
        .where(which)
        .group_by(deliveries.c.state)
    )
    states: dict[DeliveryState, int] = {}
    doubts = 0
    for state, count, doubted in rows:
        states[DeliveryState(state)] = count
        doubts += int(doubted)
    return Tally(states, doubts)


def _named(key: DeliveryKey) -> dict[str, Any]:
    return {"d": key[0], "s": key[1], "p": key[2]}


def _read_or_mark(lane: Lane, row: Any) -> Waiting:  # noqa: ANN401
    """A row; one that cannot be read is marked, so that it costs no other."""
    try:
        return _read(lane, row)
    except (ValueError, KeyError, TypeError):
        key = DeliveryKey(*row[1:4])
        log.exception("delivery.unreadable", extra={"delivery": key})
        harmless = ("", None, 0, Language.RU.value, None, None, None, DispatchKind.ARTICLE.value)
        return _read(lane, (*row[:6], *harmless, *[None] * 4))._replace(readable=False)


def _read(lane: Lane, row: Any) -> Waiting:  # noqa: ANN401
    (
        not_before,
        dispatch_id,
        subscriber_id,
        part,
        attempts,
        doubts,
        items,
        reason,
        chat_id,
        language,
        zone,
        inactive_reason,
        paused_until,
        kind,
        expires_at,
        article_id,
        status,
        halted,
    ) = row
    listed, _, more = (items or "").partition(MORE)
    return Waiting(
        DeliveryKey(dispatch_id, subscriber_id, part),
        lane,
        not_before,
        attempts,
        doubts,
        tuple(map(int, listed.split())),
        reason,
        chat_id,
        _LANGUAGES[language],
        zone,
        inactive_reason,
        paused_until,
        _KINDS[kind],
        expires_at,
        article_id,
        _STATUSES[status],
        bool(halted),
        int(more or 0),
    )


async def halt_dispatch(connection: AsyncConnection, dispatch_id: int, reason: str) -> None:
    """Let the rest of a dispatch stand still."""
    await connection.execute(
        update(dispatches).where(dispatches.c.id == dispatch_id).values(halted=reason[:64])
    )


async def continue_dispatches(connection: AsyncConnection) -> None:
    """Let every dispatch that stands still go on."""
    await connection.execute(
        update(dispatches).where(dispatches.c.halted.is_not(None)).values(halted=None)
    )
