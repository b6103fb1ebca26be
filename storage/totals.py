"""How many readers, subscriptions and rules there are: counted as they come and go.

Whoever changes a number adds a row, so that nobody waits for another's transaction; a tick adds the
rows up.
"""

from collections import Counter
from enum import StrEnum

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables

MOST_ROWS = 500
"""So many rows are read with every question; more are added up."""
_ADDED_UP_AT_ONCE = 2_000


class Total(StrEnum):
    """What is counted."""

    READERS = "readers"
    INACTIVE = "inactive readers"
    PLACES = "places"
    """Groups, their topics and channels: none of the others counts them."""
    TO_RUBRICS = "subscriptions to rubrics"
    TO_RULES = "subscriptions to rules"
    RULES = "rules"


async def change_total(connection: AsyncConnection, total: Total, by: int) -> None:
    """Count ``by`` more."""
    if by:
        await connection.execute(tables.totals.insert().values(name=total.value, number=by))


async def totals(connection: AsyncConnection) -> Counter[Total]:
    """How many there are of everything."""
    summed = func.sum(tables.totals.c.number)
    rows = await connection.execute(
        select(tables.totals.c.name, summed).group_by(tables.totals.c.name)
    )
    return Counter({Total(name): int(number) for name, number in rows})


def active_readers(counted: Counter[Total]) -> int:
    """How many readers can be sent news."""
    return counted[Total.READERS] - counted[Total.INACTIVE]


async def has_many_rows(connection: AsyncConnection) -> bool:
    """Whether it is time to add the rows up."""
    rows = select(tables.totals.c.id).limit(1).offset(MOST_ROWS)
    return await connection.scalar(rows) is not None


async def add_up(connection: AsyncConnection) -> None:
    """Make one row of each name of what are many."""
    oldest = select(tables.totals.c.id).order_by(tables.totals.c.id).limit(_ADDED_UP_AT_ONCE)
    gone = await connection.execute(
        delete(tables.totals)
        .where(tables.totals.c.id.in_(oldest))
        .returning(tables.totals.c.name, tables.totals.c.number)
    )
    sums = Counter[str]()
    for name, number in gone:
        sums[name] += number
    for name, number in sums.items():
        await change_total(connection, Total(name), number)
