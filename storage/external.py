"""Articles that another program knows by an id of its own, within a source of its naming."""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import external_articles as externals


@dataclass(frozen=True, slots=True)
class External:
    """Which article it is, and a hash of what was last put there."""

    article_id: int
    content: str


async def external(connection: AsyncConnection, source: str, external_id: str) -> External | None:
    """The article under an id; None when there is none yet."""
    statement = select(externals.c.article_id, externals.c.content).where(
        externals.c.source == source, externals.c.external_id == external_id
    )
    row = (await connection.execute(statement)).first()
    return None if row is None else External(*row)


async def add_external(
    connection: AsyncConnection, source: str, external_id: str, new: External
) -> bool:
    """Keep an article under an id; False when another has it: that one's transaction was faster."""
    statement = insert(connection, externals).values(
        source=source, external_id=external_id, article_id=new.article_id, content=new.content
    )
    return (await connection.execute(statement.on_conflict_do_nothing())).rowcount > 0


async def change_content(
    connection: AsyncConnection, source: str, external_id: str, before: str, after: str
) -> bool:
    """Keep what was put under an id; False when it is no longer what it was ``before``."""
    result = await connection.execute(
        update(externals)
        .where(externals.c.source == source, externals.c.external_id == external_id)
        .where(externals.c.content == before)
        .values(content=after)
    )
    return result.rowcount > 0
