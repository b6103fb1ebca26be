"""Who did what in the newsroom, kept in the transaction that does it."""

from typing import Any

from sqlalchemy import Row, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deed import NOBODY, Deed, DeedFilter, DeedKind
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


async def forget_doer(connection: AsyncConnection, person_id: int) -> None:
    """Let nobody know any more who did what this person did; that it was done stays."""
    theirs = update(deeds).where(deeds.c.person_id == person_id)
    await connection.execute(theirs.values(person_id=NOBODY))


async def count_deeds(connection: AsyncConnection, which: DeedFilter) -> int:
    """How many deeds there are."""
    statement = _filtered(select(func.count()).select_from(deeds), which)
    return await connection.scalar(statement) or 0


async def newest_deeds(
    connection: AsyncConnection,
    which: DeedFilter,
    limit: int,
    *,
    offset: int = 0,
    before: int | None = None,
) -> tuple[Deed, ...]:
    """Deeds, newest first: those after so many newer ones, or those older than an id."""
    statement = _filtered(select(deeds), which)
    if before is not None:
        statement = statement.where(deeds.c.id < before)
    statement = statement.order_by(deeds.c.id.desc()).limit(limit).offset(offset)
    return tuple(map(_deed, await connection.execute(statement)))


async def deeds_to(
    connection: AsyncConnection, article_id: int, kind: DeedKind
) -> tuple[Deed, ...]:
    """The deeds of a kind that were done to an article, newest first."""
    statement = _filtered(select(deeds), DeedFilter(article_id)).where(deeds.c.kind == kind.value)
    return tuple(map(_deed, await connection.execute(statement.order_by(deeds.c.id.desc()))))


def _filtered(statement: Select[Any], which: DeedFilter) -> Select[Any]:
    if which.article_id is not None:
        statement = statement.where(deeds.c.article_id == which.article_id)
    if which.person_id is not None:
        statement = statement.where(deeds.c.person_id == which.person_id)
    return statement


def _deed(row: Row[Any]) -> Deed:
    return Deed(
        kind=DeedKind(row.kind),
        person_id=row.person_id,
        done_at=row.done_at,
        article_id=row.article_id,
        about=row.about or "",
        id=row.id,
    )
