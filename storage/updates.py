"""Updates from Telegram: a durable queue, and for seven days the memory of what has been handled.

A row belongs to one holder, a run of the program. Whoever has been silent for too long loses it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import Any, TypeAlias

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Row,
    and_,
    bindparam,
    case,
    cast,
    delete,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import execute_raw, ids_for, is_sqlite, listed, listed_as
from storage.facts import keep_fact
from storage.locks import LockClass, lock_all
from storage.tables import facts, updates
from storage.timestamp import Timestamp, to_milliseconds

_HOLDER = "holder:"
MOST_ATTEMPTS = 2
"""So often may the handling of one update end the process or run past its time."""
FORGOTTEN_AT_ONCE = 500

# Carried out for every update: put together once.
_KEEP = postgresql.insert(updates).on_conflict_do_nothing().returning(updates.c.update_id)
_KEPT = ("update_id", "payload", "received_at", "lane", "holder", "held_at", "attempts")
_KEEP_ONE = (
    sqlite.insert(updates)
    .values({name: bindparam(name) for name in _KEPT})
    .on_conflict_do_nothing()
)
# Where somebody is, is looked at once and not kept.
_SAYS_WHERE = updates.c.payload.like('%"latitude"%')
_MARK = (
    update(updates)
    .where(listed_as(updates.c.update_id, "ids"))
    .values(
        handled_at=bindparam("now", type_=BigInteger),
        payload=case((_SAYS_WHERE, literal_column("''")), else_=updates.c.payload),
    )
)
_KeptRow: TypeAlias = Row[Any, Any, Any, Any, Any]
_HELD = (updates.c.update_id, updates.c.payload, updates.c.attempts, updates.c.received_at)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update as it comes: ``lane`` is the chat whose order it keeps, ``begun``: it starts."""

    update_id: int
    payload: str
    lane: int | None = None
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """An update that is ours to handle; its handling was begun ``attempts`` times."""

    update_id: int
    payload: str
    attempts: int
    received_at: datetime


class Turn(Enum):
    """Whose it is to handle an update that several processes may be given."""

    OURS = auto()
    ANOTHERS = auto()
    """Another process has it, or an earlier one of its chat."""
    OVER = auto()
    """It has been handled."""


@dataclass(slots=True)
class TakenUp:
    """Whose each update is, and what is ours from now on: earlier ones of its chat come first."""

    turns: dict[int, Turn] = field(default_factory=dict)
    earlier: list[Held] = field(default_factory=list)


async def keep(
    connection: AsyncConnection, batch: Sequence[Incoming], holder: str, now: datetime
) -> set[int]:
    """Keep a batch of updates; the numbers of those that were not kept before."""
    if not batch:
        return set()
    moment = to_milliseconds(now) if is_sqlite(connection) else now
    rows = [
        {
            "update_id": one.update_id,
            "payload": one.payload,
            "received_at": moment,
            "lane": one.lane,
            "holder": holder,
            "held_at": moment,
            "attempts": int(one.begun),
        }
        for one in batch
    ]
    if not is_sqlite(connection):
        return set(await connection.scalars(_KEEP, rows))
    return {
        one.update_id
        for one, row in zip(batch, rows, strict=True)
        if (await execute_raw(connection, _KEEP_ONE, **row)).rowcount
    }


async def take_up(
    connection: AsyncConnection,
    batch: Sequence[Incoming],
    holder: str,
    now: datetime,
    silent_since: datetime,
) -> TakenUp:
    """Find out whose updates are that several processes may be given, and keep what is ours.

    What its holder last held before ``silent_since`` is abandoned: it becomes ours, and so do the
    abandoned ones of the same chat that came before.
    """
    lanes = sorted({one.lane for one in batch if one.lane is not None})
    await _lock(connection, lanes)
    known = await _known(connection, batch, lanes, holder)
    living = await _living(connection, silent_since) if known else set()
    taken_up = TakenUp()
    abandoned: set[int] = set()
    for one in sorted(batch, key=lambda each: each.update_id):
        others = [row for row in known if row.holder != holder and _is_before(row, one)]
        taken_up.turns[one.update_id] = turn = _turn(one, known, others, silent_since, living)
        if turn is Turn.OURS:
            abandoned.update(row.update_id for row in others)
    ours = [one for one in batch if taken_up.turns[one.update_id] is Turn.OURS]
    # Those known already are left as they are. What is of no chat, another process may have been
    # given at the same time.
    settled = await keep(connection, ours, holder, now) | {row.update_id for row in known}
    taken_up.turns |= {one.update_id: Turn.ANOTHERS for one in ours if one.update_id not in settled}
    taken_up.earlier = await _take(
        connection, listed(updates.c.update_id, sorted(abandoned)), holder, now
    )
    return taken_up


def _turn(
    one: Incoming,
    known: Sequence[_KeptRow],
    others: Sequence[_KeptRow],
    silent_since: datetime,
    living: Collection[str],
) -> Turn:
    if any(row.update_id == one.update_id and row.handled_at is not None for row in known):
        return Turn.OVER
    if any(
        row.holder in living or (row.held_at is not None and row.held_at >= silent_since)
        for row in others
    ):
        return Turn.ANOTHERS
    return Turn.OURS


def _is_before(row: _KeptRow, one: Incoming) -> bool:
    """Whether it has to be handled before that one can be; the same one counts."""
    same = row.update_id == one.update_id
    earlier = one.lane is not None and row.lane == one.lane and row.update_id < one.update_id
    return row.handled_at is None and (same or earlier)


async def _lock(connection: AsyncConnection, lanes: Sequence[int]) -> None:
    """Let no other process take up updates of these chats until the transaction ends."""
    if lanes and not is_sqlite(connection):
        await lock_all(connection, LockClass.LANE, lanes)


