"""Rubrics, in the order in which people see them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.language import Language
from news.rubric import Rubric, by_id
from storage.facts import count_up
from storage.tables import rubrics

NAMES = {
    Language.RU: rubrics.c.name_ru,
    Language.BE: rubrics.c.name_be,
    Language.EN: rubrics.c.name_en,
}


RUBRICS = "rubrics"
"""The fact that counts the changes of rubrics."""

# Asked with every page of articles: put together once.
_ALL = select(rubrics).order_by(rubrics.c.position, rubrics.c.id)


async def all_rubrics(connection: AsyncConnection) -> tuple[Rubric, ...]:
    """Every rubric, the hidden ones included; the merged ones are with those they went into."""
    rows = (await connection.execute(_ALL)).mappings().all()
    former: dict[int, list[Rubric]] = defaultdict(list)
    for row in rows:
        if row["merged_into"] is not None:
            former[row["merged_into"]].append(_rubric(row, ()))
    return tuple(
        _rubric(row, tuple(former.get(row["id"], ()))) for row in rows if row["merged_into"] is None
    )


async def rubrics_by_id(connection: AsyncConnection) -> dict[int, Rubric]:
    """Every rubric by its id and by those of the rubrics that were merged into it."""
    return by_id(await all_rubrics(connection))


async def count_publication(connection: AsyncConnection, rubric_id: int, by: int = 1) -> None:
    """Note that ``by`` more articles of the rubric are published."""
    total = rubrics.c.published + by
    await connection.execute(
        update(rubrics).where(rubrics.c.id == rubric_id).values(published=total)
    )


async def published_in(connection: AsyncConnection, rubric_id: int) -> int:
    """How many articles of the rubric are published."""
    statement = select(rubrics.c.published).where(rubrics.c.id == rubric_id)
    return await connection.scalar(statement) or 0


async def hold_rubrics(connection: AsyncConnection) -> tuple[Rubric, ...]:
    """Every rubric, to be changed: until the transaction ends nobody else changes one."""
    await count_up(connection, RUBRICS)
    return await all_rubrics(connection)


async def last_position(connection: AsyncConnection) -> int:
    """The position of the last rubric."""
    return await connection.scalar(select(func.max(rubrics.c.position))) or 0


async def slugs(connection: AsyncConnection) -> set[str]:
    """Every slug that was ever given."""
    return set(await connection.scalars(select(rubrics.c.slug)))


async def add_rubric(
    connection: AsyncConnection, slug: str, names: Mapping[Language, str], position: int
) -> int:
    """Keep a new rubric; its id. Nobody else may add one meanwhile: see hold_rubrics."""
    # Not PostgreSQL's sequence: the first rubrics were kept with ids of their own.
    rubric_id = 1 + (await connection.scalar(select(func.max(rubrics.c.id))) or 0)
    await connection.execute(
        rubrics.insert().values(
            id=rubric_id, slug=slug, emoji="", position=position, **named(names)
        )
    )
    return rubric_id


async def change_rubric(
    connection: AsyncConnection,
    rubric_id: int,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> None:
    """Set columns of a rubric."""
    await connection.execute(update(rubrics).where(rubrics.c.id == rubric_id).values(**columns))


async def put_in_order(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Let people see the rubrics in this order."""
    for position, rubric_id in enumerate(ids, start=1):
        await change_rubric(connection, rubric_id, position=position)


async def merge_rubric(
    connection: AsyncConnection, rubric_id: int, into: int, now: datetime
) -> None:
    """Let a rubric, and all that were merged into it, be part of another from now on."""
    await connection.execute(
        update(rubrics)
        .where((rubrics.c.id == rubric_id) | (rubrics.c.merged_into == rubric_id))
        .values(merged_into=into, merged_at=now)
    )


def named(names: Mapping[Language, str]) -> dict[str, str]:
    """Names as the columns have them."""
    return {column.name: names[language] for language, column in NAMES.items()}


def _rubric(row: Mapping[Any, Any], former: tuple[Rubric, ...]) -> Rubric:
    return Rubric(
        id=row["id"],
        slug=row["slug"],
        emoji=row["emoji"],
        names={language: row[column.name] for language, column in NAMES.items()},
        hidden=row["hidden"],
        former=former,
    )
