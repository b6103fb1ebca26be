"""Who did what in the newsroom, kept in the transaction that does it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from news.deed import Deed
from storage.tables import deeds

LONGEST_ABOUT = 256


async def keep_deed(connection: AsyncConnection, deed: Deed) -> None:
    """Remember who did what; its id is given by the database."""
    await connection.execute(
        deeds.insert().values(
            kind=deed.kind.value,
            person_id=deed.person_id,
            article_id=deed.article_id,
            about=deed.about[:LONGEST_ABOUT] or None,
            done_at=deed.done_at,
        )
    )
