"""Rubrics, in the order in which people see them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.language import Language
from news.rubric import Rubric, by_id
from storage.tables import rubrics

NAMES = {
    Language.RU: rubrics.c.name_ru,
    Language.BE: rubrics.c.name_be,
    Language.EN: rubrics.c.name_en,
}


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


def _rubric(row: Mapping[Any, Any], former: tuple[Rubric, ...]) -> Rubric:
    return Rubric(
        id=row["id"],
        slug=row["slug"],
        emoji=row["emoji"],
        names={language: row[column.name] for language, column in NAMES.items()},
        hidden=row["hidden"],
        former=former,
    )
