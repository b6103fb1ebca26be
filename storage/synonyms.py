"""Groups of words that the newsroom holds to be the same."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.synonym import SynonymGroup, split, written
from storage.facts import count_up, fact
from storage.tables import synonyms

# Grows with every change, so that other processes notice.
_VERSION = "synonyms"


async def all_groups(connection: AsyncConnection) -> tuple[SynonymGroup, ...]:
    """Every group, oldest first."""
    rows = await connection.execute(select(synonyms).order_by(synonyms.c.id))
    return tuple(SynonymGroup(row.id, split(row.members)) for row in rows)


async def add_group(connection: AsyncConnection, members: Sequence[str]) -> SynonymGroup:
    """Keep a group."""
    result = await connection.execute(synonyms.insert().values(members=written(members)))
    await count_up(connection, _VERSION)
    return SynonymGroup(int(result.inserted_primary_key[0]), tuple(members))  # type: ignore[index]


async def remove_group(connection: AsyncConnection, group_id: int) -> bool:
    """Forget a group; False when there is none such."""
    result = await connection.execute(delete(synonyms).where(synonyms.c.id == group_id))
    if result.rowcount == 0:
        return False
    await count_up(connection, _VERSION)
    return True


async def synonyms_version(connection: AsyncConnection) -> int:
    """A number that is another one after every change."""
    return int(await fact(connection, _VERSION) or 0)
