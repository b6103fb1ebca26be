"""What becomes of claimed deliveries: settled, taken up again, recovered after a crash."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    literal,
    literal_column,
    null,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, DispatchKind, Form, Lane, Reason
from storage.counts import Transition, count_transitions, held_articles
from storage.delivery_keys import (
    HAS_KEY,
    KEY_NAMES,
    DeliveryKey,
    hold_deliveries,
    key_of,
    key_values,
)
from storage.dialect import execute_many, execute_rows, is_sqlite, listed_as
from storage.limits import give_back
from storage.tables import articles, deliveries, dispatches
from storage.timestamp import to_milliseconds


class Settlement(NamedTuple):
    """What became of a claimed delivery, and what it has cost so far.

    ``message_id``, ``photo`` and ``revision`` are what its chat holds now. With ``compared`` that
    was rendered from these ``articles`` just now: it is outdated if they have changed since.
    ``refused_revision`` is the one that Telegram did not take, if that is why the form is simpler.
    ``settled_at`` is None for now. What was surely not sent gives back what it was counted as: one
    instant message of its reader's ``refunded_day``.
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
    refused_revision: int | None = None
    refunded_day: int | None = None


class Revisions(NamedTuple):
    """How often an article has changed: its wording, and its line in a digest."""

    wording: int
    headline: int


# The state is a literal so that the partial index serves the statements.
_IS_CLAIMED = deliveries.c.state == literal_column(str(DeliveryState.CLAIMED.value))
_CLAIMED = DeliveryState.CLAIMED
_SETTLE = (
    update(deliveries)
    .where(HAS_KEY, _IS_CLAIMED)
    .values(
        state=bindparam("to"),
        lane=bindparam("in_lane"),
        attempts=bindparam("charged"),
        doubts=bindparam("doubted"),
        form=bindparam("in_form"),
        refused_revision=bindparam("refused"),
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
    .where(HAS_KEY, _IS_CLAIMED)
    .values(
        state=literal_column(str(DeliveryState.SENT.value)),
        message_id=bindparam("message"),
        photo=bindparam("pictured"),
        revision=bindparam("holds"),
        settled_at=bindparam("at"),
    )
)
# The parameters of these two statements, in their order.
_SMOOTH = ("message", "pictured", "holds", "at", *KEY_NAMES)
_SETTLED = (
    *("in_lane", "to", "charged", "doubted", "in_form", "refused", "message", "pictured"),
    *("holds", "why", "said", "at", *KEY_NAMES),
)
_REVISIONS = select(articles.c.id, articles.c.revision, articles.c.headline_revision).where(
    listed_as(articles.c.id, "sought")
)
_HELD_REVISIONS = _REVISIONS.with_for_update(read=True)
STILL_IN_DOUBT: ColumnElement[int] = case(
    (deliveries.c.attempts > literal_column("0"), literal_column("1")), else_=literal_column("0")
)
"""The attempts that a copy begins with which is to be changed: an edit that was not answered may
have changed its photo, and that is not forgotten until one is."""
_TAKE_UP = (
    update(deliveries)
    .where(HAS_KEY)
    .values(
        state=bindparam("to"),
        attempts=case(
            (deliveries.c.message_id.is_(None), literal_column("0")), else_=STILL_IN_DOUBT
        ),
        reason=null(),
        words=null(),
        settled_at=case((deliveries.c.message_id.is_(None), null()), else_=deliveries.c.settled_at),
    )
)


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
    found = await hold_deliveries(connection, keys, *states)
    again = [
        (row, DeliveryState.PENDING if row.message_id is None else DeliveryState.OUTDATED)
        for row in found
    ]
    rows = [{**key_values(key_of(row)), "to": to} for row, to in again]
    if rows:
        await execute_many(connection, _TAKE_UP, rows)
    await count_transitions(
        connection,
        [Transition(row[0], held_articles(row[4]), DeliveryState(row[3]), to) for row, to in again],
    )


async def recover(connection: AsyncConnection, most_doubts: int, now: datetime) -> int:
    """Take back what a crash left in flight; how many that were.

    A send in flight may have arrived, so it costs a doubt; one that was in doubt
    ``most_doubts`` times is not sent again. An edit is made again, as one that was tried.
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
            attempts=case((is_edit, deliveries.c.attempts + 1), else_=deliveries.c.attempts),
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
    """The settlement, in view of a wording that its articles may have got meanwhile."""
    if not one.compared or one.message_id is None or one.revision is None:
        return one
    if one.revision >= now_at(one.articles, one.by_headline):
        return one
    return one._replace(
        state=DeliveryState.OUTDATED,
        lane=one.lane.of_upkeep,
        attempts=min(one.attempts, 1),
    )


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
    claimed = await hold_deliveries(connection, by_key, _CLAIMED)
    await execute_rows(connection, _SETTLE, _SETTLED, [_settled(one, at) for one in ends])
    ended = [by_key[key_of(row)] for row in claimed]
    await give_back(connection, [(one.key.subscriber_id, one.refunded_day) for one in ended])
    return [(_transition(row, by_key[key_of(row)]), 1) for row in claimed]


async def _keys_in(
    connection: AsyncConnection,
    ends: Sequence[Settlement],
    state: DeliveryState,
    since: int | None = None,
) -> list[DeliveryKey]:
    """The keys of those deliveries that are in a state, perhaps only just now."""
    rows = await hold_deliveries(connection, [one.key for one in ends], state)
    return [key_of(row) for row in rows if since is None or row.settled == since]


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
        one.refused_revision,
        one.message_id,
        one.photo,
        one.revision,
        None if one.reason is None else one.reason.value,
        one.words,
        known if one.state == DeliveryState.PENDING else known or at,
        *one.key,
    )


async def halt_dispatch(
    connection: AsyncConnection, dispatch_id: int, words: str, revision: int | None = None
) -> None:
    """Halt a dispatch: its pending deliveries are not claimed.

    Nothing is halted for a ``revision`` that was refused of an article that has been mended since.
    """
    halt = update(dispatches).where(dispatches.c.id == dispatch_id).values(halted=words[:64])
    if revision is not None:
        is_article = dispatches.c.kind == DispatchKind.ARTICLE.value
        latest = case((is_article, articles.c.revision), else_=articles.c.headline_revision)
        article = select(articles.c.id).where(articles.c.id == dispatches.c.article_id)
        halt = halt.where(~article.where(latest > revision).exists())
    await connection.execute(halt)


async def continue_dispatches(connection: AsyncConnection) -> None:
    """End the halt of every dispatch."""
    await connection.execute(
        update(dispatches).where(dispatches.c.halted.is_not(None)).values(halted=None)
    )
