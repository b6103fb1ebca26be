"""Who may use how much of the token's pace: a row for each process that answers or sends.

PostgreSQL only; times are the server's. A grant counts until it expires, and after that its floor
does for a while: a process that cannot reach the database may still use that. Each change is one
statement, and made only if nothing has changed since what it was decided by: so a process that is
suspended never holds a lock that others wait for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Float,
    String,
    cast,
    delete,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.notifications import CHANNEL, Wake
from storage.tables import facts, pace_shares

_ROUND = "pace_round"
"""The fact that is another one after each change."""
_MILLISECOND = timedelta(milliseconds=1)
_NOW = cast(func.extract("epoch", func.clock_timestamp()) * 1000, BigInteger)
_LEFT = (cast(pace_shares.c.expires_at, BigInteger) - _NOW).label("left")
_round = select(facts.c.value).where(facts.c.name == _ROUND).scalar_subquery()
_columns = pace_shares.c
_SHARES = select(
    _round, _columns.holder, _columns.wanted, _columns.granted, _columns.sends, _LEFT
).select_from(select(literal(1).label("one")).subquery().outerjoin(pace_shares, literal(1) == 1))


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


async def shares(connection: AsyncConnection) -> tuple[int, Sequence[StoredShare]]:
    """All shares, expired ones too, and the number of the last change."""
    rows = (await connection.execute(_SHARES)).all()
    return int(rows[0][0] or 0), [
        StoredShare(holder, int(wanted), int(granted), sends, left * _MILLISECOND)
        for _, holder, wanted, granted, sends, left in rows
        if holder is not None
    ]


async def begin_shares(connection: AsyncConnection) -> None:
    """Let there be changes, if there were none so far."""
    await connection.execute(insert(facts).values(name=_ROUND, value="1").on_conflict_do_nothing())


async def keep_share(
    connection: AsyncConnection,
    last: int,
    share: StoredShare,
    *,
    wakes: bool,
) -> bool:
    """Keep what a process may use from now on, if ``last`` still is the last change.

    With ``wakes`` the others are told that they have something to give, or to take.
    """
    turn = (
        update(facts)
        .where(facts.c.name == _ROUND, facts.c.value == str(last))
        .values(value=str(last + 1))
        .returning(facts.c.name)
        .cte("turn")
    )
    kept = select(
        literal(share.holder, String),
        literal(float(share.wanted), Float),
        literal(float(share.granted), Float),
        literal(share.sends, Boolean),
        _NOW + int(share.left / _MILLISECOND),
    ).select_from(turn)
    statement = insert(pace_shares).from_select(
        ["holder", "wanted", "granted", "sends", "expires_at"], kept
    )
    changed = statement.excluded
    statement = statement.on_conflict_do_update(
        index_elements=[_columns.holder],
        set_={
            "wanted": changed.wanted,
            "granted": changed.granted,
            "sends": changed.sends,
            "expires_at": changed.expires_at,
        },
    )
    told = func.pg_notify(CHANNEL, Wake.PACE.value) if wakes else literal(1)
    return (await connection.execute(statement.returning(told))).first() is not None


async def drop_shares(connection: AsyncConnection, gone: timedelta) -> None:
    """Let the others have what processes had whose term ended so long ago."""
    await connection.execute(delete(pace_shares).where(-(gone // _MILLISECOND) >= _LEFT))


async def drop_share(connection: AsyncConnection, holder: str) -> None:
    """Let the others have all that one process had."""
    await connection.execute(delete(pace_shares).where(_columns.holder == holder))
