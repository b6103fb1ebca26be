"""Who may use how much of the token's pace: a row for each process that answers or sends.

PostgreSQL only; times are the server's. A grant counts until it expires, and after that its floor
does for a while: a process that cannot reach the database may still use that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import BigInteger, ColumnElement, cast, delete, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.locks import LockClass, lock_key
from storage.tables import pace_shares

_LOCKED = 1000
"""Milliseconds after which a process that is suspended loses the lock."""
_NOW = cast(func.extract("epoch", func.clock_timestamp()) * 1000, BigInteger)
_expires_at: ColumnElement[int] = cast(pace_shares.c.expires_at, BigInteger)


@dataclass(frozen=True, slots=True)
class StoredShare:
    """Messages in a sliding second: what a process would use and what it may; ``left`` is how long.

    ``sends`` says that it has news to send. Of one that has expired ``left`` is below zero.
    """

    holder: str
    wanted: int
    granted: int
    sends: bool
    left: timedelta


async def lock_shares(connection: AsyncConnection) -> None:
    """Let nobody else change a share until the transaction ends, a second later at most."""
    lock = func.pg_advisory_xact_lock(LockClass.PACE.value, lock_key(0))
    limit = func.set_config("idle_in_transaction_session_timeout", str(_LOCKED), true())
    await connection.execute(select(lock, limit))


async def shares(connection: AsyncConnection) -> Sequence[StoredShare]:
    """All shares, expired ones too."""
    columns = pace_shares.c
    left = (_expires_at - _NOW).label("left")
    rows = await connection.execute(
        select(columns.holder, columns.wanted, columns.granted, columns.sends, left)
    )
    return [
        StoredShare(holder, int(wanted), int(granted), sends, timedelta(milliseconds=left))
        for holder, wanted, granted, sends, left in rows
    ]


async def keep_share(
    connection: AsyncConnection,
    holder: str,
    wanted: int,
    granted: int,
    term: timedelta,
    *,
    sends: bool,
) -> None:
    """Keep what a process may use for a term from now on."""
    expires_at = _NOW + int(term / timedelta(milliseconds=1))
    changed = {"wanted": wanted, "granted": granted, "sends": sends, "expires_at": expires_at}
    await connection.execute(
        insert(connection, pace_shares)
        .values(holder=holder, **changed)
        .on_conflict_do_update(index_elements=[pace_shares.c.holder], set_=changed)
    )


async def drop_shares(connection: AsyncConnection, holders: Sequence[str]) -> None:
    """Let others have all that these processes had."""
    if holders:
        await connection.execute(delete(pace_shares).where(pace_shares.c.holder.in_(holders)))
