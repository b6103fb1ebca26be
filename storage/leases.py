"""The lease: a row with an epoch, and a lock that is freed with its holder's connection.

PostgreSQL only; times are the server's, so that no process's clock matters. The lock of an epoch
belongs to its holder's connection: where it can be had, the holder is gone, and nobody waits for
the row to expire.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, Float, cast, func, literal, select, text, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.locks import LockClass, try_lock
from storage.notifications import Wake, wake
from storage.tables import leases
from storage.timestamp import Timestamp

SUSPENDED = timedelta(seconds=1)
"""How long the transaction of a holder whose lease has expired waits for its process."""

# The server's own limit for idle transactions does not end one that was left between two messages
# of the extended protocol: that counts as active. Whoever waits for the next message is seen here.
# The modes are those of locked rows: a backup, which only reads, is left alone.
_END_SUSPENDED = text(
    """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND usename = current_user AND wait_event = 'ClientRead'
    AND xact_start < clock_timestamp() - make_interval(secs => :seconds)
    AND pid IN (
        SELECT pid FROM pg_locks
        WHERE locktype = 'relation' AND relation = to_regclass('leases')
        AND mode IN ('RowShareLock', 'RowExclusiveLock')
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
    """
)


async def take(connection: AsyncConnection, name: str, holder: str, term: timedelta) -> int | None:
    """The new epoch, when the lease is free: never held, expired, or left by one who is gone."""
    await connection.execute(
        insert(connection, leases)
        .values(name=name, holder="", epoch=0, expires_at=_from_now(timedelta(0)))
        .on_conflict_do_nothing()
    )
    mine = select(leases.c.epoch, leases.c.expires_at <= _from_now(timedelta(0)))
    mine = mine.where(leases.c.name == name)
    if (await connection.execute(mine)).one()[1]:
        await connection.execute(_END_SUSPENDED, {"seconds": SUSPENDED.total_seconds()})
    row = (await connection.execute(mine.with_for_update())).one()
    epoch, expired = row[0], row[1]
    if not expired and not await _is_deserted(connection, epoch):
        return None
    await connection.execute(
        update(leases)
        .where(leases.c.name == name)
        .values(holder=holder, epoch=epoch + 1, expires_at=_from_now(term))
    )
    return int(epoch) + 1


async def may_be_free(connection: AsyncConnection, name: str) -> bool:
    """Whether it is worth while to ask for the lease: whoever only looks is in nobody's way."""
    expired = select(leases.c.epoch, leases.c.expires_at <= _from_now(timedelta(0)))
    row = (await connection.execute(expired.where(leases.c.name == name))).one_or_none()
    return row is None or row[1] or await _is_deserted(connection, row[0])


async def renew(connection: AsyncConnection, name: str, epoch: int, term: timedelta) -> bool:
    """Hold the lease for another term; False when it has gone to somebody else."""
    renewed = await connection.execute(
        update(leases)
        .where(leases.c.name == name, leases.c.epoch == epoch)
        .values(expires_at=_from_now(term))
    )
    return renewed.rowcount == 1


async def fence(connection: AsyncConnection, name: str, epoch: int) -> bool:
    """Whether the epoch is current; it stays so until the transaction ends."""
    statement = select(leases.c.epoch).where(leases.c.name == name, leases.c.epoch == epoch)
    return await connection.scalar(statement.with_for_update(read=True)) is not None


async def release(connection: AsyncConnection, name: str, epoch: int) -> None:
    """Let the next one have it at once."""
    if await renew(connection, name, epoch, timedelta(0)):
        await wake(connection, Wake.LEASE)


async def is_live(connection: AsyncConnection) -> bool:
    """Whether any lease lasts; False in a database that has no leases yet."""
    if await connection.scalar(select(func.to_regclass(leases.name))) is None:
        return False
    lasts = leases.c.expires_at > _from_now(timedelta(0))
    return await connection.scalar(select(leases.c.name).where(lasts).limit(1)) is not None


async def show_life(connection: AsyncConnection, epoch: int) -> None:
    """Hold the lock of an epoch for as long as this connection lives."""
    await try_lock(connection, LockClass.LEASE, epoch, for_session=True)


async def _is_deserted(connection: AsyncConnection, epoch: int) -> bool:
    return await try_lock(connection, LockClass.LEASE, epoch)


def _from_now(term: timedelta) -> ColumnElement[object]:
    seconds = cast(func.extract("epoch", func.clock_timestamp()), Float)
    moment = func.floor((seconds + literal(term.total_seconds())) * 1000)
    return type_coerce(cast(moment, Timestamp.impl), Timestamp)
