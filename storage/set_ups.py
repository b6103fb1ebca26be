"""Set-ups: what people have begun in order to add a place, and not completed yet."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import set_ups


@dataclass(frozen=True, slots=True)
class SetUp:
    """A person who adds a place by a ``way`` of newsroom.setting_up, since ``begun_at`` (UTC).

    The ``nonce`` stands in a link that was given to them alone.
    """

    nonce: str
    user_id: int
    way: str
    begun_at: datetime


async def add_set_up(connection: AsyncConnection, new: SetUp) -> None:
    """Keep a set-up."""
    values = {"user_id": new.user_id, "kind": new.way, "begun_at": new.begun_at}
    await connection.execute(set_ups.insert().values(nonce=new.nonce, **values))


async def set_up_by_nonce(connection: AsyncConnection, nonce: str, since: datetime) -> SetUp | None:
    """The set-up with this nonce, if it was begun at ``since`` or later."""
    wanted = set_ups.c.nonce == nonce, set_ups.c.begun_at >= since
    row = (await connection.execute(select(set_ups).where(*wanted))).one_or_none()
    return None if row is None else SetUp(*row)


async def newest_set_up(
    connection: AsyncConnection, user_id: int, way: str, since: datetime
) -> SetUp | None:
    """The newest set-up of a person by this way, if it was begun at ``since`` or later."""
    theirs = set_ups.c.user_id == user_id, set_ups.c.kind == way, set_ups.c.begun_at >= since
    statement = select(set_ups).where(*theirs).order_by(set_ups.c.begun_at.desc()).limit(1)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else SetUp(*row)


async def forget_set_ups(connection: AsyncConnection, before: datetime) -> None:
    """Delete those that were begun ``before`` a moment."""
    await connection.execute(delete(set_ups).where(set_ups.c.begun_at < before))
