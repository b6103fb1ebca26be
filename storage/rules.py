"""Keyword rules: one row for all readers who wrote the same."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert, listed
from storage.tables import rules

# Rows are made into objects between two looks of the event loop at anything else.
_A_PAGE = 2_000

StoredRule = tuple[int, str]
"""An id and a normal form."""


async def keep_rule(connection: AsyncConnection, text: str) -> int:
    """The id of the rule with this normal form, which is added when it is new."""
    wanted = select(rules.c.id).where(rules.c.text == text)
    known = (await connection.execute(wanted)).scalar_one_or_none()
    if known is not None:
        return int(known)
    statement = insert(connection, rules).values(text=text).on_conflict_do_nothing()
    await connection.execute(statement)
    return int((await connection.execute(wanted)).scalar_one())


async def all_rules(connection: AsyncConnection) -> list[StoredRule]:
    """Every rule, by id; the connection must read one consistent state."""
    found = page = await _page(connection, 0)
    while len(page) == _A_PAGE:
        page = await _page(connection, page[-1][0])
        found += page
    return found


async def rules_missing(
    connection: AsyncConnection, last: int, gaps: Collection[int]
) -> list[StoredRule]:
    """Rules younger than ``last``, and those older ones whose ids are in ``gaps``; by id.

    Ids are taken before they are committed: what has a lower id may come later.
    """
    wanted = rules.c.id > last
    if gaps:
        wanted |= listed(rules.c.id, sorted(gaps))
    rows = await connection.execute(select(rules).where(wanted).order_by(rules.c.id))
    return [(row.id, row.text) for row in rows]


async def count_rules(connection: AsyncConnection) -> int:
    """How many different rules there are."""
    return await connection.scalar(select(func.count()).select_from(rules)) or 0


async def _page(connection: AsyncConnection, after: int) -> list[StoredRule]:
    statement = select(rules).where(rules.c.id > after).order_by(rules.c.id).limit(_A_PAGE)
    return [(row.id, row.text) for row in await connection.execute(statement)]
