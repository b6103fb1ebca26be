"""The outbox: deliveries claimed, settled, and taken back after a crash."""

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    null,
    select,
    text,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.dispatch import DeliveryState, DispatchKind, Form, Lane, Reason
from news.language import Language
from storage.counts import MORE, Transition, count_transitions, held_articles
from storage.dialect import execute_many, execute_rows, is_sqlite, listed_as
from storage.tables import WAITS, articles, deliveries, dispatches, subscribers
from storage.timestamp import EPOCH, to_milliseconds

log = logging.getLogger(__name__)


class DeliveryKey(NamedTuple):
    """Which delivery: one part of a dispatch to one reader."""

    dispatch_id: int
    subscriber_id: int
    part: int


class QueuePosition(NamedTuple):
    """Where a delivery stands in its lane's queue."""

    not_before: datetime
    dispatch_id: int
    subscriber_id: int
    part: int


FRONT = QueuePosition(EPOCH, 0, 0, 0)

# Looked up for each row: an enumeration's own search takes three times as long.
_LANGUAGES = {each.value: each for each in Language}
_KINDS = {each.value: each for each in DispatchKind}
_REASONS: dict[str | None, Reason | None] = {each.value: each for each in Reason}
_REASONS[None] = None
_STATUSES: dict[str | None, ArticleStatus | None] = {each.value: each for each in ArticleStatus}
_STATUSES[None] = None
_FORMS = {each.value: each for each in Form}


class Waiting(NamedTuple):
    """A delivery that waits for the worker, with all that deciding and rendering take.

    ``*_at`` is UTC. ``items`` are the articles of a digest, in order, and ``more`` how many did not
    fit. ``zone`` None is the bot's own. What the chat holds of an outdated one is ``message_id``,
    ``photo`` and ``revision``, since ``sent_at``. Of a row that is not ``readable`` only the key,
    the lane, the position and whether it is an edit are true.
    """

    key: DeliveryKey
    lane: Lane
    not_before: datetime
    attempts: int
    doubts: int
    items: tuple[int, ...]
    form: Form
    chat_id: int
    thread_id: int
    language: Language
    zone: str | None
    inactive_reason: Reason | None
    paused_until: datetime | None
    kind: DispatchKind
    expires_at: datetime | None
    article_id: int | None
    article_status: ArticleStatus | None
    article_revision: int | None
    halted: bool
    message_id: int | None = None
    photo: bool = False
    revision: int | None = None
    reply_to: int | None = None
    sent_at: datetime | None = None
    more: int = 0
    readable: bool = True
    outdated: bool = False

    @property
    def articles(self) -> tuple[int, ...]:
        """The ids of the articles that it says."""
        return self.items or (() if self.article_id is None else (self.article_id,))

    @property
    def position(self) -> QueuePosition:
        """Where it stands in the queue."""
        return QueuePosition(self.not_before, *self.key)

    @property
    def end_of_dispatch(self) -> QueuePosition:
        """Where those of its dispatch that fell due with it end in the queue."""
        return QueuePosition(self.not_before, self.key.dispatch_id + 1, 0, 0)


class Settlement(NamedTuple):
    """What became of a claimed delivery, and what it has cost so far.

    ``message_id``, ``photo`` and ``revision`` are what its chat holds now. With ``compared`` that
    was rendered from these ``articles`` just now: it is outdated if they have changed since.
    ``settled_at`` is None for now.
    """

    key: DeliveryKey
    state: DeliveryState
    lane: Lane
    attempts: int = 0
    doubts: int = 0
    form: Form = Form.WRITTEN
    message_id: int | None = None
    photo: bool = False
    revision: int | None = None
    reason: Reason | None = None
    words: str | None = None
    settled_at: datetime | None = None
    compared: bool = False
    articles: tuple[int, ...] = ()
    by_headline: bool = False


class Revisions(NamedTuple):
    """How often an article has changed: its wording, and its line in a digest."""

    wording: int
    headline: int


