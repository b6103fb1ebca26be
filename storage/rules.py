"""Keyword rules: one row for all readers who wrote the same."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import rules


async def keep_rule(connection: AsyncConnection, text: str) -> int:
    """The id of the rule with this normal form, which is added when it is new."""
    wanted = select(rules.c.id).where(rules.c.text == text)
    known = (await connection.execute(wanted)).scalar_one_or_none()
    if known is not None:
        return int(known)
    statement = insert(connection, rules).values(text=text).on_conflict_do_nothing()
    await connection.execute(statement)
    return int((await connection.execute(wanted)).scalar_one())


async def rules_after(connection: AsyncConnection, rule_id: int) -> list[tuple[int, str]]:
    """Rules younger than ``rule_id``, oldest first: id and normal form."""
    rows = await connection.execute(
        select(rules.c.id, rules.c.text).where(rules.c.id > rule_id).order_by(rules.c.id)
    )
    return [(row.id, row.text) for row in rows]


async def count_rules(connection: AsyncConnection) -> int:
    """How many different rules there are."""
    return await connection.scalar(select(func.count()).select_from(rules)) or 0
