"""Who works in the newsroom, by Telegram user id."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, case, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.colleague import Colleague
from news.role import Role
from storage.dialect import execute_raw, insert, listed
from storage.tables import editors

# Asked with every message: put together once.
_IDS = select(editors.c.user_id)
_ROLE = select(editors.c.role).where(editors.c.user_id == bindparam("user"))
_OWNERS_FIRST = case({Role.OWNER.value: 0, Role.EDITOR.value: 1}, value=editors.c.role, else_=2)


async def role_of(connection: AsyncConnection, user_id: int) -> Role:
    """What a user may do."""
    role = await connection.scalar(_ROLE, {"user": user_id})
    return Role.READER if role is None else Role(role)


async def editor_ids(connection: AsyncConnection) -> set[int]:
    """The user id of everybody who works in the newsroom."""
    return {row[0] for row in await execute_raw(connection, _IDS)}


async def all_editors(connection: AsyncConnection) -> list[tuple[int, Role]]:
    """The user id and role of everybody who works in the newsroom: owners, editors, authors."""
    rows = await connection.execute(
        select(editors.c.user_id, editors.c.role).order_by(
            _OWNERS_FIRST, editors.c.added_at, editors.c.user_id
        )
    )
    return [(row.user_id, Role(row.role)) for row in rows]


async def add_editor(
    connection: AsyncConnection, user_id: int, now: datetime, role: Role = Role.EDITOR
) -> bool:
    """Give the user a role; False when they have it already, or are an owner."""
    statement = insert(connection, editors).values(user_id=user_id, role=role.value, added_at=now)
    another = (editors.c.role != role.value) & (editors.c.role != Role.OWNER.value)
    statement = statement.on_conflict_do_update(
        index_elements=[editors.c.user_id], set_={"role": role.value}, where=another
    )
    return (await connection.execute(statement)).rowcount > 0


async def make_owner(connection: AsyncConnection, user_id: int, now: datetime) -> None:
    """Let the user post and appoint others."""
    statement = insert(connection, editors).values(
        user_id=user_id, role=Role.OWNER.value, added_at=now
    )
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[editors.c.user_id], set_={"role": Role.OWNER.value}
        )
    )


async def remove_editor(connection: AsyncConnection, user_id: int) -> bool:
    """Take the role from somebody who is no owner; False when nothing changed."""
    no_owner = editors.c.role != Role.OWNER.value
    statement = delete(editors).where(editors.c.user_id == user_id, no_owner)
    return (await connection.execute(statement)).rowcount > 0


async def colleagues(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, Colleague]:
    """Who has these user ids; also those who work in the newsroom no more, without a name."""
    rows = await connection.execute(
        select(editors.c.user_id, editors.c.name).where(listed(editors.c.user_id, ids))
    )
    names = {row.user_id: row.name for row in rows} if ids else {}
    return {each: Colleague(each, names.get(each)) for each in ids}