async def _known(
    connection: AsyncConnection, batch: Iterable[Incoming], lanes: Sequence[int], holder: str
) -> Sequence[_KeptRow]:
    theirs = or_(updates.c.holder.is_(None), updates.c.holder != holder)
    waiting = and_(updates.c.handled_at.is_(None), listed(updates.c.lane, lanes), theirs)
    ids = [one.update_id for one in batch]
    found = await connection.execute(
        select(
            updates.c.update_id,
            updates.c.lane,
            updates.c.holder,
            updates.c.held_at,
            updates.c.handled_at,
        ).where(or_(listed(updates.c.update_id, ids), waiting))
    )
    return found.all()


async def take_over(
    connection: AsyncConnection,
    holder: str,
    now: datetime,
    *,
    silent_since: datetime | None = None,
    most: int,
) -> list[Held]:
    """Take over unhandled updates of other holders, the oldest ``most`` of them.

    With ``silent_since`` only what nobody has held since, whoever that was.
    """
    if silent_since is None:
        theirs = or_(updates.c.holder.is_(None), updates.c.holder != holder)
    else:
        living = await _living(connection, silent_since)
        theirs = and_(
            or_(updates.c.held_at.is_(None), updates.c.held_at < silent_since),
            or_(updates.c.holder.is_(None), updates.c.holder.not_in(living)),
        )
    oldest = (
        select(updates.c.update_id)
        .where(updates.c.handled_at.is_(None), theirs)
        .order_by(updates.c.update_id)
        .limit(most)
    )
    return await _take(connection, and_(updates.c.update_id.in_(oldest), theirs), holder, now)


async def _take(
    connection: AsyncConnection, which: ColumnElement[bool], holder: str, now: datetime
) -> list[Held]:
    mine = update(updates).where(which, updates.c.handled_at.is_(None))
    rows = await connection.execute(mine.values(holder=holder, held_at=now).returning(*_HELD))
    return sorted(_held(rows.all()), key=lambda each: each.update_id)


async def hold(connection: AsyncConnection, holder: str, now: datetime) -> None:
    """Renew the hold on this holder's updates."""
    # One row, however many updates wait.
    await keep_fact(connection, _HOLDER + holder, str(to_milliseconds(now)))


async def _living(connection: AsyncConnection, silent_since: datetime) -> set[str]:
    """The holders that have renewed since then."""
    said = await connection.execute(
        select(facts.c.name, facts.c.value).where(facts.c.name.startswith(_HOLDER))
    )
    since = to_milliseconds(silent_since)
    return {name.removeprefix(_HOLDER) for name, value in said if int(value) >= since}


async def begin(
    connection: AsyncConnection, ids: Sequence[int], holder: str, now: datetime
) -> list[Held]:
    """Count an attempt to handle each update; those that are still ours, and not set aside.

    Counted before the handling begins: an update that ends the process is known by it.
    """
    if not ids:
        return []
    ours = and_(
        listed(updates.c.update_id, ids), updates.c.handled_at.is_(None), updates.c.holder == holder
    )
    worn = updates.c.attempts >= MOST_ATTEMPTS
    changed = (
        update(updates)
        .where(ours)
        .values(
            attempts=updates.c.attempts + 1,
            set_aside=worn,
            handled_at=case((worn, literal(now, Timestamp())), else_=None),
        )
    )
    rows = await connection.execute(changed.returning(*_HELD))
    return _held(rows.all())


def _held(rows: Iterable[Row[Any, Any, Any, Any]]) -> list[Held]:
    return [Held(*row) for row in rows]


async def mark_handled(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    """Note that updates have been handled, whatever came of it."""
    if ids:
        listed_ids, moment = ids_for(connection, ids), to_milliseconds(now)
        await execute_raw(connection, _MARK, ids=listed_ids, now=moment)


async def give_back(connection: AsyncConnection, ids: Sequence[int], holder: str) -> None:
    """Take back the last attempt at each update that is still this holder's."""
    ours = and_(
        listed(updates.c.update_id, ids),
        updates.c.handled_at.is_(None),
        updates.c.holder == holder,
        updates.c.attempts > 0,
    )
    await connection.execute(update(updates).where(ours).values(attempts=updates.c.attempts - 1))


async def waiting(connection: AsyncConnection) -> int:
    """How many updates have not been handled."""
    unhandled = select(func.count()).select_from(updates).where(updates.c.handled_at.is_(None))
    return await connection.scalar(unhandled) or 0


async def forget(
    connection: AsyncConnection,
    before: datetime,
    set_aside_before: datetime | None = None,
    *,
    most: int = FORGOTTEN_AT_ONCE,
) -> int:
    """Drop updates handled before a moment, and those set aside before another; how many.

    At most ``most`` in one transaction, because others wait for it; fewer means that none are left.
    """
    dropped = 0
    for aside, latest in ((false(), before), (true(), set_aside_before or before)):
        oldest = (
            select(updates.c.update_id)
            .where(updates.c.set_aside == aside, updates.c.handled_at < latest)
            .order_by(updates.c.handled_at)
            .limit(most - dropped)
        )
        these = delete(updates).where(updates.c.update_id.in_(oldest))
        dropped += (await connection.execute(these)).rowcount
    return dropped


async def forget_holders(connection: AsyncConnection, before: datetime) -> None:
    """Drop holders that have not renewed since a moment."""
    said_at = cast(facts.c.value, BigInteger)
    silent = case((facts.c.name.startswith(_HOLDER), said_at < to_milliseconds(before)))
    await connection.execute(delete(facts).where(silent))
