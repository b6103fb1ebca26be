"""Under which rubrics the categories of sources put articles."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.rubric import Rubric
from news.source import Category
from news.storable import storable
from storage.dialect import insert
from storage.rubrics import rubrics_by_id
from storage.tables import source_categories

LONGEST = 128
MOST = 500
"""Categories of one source; what comes later goes to the source's own rubric."""
_is_of = source_categories.c.source_id


async def categories_of(connection: AsyncConnection, source_id: int) -> tuple[Category, ...]:
    """The categories that a source has used, the most used first."""
    order = source_categories.c["items"].desc(), source_categories.c.category
    statement = select(source_categories).where(_is_of == source_id).order_by(*order)
    rows = (await connection.execute(statement)).all()
    known = await rubrics_by_id(connection) if rows else {}
    return tuple(_category(row, known) for row in rows)


async def rubrics_of(
    connection: AsyncConnection, source_id: int, names: Sequence[str]
) -> tuple[Rubric, ...]:
    """The rubrics under which an item's categories put it, each once, in their order."""
    keys = [category_key(each) for each in names]
    chosen = source_categories.c.category, source_categories.c.rubric_id
    statement = select(*chosen).where(_is_of == source_id, source_categories.c.category.in_(keys))
    by_key = dict((await connection.execute(statement)).all()) if keys else {}
    known = await rubrics_by_id(connection) if any(by_key.values()) else {}
    found = (known.get(by_key.get(key) or 0) for key in keys)
    return tuple({each.id: each for each in found if each is not None}.values())


async def count_categories(
    connection: AsyncConnection,
    source_id: int,
    used: Mapping[str, int],
    guessed: Mapping[str, int | None],
) -> None:
    """Count how often a source has used categories, by name; a new one gets the guessed rubric.

    New ones beyond ``MOST`` are left out.
    """
    rows = {
        category_key(name): {
            "source_id": source_id,
            "category": category_key(name),
            "name": name[:LONGEST],
            "rubric_id": guessed[name],
            "items": count,
        }
        for name, count in used.items()
    }
    known = set(
        await connection.scalars(select(source_categories.c.category).where(_is_of == source_id))
    )
    new = sorted(rows.keys() - known)[: max(MOST - len(known), 0)]
    kept = sorted([*(rows.keys() & known), *new])
    if not kept:
        return
    statement = insert(connection, source_categories)
    more = source_categories.c["items"] + statement.excluded["items"]
    statement = statement.on_conflict_do_update(
        index_elements=[source_categories.c.source_id, source_categories.c.category],
        set_={"items": more},
    )
    await connection.execute(statement, [rows[key] for key in kept])


def category_key(name: str) -> str:
    """What a category is known by, however it is spelt."""
    return storable(" ".join(name.casefold().replace("ё", "е").split()))[:LONGEST]


async def file_category(
    connection: AsyncConnection, source_id: int, key: str, rubric_id: int | None
) -> bool:
    """Put a category under a rubric, as an editor wants it; False when there is none such."""
    it = _is_of == source_id, source_categories.c.category == key
    changed = await connection.execute(
        update(source_categories).where(*it).values(rubric_id=rubric_id, chosen=True)
    )
    return changed.rowcount > 0


def _category(row: Row[Any], known: Mapping[int, Rubric]) -> Category:
    return Category(
        key=row.category,
        name=row.name,
        rubric=known.get(row.rubric_id),
        chosen=row.chosen,
        items=row._mapping["items"],  # noqa: SLF001 - as an attribute it is a method of mappings
    )
