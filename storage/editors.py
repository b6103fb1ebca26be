"""Who works in the newsroom, by Telegram user id; who did so once stays known by name.

Programs do, too: sources and tokens, under the ids of news.actor. They have a role and a name, and
are no colleagues.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Row, Select, bindparam, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.colleague import Colleague
from news.role import Role
from storage.dialect import execute_raw, insert, listed
from storage.tables import editors, subscribers

LONGEST_NAME = 128

_has_role = editors.c.role != Role.READER.value
_works = _has_role & (editors.c.user_id > 0)
# Asked with every message: put together once.
_IDS = select(editors.c.user_id).where(_works)
_ROLE = select(editors.c.role).where(editors.c.user_id == bindparam("user"))
_KNOWN = select(editors.c.role, editors.c.name).where(
    editors.c.user_id == bindparam("user"), editors.c.user_id > 0
)
_OWNERS_FIRST = case({Role.OWNER.value: 0, Role.EDITOR.value: 1}, value=editors.c.role, else_=2)


async def role_of(connection: AsyncConnection, user_id: int) -> Role:
    """What a user may do."""
    role = await connection.scalar(_ROLE, {"user": user_id})
    return Role.READER if role is None else Role(role)


async def known_editor(connection: AsyncConnection, user_id: int) -> tuple[Role, str | None]:
    """What a user may do, and the name under which colleagues know them."""
    row = (await connection.execute(_KNOWN, {"user": user_id})).first()
    return (Role.READER, None) if row is None else (Role(row.role), row.name)


async def editor_ids(connection: AsyncConnection) -> set[int]:
    """The user id of everybody who works in the newsroom."""
    return {row[0] for row in await execute_raw(connection, _IDS)}


async def all_editors(connection: AsyncConnection) -> list[tuple[int, Role]]:
    """The user id and role of everybody who works in the newsroom: owners, editors, authors."""
    return [(each.id, each.role) for each in await colleagues(connection)]


async def colleagues(connection: AsyncConnection) -> list[Colleague]:
    """Everybody who works in the newsroom: owners, editors, authors."""
    order = _OWNERS_FIRST, editors.c.added_at, editors.c.user_id
    rows = await connection.execute(_colleagues().where(_works).order_by(*order))
    return [_colleague(row) for row in rows]


async def colleague(connection: AsyncConnection, user_id: int) -> Colleague | None:
    """Somebody who works in the newsroom, or did once."""
    row = (await connection.execute(_colleagues().where(editors.c.user_id == user_id))).first()
    return None if row is None else _colleague(row)


async def colleagues_by_id(
    connection: AsyncConnection, user_ids: Collection[int]
) -> dict[int, Colleague]:
    """Who has these user ids; of those who never worked in the newsroom nothing else is known."""
    if not user_ids:
        return {}
    rows = await connection.execute(
        _colleagues().where(listed(editors.c.user_id, sorted(user_ids)))
    )
    known = {row.user_id: _colleague(row) for row in rows}
    return {each: known.get(each, Colleague(each)) for each in user_ids}


async def names_of(connection: AsyncConnection, user_ids: Collection[int]) -> dict[int, str]:
    """The names of those who work in the newsroom, or did once, as far as they are known."""
    named = select(editors.c.user_id, editors.c.name).where(editors.c.name.is_not(None))
    rows = await connection.execute(named.where(listed(editors.c.user_id, sorted(user_ids))))
    return dict(rows.all())


async def add_editor(
    connection: AsyncConnection,
    user_id: int,
    now: datetime,
    role: Role = Role.EDITOR,
    name: str | None = None,
) -> bool:
    """Give the user a role; False when they have it already, or are an owner."""
    new = {"role": role.value, "added_at": now, "name": name}
    statement = insert(connection, editors).values(user_id=user_id, **new)
    another = (editors.c.role != role.value) & (editors.c.role != Role.OWNER.value)
    changed = {**new, "name": func.coalesce(statement.excluded.name, editors.c.name)}
    statement = statement.on_conflict_do_update(
        index_elements=[editors.c.user_id], set_=changed, where=another
    )
    return (await connection.execute(statement)).rowcount > 0


async def add_program(connection: AsyncConnection, actor_id: int, name: str, now: datetime) -> None:
    """Let a program do what editors may, until it is removed as they are."""
    new = {"role": Role.EDITOR.value, "added_at": now, "name": name}
    statement = insert(connection, editors).values(user_id=actor_id, **new)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[editors.c.user_id], set_=new)
    )


async def make_owner(connection: AsyncConnection, user_id: int, now: datetime) -> bool:
    """Let the user post and appoint others; False when they might already."""
    statement = insert(connection, editors).values(
        user_id=user_id, role=Role.OWNER.value, added_at=now
    )
    statement = statement.on_conflict_do_update(
        index_elements=[editors.c.user_id],
        set_={"role": Role.OWNER.value},
        where=editors.c.role != Role.OWNER.value,
    )
    return (await connection.execute(statement)).rowcount > 0


async def remove_editor(connection: AsyncConnection, user_id: int) -> bool:
    """Take the role from somebody who is no owner; False when nothing changed."""
    no_owner = editors.c.role != Role.OWNER.value
    statement = update(editors).where(editors.c.user_id == user_id, no_owner, _has_role)
    return (await connection.execute(statement.values(role=Role.READER.value))).rowcount > 0


async def rename_editor(connection: AsyncConnection, user_id: int, name: str) -> None:
    """Know somebody of the newsroom by the name that they have now."""
    statement = update(editors).where(editors.c.user_id == user_id)
    await connection.execute(statement.values(name=name))


def _colleagues() -> Select[tuple[int, str, str | None, str | None]]:
    theirs = (subscribers.c.chat_id == editors.c.user_id) & (subscribers.c.thread_id == 0)
    return select(
        editors.c.user_id, editors.c.role, editors.c.name, subscribers.c.username
    ).select_from(editors.outerjoin(subscribers, theirs))


def _colleague(row: Row[tuple[int, str, str | None, str | None]]) -> Colleague:
    return Colleague(row.user_id, row.name, Role(row.role), row.username)
