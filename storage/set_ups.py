"""Places that somebody is about to add."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import set_ups


@dataclass(frozen=True, slots=True)
class SetUp:
    """Who is about to add a place in which way (see newsroom.setting_up), since when (UTC).

    The ``nonce`` stands in a link that only they were given.
    """

    nonce: str
    user_id: int
    way: str
    begun_at: datetime


async def add_set_up(connection: AsyncConnection, new: SetUp) -> None:
    """Keep one."""
    values = {"user_id": new.user_id, "kind": new.way, "begun_at": new.begun_at}
    await connection.execute(set_ups.insert().values(nonce=new.nonce, **values))


async def set_up_by_nonce(connection: AsyncConnection, nonce: str, since: datetime) -> SetUp | None:
    """The one with this nonce, unless it was begun before a moment."""
    wanted = set_ups.c.nonce == nonce, set_ups.c.begun_at >= since
    row = (await connection.execute(select(set_ups).where(*wanted))).one_or_none()
    return None if row is None else SetUp(*row)


async def newest_set_up(
    connection: AsyncConnection, user_id: int, way: str, since: datetime
) -> SetUp | None:
    """The last one that a person has begun in a way, unless it was before a moment."""
    theirs = set_ups.c.user_id == user_id, set_ups.c.kind == way, set_ups.c.begun_at >= since
    statement = select(set_ups).where(*theirs).order_by(set_ups.c.begun_at.desc()).limit(1)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else SetUp(*row)


async def forget_set_ups(connection: AsyncConnection, before: datetime) -> None:
    """Forget those begun before a moment."""
    await connection.execute(delete(set_ups).where(set_ups.c.begun_at < before))
