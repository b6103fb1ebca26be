"""Whose digest is due, and when their next one comes."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, case, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.arrival import Arrival
from storage.dialect import listed
from storage.tables import subscribers

_NOTED = -1
"""In place of a number of failures: none in a slot, but the reader has asked in vain."""
_NOW = bindparam("now", type_=subscribers.c.next_digest_at.type)
_CATCHES_UP = and_(
    subscribers.c.catch_up_at <= _NOW,
    or_(subscribers.c.paused_until.is_(None), subscribers.c.paused_until <= _NOW),
)
# A slot passes during a pause; what was held back waits for its end.
_DUE = (
    or_(subscribers.c.next_digest_at <= _NOW, _CATCHES_UP),
    subscribers.c.inactive_reason.is_(None),
)


class Due(NamedTuple):
    """A reader whose digest is due: by a slot, or to catch up with what was held back, or both.

    Slots ``digests_upto`` have had theirs.
    """

    id: int
    chat_id: int
    digests_upto: datetime | None
    digest_sequence: int
    timetable: str
    zone: str | None
    paused_until: datetime | None
    quiet: str | None = None
    next_digest_at: datetime | None = None
    catch_up_at: datetime | None = None
    away_since: datetime | None = None


async def due_ids(connection: AsyncConnection, now: datetime) -> "array[int]":
    """Ids of the readers whose digest is due, ascending: eight bytes a reader, for a million."""
    ids = array("q")
    statement = select(subscribers.c.id).where(*_DUE)
    async with connection.stream_scalars(statement, {"now": now}) as found:
        async for some in found.partitions(10_000):
            ids.extend(some)
    return array("q", sorted(ids))


async def still_due(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> list[Due]:
    """Those of the ascending ``ids`` whose digest is due yet; nobody else takes them meanwhile."""
    columns = (
        subscribers.c.id,
        subscribers.c.chat_id,
        subscribers.c.digests_upto,
        subscribers.c.digest_sequence,
        subscribers.c.timetable,
        subscribers.c.zone,
        subscribers.c.paused_until,
        subscribers.c.quiet,
        subscribers.c.next_digest_at,
        subscribers.c.catch_up_at,
        subscribers.c.away_since,
    )
    statement = select(*columns).where(listed(subscribers.c.id, ids), *_DUE)
    held = statement.order_by(subscribers.c.id).with_for_update()
    rows = await connection.execute(held, {"now": now})
    return [Due._make(row) for row in rows]


async def oldest_window(connection: AsyncConnection, now: datetime, recent: int) -> int | None:
    """The lowest sequence that a digest due now reaches back to; None when none is due.

    For who only catches up that is ``recent`` at most: they may have had no digest for ever, and
    get nothing but what was held back, which is rarely older.
    """
    covered = subscribers.c.digest_sequence
    reaches = or_(subscribers.c.next_digest_at <= _NOW, covered > recent)
    lowest_of = func.min(case((reaches, covered), else_=recent))
    statement = select(lowest_of).where(*_DUE)
    lowest: int | None = (await connection.execute(statement, {"now": now})).scalar_one()
    return lowest


async def move_on(
    connection: AsyncConnection,
    ids: Sequence[int],
    following: Arrival,
    digest_sequence: int | None,
) -> None:
    """Set when readers' next digest comes and, unless None, the sequence that theirs cover.

    Their digests have been made: how often they failed before counts no longer, and nothing is
    held back for them any more.
    """
    values: dict[str, datetime | int | None] = {
        "next_digest_at": following.at,
        "digests_upto": following.upto,
        "catch_up_at": None,
        "digest_failures": 0,
    }
    if digest_sequence is not None:
        values["digest_sequence"] = digest_sequence
    await connection.execute(
        update(subscribers).where(listed(subscribers.c.id, ids)).values(**values)
    )


async def pass_slot(connection: AsyncConnection, ids: Sequence[int], following: Arrival) -> None:
    """Set readers' next slot: in a pause nothing is covered, and what was held back stays so."""
    await connection.execute(
        update(subscribers)
        .where(listed(subscribers.c.id, ids))
        .values(next_digest_at=following.at, digests_upto=following.upto, digest_failures=0)
    )


class Failed(NamedTuple):
    """A reader whose digest could not be made, ``failures`` times in a row."""

    chat_id: int
    failures: int
    digests_upto: datetime | None
    timetable: str
    zone: str | None
    quiet: str | None = None


async def count_failure(connection: AsyncConnection, reader: int, most: int) -> Failed | None:
    """Note that a reader's digest could not be made; it is counted up to ``most``."""
    failures = subscribers.c.digest_failures
    counted = case((failures == _NOTED, 1), (failures < most, failures + 1), else_=most)
    row = (
        await connection.execute(
            update(subscribers)
            .where(subscribers.c.id == reader)
            .values(digest_failures=counted)
            .returning(
                subscribers.c.chat_id,
                failures,
                subscribers.c.digests_upto,
                subscribers.c.timetable,
                subscribers.c.zone,
                subscribers.c.quiet,
            )
        )
    ).one_or_none()
    return None if row is None else Failed(*row)


async def note_failure(connection: AsyncConnection, reader: int) -> bool:
    """Note that a reader's digest could not be made when they asked; whether that is new.

    It is no try of a slot's.
    """
    noted = await connection.execute(
        update(subscribers)
        .where(subscribers.c.id == reader, subscribers.c.digest_failures == 0)
        .values(digest_failures=_NOTED)
    )
    return noted.rowcount > 0


async def put_off(
    connection: AsyncConnection,
    ids: Sequence[int],
    now: datetime,
    until: datetime | None,
    upto: datetime | None = None,
) -> None:
    """Have digests that are still due at another moment; no article is covered by that.

    Slots ``upto`` a moment are given up, if one is due. A reader may have turned them off, or
    chosen other times, since they were found to be due.
    """
    slot, catch_up = subscribers.c.next_digest_at, subscribers.c.catch_up_at
    later, given_up = literal(until, slot.type), literal(upto, slot.type)
    await connection.execute(
        update(subscribers)
        .where(listed(subscribers.c.id, ids))
        .values(
            next_digest_at=case((slot <= now, later), else_=slot),
            catch_up_at=case((catch_up <= now, later), else_=catch_up),
            digests_upto=case(
                (and_(slot <= now, given_up.is_not(None)), given_up),
                else_=subscribers.c.digests_upto,
            ),
        )
    )
