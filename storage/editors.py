"""Who may post, by Telegram user id."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import execute_raw, insert
from storage.tables import editors

# Asked with every message: put together once.
_IDS = select(editors.c.user_id)
_RIGHTS = select(editors.c.owner).where(editors.c.user_id == bindparam("user"))


async def editor_rights(connection: AsyncConnection, user_id: int) -> bool | None:
    """None when the user is no editor, else whether they are an owner."""
    return await connection.scalar(_RIGHTS, {"user": user_id})


async def editor_ids(connection: AsyncConnection) -> set[int]:
    """Every editor's user id."""
    return {row[0] for row in await execute_raw(connection, _IDS)}


async def all_editors(connection: AsyncConnection) -> list[tuple[int, bool]]:
    """Every editor's user id, and whether they are an owner; owners first."""
    rows = await connection.execute(
        select(editors.c.user_id, editors.c.owner).order_by(
            editors.c.owner.desc(), editors.c.added_at, editors.c.user_id
        )
    )
    return [(row.user_id, row.owner) for row in rows]


async def add_editor(connection: AsyncConnection, user_id: int, now: datetime) -> bool:
    """Let the user post; False when they might already."""
    statement = insert(connection, editors).values(user_id=user_id, owner=False, added_at=now)
    return (await connection.execute(statement.on_conflict_do_nothing())).rowcount > 0


async def make_owner(connection: AsyncConnection, user_id: int, now: datetime) -> None:
    """Let the user post and appoint others."""
    statement = insert(connection, editors).values(user_id=user_id, owner=True, added_at=now)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[editors.c.user_id], set_={"owner": True})
    )


async def remove_editor(connection: AsyncConnection, user_id: int) -> bool:
    """Take the right to post from an editor who is no owner; False when nothing changed."""
    statement = delete(editors).where(editors.c.user_id == user_id, ~editors.c.owner)
    return (await connection.execute(statement)).rowcount > 0