_POSITION = (
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
_WAITS = text(WAITS.replace("state", "deliveries.state"))
_IS_CLAIMED = deliveries.c.state == literal_column(str(DeliveryState.CLAIMED.value))
_CLAIMED = DeliveryState.CLAIMED
_IS_PENDING = deliveries.c.state == literal_column(str(DeliveryState.PENDING.value))
_IS_OUTDATED = deliveries.c.state == literal_column(str(DeliveryState.OUTDATED.value))

_NEWS = (
    *_POSITION,
    deliveries.c.attempts,
    deliveries.c.doubts,
    deliveries.c["items"],
    deliveries.c.form,
    subscribers.c.chat_id,
    subscribers.c.thread_id,
    subscribers.c.language,
    subscribers.c.zone,
    subscribers.c.inactive_reason,
    subscribers.c.paused_until,
    dispatches.c.kind,
    dispatches.c.expires_at,
    dispatches.c.article_id,
    articles.c.status,
    articles.c.revision,
    dispatches.c.halted.is_not(None),
)
# Copies, and notes that answer them, wait in the maintenance lane only.
_COPIES = (
    deliveries.c.message_id,
    deliveries.c.photo,
    deliveries.c.revision.label("held"),
    deliveries.c.reply_to,
    deliveries.c.settled_at,
    deliveries.c.state,
)


def _waiting_in(*columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
        .join(subscribers, deliveries.c.subscriber_id == subscribers.c.id)
        .outerjoin(articles, dispatches.c.article_id == articles.c.id)
        .where(
            _WAITS,
            deliveries.c.lane == bindparam("lane"),
            deliveries.c.not_before <= bindparam("now"),
            tuple_(*_POSITION)
            > tuple_(
                *(bindparam(f"after_{column.name}", type_=column.type) for column in _POSITION)
            ),
        )
        .order_by(*_POSITION)
        .limit(bindparam("most"))
    )


_WAITING = _waiting_in(*_NEWS)
_WAITING_FOR_MAINTENANCE = _waiting_in(*_NEWS, *_COPIES)
_CLAIM = (
    update(deliveries)
    .where(_THIS, _WAITS)
    .values(state=literal_column(str(DeliveryState.CLAIMED.value)))
)
_SETTLE = (
    update(deliveries)
    .where(_THIS, _IS_CLAIMED)
    .values(
        state=bindparam("to"),
        lane=bindparam("in_lane"),
        attempts=bindparam("charged"),
        doubts=bindparam("doubted"),
        form=bindparam("in_form"),
        message_id=bindparam("message"),
        photo=bindparam("pictured"),
        revision=bindparam("holds"),
        reason=bindparam("why"),
        words=bindparam("said"),
        settled_at=bindparam("at"),
    )
)
# What most settlements change: a first call that was taken, and nothing went wrong before.
_SETTLE_SENT = (
    update(deliveries)
    .where(_THIS, _IS_CLAIMED)
    .values(
        state=literal_column(str(DeliveryState.SENT.value)),
        message_id=bindparam("message"),
        photo=bindparam("pictured"),
        revision=bindparam("holds"),
        settled_at=bindparam("at"),
    )
)
# The parameters of these statements, in their order.
_KEY = ("d", "s", "p")
_SMOOTH = ("message", "pictured", "holds", "at", *_KEY)
_SETTLED = (
    *("in_lane", "to", "charged", "doubted", "in_form", "message", "pictured", "holds"),
    *("why", "said", "at", *_KEY),
)
# They are held, so that nobody changes them before what is counted of them has been written.
_FOUND = (
    select(
        deliveries.c.dispatch_id,
        deliveries.c.subscriber_id,
        deliveries.c.part,
        deliveries.c.state,
        deliveries.c["items"],
        deliveries.c.message_id,
        deliveries.c.doubts,
        type_coerce(deliveries.c.settled_at, BigInteger).label("settled"),
    )
    .where(
        deliveries.c.dispatch_id == bindparam("dispatch"),
        listed_as(deliveries.c.subscriber_id, "readers"),
    )
    .order_by(deliveries.c.subscriber_id, deliveries.c.part)
    .with_for_update()
)
_REVISIONS = select(articles.c.id, articles.c.revision, articles.c.headline_revision).where(
    listed_as(articles.c.id, "sought")
)
_HELD_REVISIONS = _REVISIONS.with_for_update(read=True)
_TAKE_UP = (
    update(deliveries)
    .where(_THIS)
    .values(
        state=bindparam("to"),
        attempts=literal_column("0"),
        reason=null(),
        words=null(),
        settled_at=case((deliveries.c.message_id.is_(None), null()), else_=deliveries.c.settled_at),
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
_DEFER = update(deliveries).where(_THIS, _IS_PENDING).values(not_before=bindparam("later"))
_LEAVE = (
    update(deliveries)
    .where(_THIS, _IS_OUTDATED)
    .values(state=literal_column(str(DeliveryState.SENT.value)), reason=bindparam("why"))
)


async def waiting(
    connection: AsyncConnection, lane: Lane, now: datetime, most: int, after: QueuePosition = FRONT
) -> list[Waiting]:
    """The next deliveries of a lane that wait, in its order."""
    position = {f"after_{name}": value for name, value in after._asdict().items()}
    statement = _WAITING_FOR_MAINTENANCE if lane is Lane.MAINTENANCE else _WAITING
    asked = {"lane": lane.value, "now": now, "most": most, **position}
    rows = await connection.execute(statement, asked)
    return [_read_or_mark(lane, row) for row in rows]


async def has_waiting(connection: AsyncConnection, now: datetime) -> bool:
    """Whether any lane holds something to do."""
    for lane in Lane:
        if await waiting(connection, lane, now, 1):
            return True
    return False


async def count_deferred(connection: AsyncConnection, dispatch_id: int, now: datetime) -> int:
    """How many deliveries of a dispatch of maintenance are put off beyond this moment."""
    statement = select(func.count()).where(
        _WAITS,
        deliveries.c.lane == literal_column(str(Lane.MAINTENANCE.value)),
        deliveries.c.not_before > now,
        deliveries.c.dispatch_id == dispatch_id,
    )
    return await connection.scalar(statement) or 0


async def mark_claimed(connection: AsyncConnection, keys: Sequence[DeliveryKey]) -> None:
    """Mark deliveries as in flight: the durable mark before a call."""
    if keys:
        await execute_rows(connection, _CLAIM, _KEY, list(keys))


async def settle(
    connection: AsyncConnection, settlements: Sequence[Settlement], now: datetime
) -> list[Settlement]:
    """Record what became of claimed deliveries: the durable mark after a call.

    What was rendered from a wording that has changed since is outdated; those are returned.
    """
    if not settlements:
        return []
    held = await revisions(connection, {id_ for one in settlements for id_ in one.articles})
    now_at = cache(partial(current_revision, held))
    ends = [_as_of(one, now_at) for one in settlements]
    at = to_milliseconds(now)
    # What was not claimed is not settled, and is not counted.
    transitions = await _settle_smooth(connection, [one for one in ends if _is_smooth(one)], at)
    transitions += await _settle_rest(connection, [one for one in ends if not _is_smooth(one)], at)
    await count_transitions(connection, transitions)
    return [one for one in ends if one.compared and one.state is DeliveryState.OUTDATED]


async def take_up_again(connection: AsyncConnection, keys: Sequence[DeliveryKey]) -> None:
    """Return to pending the deliveries that ended as dead because of their article."""
    states = DeliveryState.DEAD, DeliveryState.SENT
    found = await _found(connection, keys, *states)
    again = [
        (row, DeliveryState.PENDING if row.message_id is None else DeliveryState.OUTDATED)
        for row in found
    ]
    rows = [{**_named(_key(row)), "to": to} for row, to in again]
    if rows:
        await execute_many(connection, _TAKE_UP, rows)
    await count_transitions(
        connection,
        [Transition(row[0], held_articles(row[4]), DeliveryState(row[3]), to) for row, to in again],
    )


async def skip(
    connection: AsyncConnection, reasons: Mapping[DeliveryKey, Reason], now: datetime
) -> None:
    """Settle waiting deliveries that shall not be carried out, each with its reason.

    What was never sent is skipped; an outdated copy is left as it is.
    """
    if not reasons:
        return
    found = await _found(connection, reasons, DeliveryState.PENDING, DeliveryState.OUTDATED)
    at = to_milliseconds(now)
    unsent = [row for row in found if row.state == DeliveryState.PENDING]
    outdated = [row for row in found if row.state == DeliveryState.OUTDATED]
    for statement, rows in ((_SKIP, unsent), (_LEAVE, outdated)):
        if rows:
            whys = ((_key(row), reasons[_key(row)].value) for row in rows)
            values = [_named(key) | {"why": why, "at": at} for key, why in whys]
            await execute_many(connection, statement, values)
    ends = ((unsent, DeliveryState.SKIPPED), (outdated, DeliveryState.SENT))
    await count_transitions(
        connection,
        [
            Transition(row[0], held_articles(row[4]), DeliveryState(row[3]), to)
            for rows, to in ends
            for row in rows
        ],
    )


async def defer(connection: AsyncConnection, until: Mapping[DeliveryKey, datetime]) -> None:
    """Put pending deliveries off, each until a moment: they have another place in their queue."""
    if until:
        await execute_many(
            connection,
            _DEFER,
            (_named(key) | {"later": to_milliseconds(moment)} for key, moment in until.items()),
        )


async def recover(connection: AsyncConnection, most_doubts: int, now: datetime) -> int:
    """Take back what a crash left in flight; how many that were.

    A send in flight may have arrived, so it costs a doubt; one that was in doubt
    ``most_doubts`` times is not sent again. An edit is simply made again.
    """
    doubts = deliveries.c.doubts + 1
    is_edit = deliveries.c.message_id.is_not(None)
    hopeless = and_(~is_edit, doubts >= most_doubts)
    states = ((is_edit, DeliveryState.OUTDATED.value), (hopeless, DeliveryState.UNKNOWN.value))
    at = literal(now, deliveries.c.settled_at.type)
    taken = await connection.execute(
        update(deliveries)
        .where(_IS_CLAIMED)
        .values(
            doubts=case((is_edit, deliveries.c.doubts), else_=doubts),
            state=case(*states, else_=DeliveryState.PENDING.value),
            reason=case((hopeless, Reason.CRASHED.value), else_=None),
            settled_at=case((is_edit, deliveries.c.settled_at), (hopeless, at), else_=None),
        )
        .returning(deliveries.c.dispatch_id, deliveries.c["items"], deliveries.c.state)
    )
    rows = taken.all()
    await count_transitions(
        connection,
        [
            Transition(
                dispatch_id,
                held_articles(items),
                DeliveryState.CLAIMED,
                DeliveryState(state),
                doubts=1,
            )
            for dispatch_id, items, state in rows
            if state != DeliveryState.OUTDATED
        ],
    )
    return len(rows)


async def revisions(
    connection: AsyncConnection, ids: Iterable[int], *, hold: bool = True
) -> dict[int, Revisions]:
    """How often articles have changed; with ``hold`` they change no further in this transaction."""
    if not (sought := sorted(set(ids))):
        return {}
    rows = await connection.execute(_HELD_REVISIONS if hold else _REVISIONS, {"sought": sought})
    return {row[0]: Revisions(row[1], row[2]) for row in rows}


def current_revision(
    held: Mapping[int, Revisions],
    ids: Iterable[int],
    by_headline: bool,
) -> int:
    """The revision of what is made of these articles; it grows with each change of any of them."""
    known = [held[id_] for id_ in ids if id_ in held]
    return sum(one.headline if by_headline else one.wording for one in known)


def _as_of(one: Settlement, now_at: Callable[[tuple[int, ...], bool], int]) -> Settlement:
    if not one.compared or one.message_id is None or one.revision is None:
        return one
    if one.revision >= now_at(one.articles, one.by_headline):
        return one
    return one._replace(state=DeliveryState.OUTDATED, lane=Lane.MAINTENANCE, attempts=0)


async def _settle_smooth(
    connection: AsyncConnection, ends: list[Settlement], at: int
) -> list[tuple[Transition, int]]:
    """Settle first sends of articles that were taken, which nearly all settlements are."""
    if not ends:
        return []
    # Nobody else writes on SQLite: that all were claimed shows afterwards.
    claimed = None if is_sqlite(connection) else await _keys_in(connection, ends, _CLAIMED)
    rows = [(one.message_id, one.photo, one.revision, at, *one.key) for one in ends]
    changed = await execute_rows(connection, _SETTLE_SENT, _SMOOTH, rows)
    if claimed is None and changed == len(ends):
        claimed = [one.key for one in ends]
    elif claimed is None:
        claimed = await _keys_in(connection, ends, DeliveryState.SENT, at)
    sent = Counter(key[0] for key in claimed)
    return [
        (Transition(dispatch_id, (), _CLAIMED, DeliveryState.SENT), number)
        for dispatch_id, number in sent.items()
    ]


async def _settle_rest(
    connection: AsyncConnection, ends: list[Settlement], at: int
) -> list[tuple[Transition, int]]:
    """Settle what ended in any other way."""
    if not ends:
        return []
    by_key = {one.key: one for one in ends}
    claimed = await _found(connection, by_key, _CLAIMED)
    await execute_rows(connection, _SETTLE, _SETTLED, [_settled(one, at) for one in ends])
    return [(_transition(row, by_key[_key(row)]), 1) for row in claimed]


async def _keys_in(
    connection: AsyncConnection,
    ends: Sequence[Settlement],
    state: DeliveryState,
    since: int | None = None,
) -> list[DeliveryKey]:
    """The keys of those deliveries that are in a state, perhaps only just now."""
    rows = await _found(connection, [one.key for one in ends], state)
    return [_key(row) for row in rows if since is None or row.settled == since]


def _transition(row: Any, ended: Settlement) -> Transition:  # noqa: ANN401
    before = _CLAIMED if row.message_id is None else DeliveryState.OUTDATED
    doubts = ended.doubts - row.doubts
    return Transition(row.dispatch_id, held_articles(row[4]), before, ended.state, doubts)


def _is_smooth(one: Settlement) -> bool:
    """Whether nothing but the success of an article's first send is to be recorded."""
    is_first = one.compared and not one.by_headline and one.settled_at is None
    return (
        is_first
        and one.state is DeliveryState.SENT
        and not (one.attempts or one.doubts or one.form)
    )


def _settled(one: Settlement, at: int) -> tuple[object, ...]:
    known = None if one.settled_at is None else to_milliseconds(one.settled_at)
    return (
        one.lane,
        one.state,
        one.attempts,
        one.doubts,
        one.form,
        one.message_id,
        one.photo,
        one.revision,
        None if one.reason is None else one.reason.value,
        one.words,
        known if one.state == DeliveryState.PENDING else known or at,
        *one.key,
    )


async def _found(
    connection: AsyncConnection, keys: Iterable[DeliveryKey], *states: DeliveryState
) -> list[Any]:
    """The rows of those deliveries that are in one of the states; nobody else changes them."""
    wanted: dict[int, set[DeliveryKey]] = defaultdict(set)
    for key in keys:
        wanted[key.dispatch_id].add(key)
    found: list[Any] = []
    for dispatch_id, those in sorted(wanted.items()):
        readers = sorted({key.subscriber_id for key in those})
        rows = await connection.execute(_FOUND, {"dispatch": dispatch_id, "readers": readers})
        found += [row for row in rows if (not states or row.state in states) and _key(row) in those]
    return found


def _key(row: Any) -> DeliveryKey:  # noqa: ANN401
    # By position: a name costs four times as much, and each row settled is asked twice.
    return DeliveryKey(row[0], row[1], row[2])


def _named(key: DeliveryKey) -> dict[str, Any]:
    return {"d": key[0], "s": key[1], "p": key[2]}


def _read_or_mark(lane: Lane, row: Any) -> Waiting:  # noqa: ANN401
    """A row; one that cannot be read is marked, so that it costs no other."""
    try:
        return _read(lane, row)
    except (ValueError, KeyError, TypeError):
        key = DeliveryKey(*row[1:4])
        log.exception("delivery.unreadable", extra={"delivery": key})
        return Waiting(
            key,
            lane,
            row[0],
            attempts=0,
            doubts=0,
            items=(),
            form=Form.WRITTEN,
            chat_id=0,
            thread_id=0,
            language=Language.RU,
            zone=None,
            inactive_reason=None,
            paused_until=None,
            kind=DispatchKind.ARTICLE,
            expires_at=None,
            article_id=None,
            article_status=None,
            article_revision=None,
            halted=False,
            readable=False,
            outdated=_is_outdated(row),
        )


def _is_outdated(row: Any) -> bool:  # noqa: ANN401
    return len(row) > len(_NEWS) and row[-1] == DeliveryState.OUTDATED.value


def _read(lane: Lane, row: Any) -> Waiting:  # noqa: ANN401
    (
        not_before,
        dispatch_id,
        subscriber_id,
        part,
        attempts,
        doubts,
        items,
        form,
        chat_id,
        thread_id,
        language,
        zone,
        inactive_reason,
        paused_until,
        kind,
        expires_at,
        article_id,
        status,
        article_revision,
        halted,
        *copy,
    ) = row
    articles_of_digest, more = _read_items(items) if items else ((), 0)
    found = Waiting(
        DeliveryKey(dispatch_id, subscriber_id, part),
        lane,
        not_before,
        attempts,
        doubts,
        articles_of_digest,
        _FORMS[form],
        chat_id,
        thread_id,
        _LANGUAGES[language],
        zone,
        _REASONS[inactive_reason],
        paused_until,
        _KINDS[kind],
        expires_at,
        article_id,
        _STATUSES[status],
        article_revision,
        bool(halted),
        more=more,
    )
    return _with_copy(found, *copy) if copy else found


def _read_items(items: str) -> tuple[tuple[int, ...], int]:
    held, _, more = items.partition(MORE)
    return tuple(map(int, held.split())), int(more or 0)


def _with_copy(
    row: Waiting,
    message_id: int | None,
    photo: bool,
    revision: int | None,
    reply_to: int | None,
    settled_at: datetime | None,
    state: int,
) -> Waiting:
    return row._replace(
        message_id=message_id,
        photo=bool(photo),
        revision=revision,
        reply_to=reply_to,
        sent_at=settled_at,
        outdated=state == DeliveryState.OUTDATED.value,
    )


async def halt_dispatch(connection: AsyncConnection, dispatch_id: int, words: str) -> None:
    """Halt a dispatch: its pending deliveries are not claimed."""
    await connection.execute(
        update(dispatches).where(dispatches.c.id == dispatch_id).values(halted=words[:64])
    )


async def continue_dispatches(connection: AsyncConnection) -> None:
    """End the halt of every dispatch."""
    await connection.execute(
        update(dispatches).where(dispatches.c.halted.is_not(None)).values(halted=None)
    )
