"""PostgreSQL's advisory locks, all of them: each use has a class of its own.

A lock is a class and a number within it (two 32-bit keys), so that no chat's number can ever be
another use's. The migration's lock is the only one with a single 64-bit key, which PostgreSQL keeps
in a space of its own: every version of the program has to take the same.
"""

from collections.abc import Iterable
from enum import IntEnum

from sqlalchemy import Integer, bindparam, func, literal, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

MIGRATION = 20_240_704
_BITS = 32


class LockClass(IntEnum):
    """What an advisory lock is for. Any numbers, so long as they differ."""

    LEASE = 20_240_705
    LANE = 20_240_706


def lock_migration(connection: Connection) -> None:
    """Let nobody else migrate until the transaction ends."""
    connection.execute(select(func.pg_advisory_xact_lock(MIGRATION)))


async def try_lock_migration(connection: AsyncConnection) -> bool:
    """The same without waiting; False when somebody has it."""
    return bool(await connection.scalar(select(func.pg_try_advisory_xact_lock(MIGRATION))))


async def lock_all(connection: AsyncConnection, of: LockClass, numbers: Iterable[int]) -> None:
    """Have the locks of these 64-bit numbers until the transaction ends.

    Two numbers may share a lock: one then waits for the other, and no more than that. They are
    taken in the order of the locks, so that two transactions never wait for each other.
    """
    keys = sorted({lock_key(number) for number in numbers})
    if keys:
        each = func.unnest(bindparam("keys", keys, postgresql.ARRAY(Integer))).column_valued("key")
        lock = func.pg_advisory_xact_lock(literal(of.value, Integer), each)
        await connection.execute(select(lock))


async def try_lock(
    connection: AsyncConnection, of: LockClass, number: int, *, for_session: bool = False
) -> bool:
    """Have one lock until the transaction, or the session, ends; False when somebody has it."""
    take = func.pg_try_advisory_lock if for_session else func.pg_try_advisory_xact_lock
    keys = literal(of.value, Integer), literal(lock_key(number), Integer)
    return bool(await connection.scalar(select(take(*keys))))


def lock_key(number: int) -> int:
    """The number folded into 32 bits; one that has no more stays as it is."""
    if -(1 << _BITS - 1) <= number < 1 << _BITS - 1:
        return number
    folded = (number ^ (number >> _BITS)) % (1 << _BITS)
    return folded - (1 << _BITS) if folded >> _BITS - 1 else folded
