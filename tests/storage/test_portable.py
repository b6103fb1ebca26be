"""A whole database comes to the other engine as it is, or not at all."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import URL, Column, Integer, LargeBinary, MetaData, Table, text

from storage.database import Database
from storage.migrating import opened
from storage.moving import move
from storage.portable import LEFT_BEHIND, OF_ENGINES, CopyError, Proof, shapes_of
from storage.portable_sqlite import shapes_in
from storage.tables import leases, metadata, rubrics
from storage.vacancies import leave
from tests.conftest import copied
from tests.storage.moved import (
    NOW,
    SHAPES,
    contents,
    empty_at,
    fill,
    migrated_at,
    require_empty,
    unheard,
)

DIRECTIONS = [
    ("sqlite", "postgresql"),
    ("postgresql", "sqlite"),
    ("sqlite", "sqlite"),
    ("postgresql", "postgresql"),
]

Ends = tuple[str, str]


@pytest.fixture(params=DIRECTIONS, ids=" to ".join)
async def ends(
    request: pytest.FixtureRequest, migrated_postgresql: URL, tmp_path: Path
) -> AsyncIterator[Ends]:
    """The addresses of a database that was migrated, and of an empty one."""
    source, target = request.param
    async with (
        migrated_at(source, tmp_path / "source.db", migrated_postgresql) as one,
        empty_at(target, tmp_path / "target.db", migrated_postgresql) as other,
    ):
        yield one, other


def test_every_table_is_copied_or_left_behind_on_purpose() -> None:
    names = {shape.name for shape in SHAPES}

    assert names | LEFT_BEHIND == metadata.tables.keys()
    assert not names & OF_ENGINES
    for shape in SHAPES:
        assert sorted(shape.columns) == sorted(metadata.tables[shape.name].columns.keys())
        assert shape.key


async def test_the_tables_of_a_file_are_those_of_the_schema(migrated_sqlite: URL) -> None:
    found = {shape.name: shape for shape in await shapes_in(Path(migrated_sqlite.database or ""))}

    assert found.keys() == {shape.name for shape in SHAPES}
    for shape in SHAPES:
        there = found[shape.name]
        assert sorted(there.columns) == sorted(shape.columns)
        assert (there.key, there.truths) == (shape.key, shape.truths)
        assert there.written_keys == shape.written_keys


def test_what_is_referred_to_goes_first() -> None:
    place = {shape.name: number for number, shape in enumerate(SHAPES)}

    for shape in SHAPES:
        for key in metadata.tables[shape.name].foreign_keys:
            assert place[key.column.table.name] < place[shape.name]


def test_a_type_that_the_engines_do_not_share_is_refused_by_name() -> None:
    odd = MetaData()
    Table("pictures", odd, Column("id", Integer, primary_key=True), Column("it", LargeBinary))

    with pytest.raises(CopyError, match="pictures"):
        shapes_of(odd)


async def test_everything_comes_over_and_the_source_stays(ends: Ends) -> None:
    source, target = ends
    await fill(source)
    before = await contents(source)

    proofs = await move(source, target, leave, unheard)

    assert proofs == before == await contents(target) == await contents(source)
    assert {proof.rows for proof in proofs} == {3}


async def test_there_and_back_is_the_same(ends: Ends, tmp_path: Path) -> None:
    source, target = ends
    await fill(source, 2)
    again = f"sqlite+aiosqlite:///{tmp_path / 'again.db'}"

    await move(source, target, leave, unheard)
    await move(target, again, leave, unheard)

    assert await contents(again) == await contents(source)


async def test_who_held_what_is_not_copied(ends: Ends) -> None:
    source, target = ends
    over = {"name": "delivery", "holder": "me", "epoch": 7, "expires_at": NOW - timedelta(days=99)}
    async with opened(source) as database, database.transaction() as connection:
        await connection.execute(leases.insert(), over)

    await move(source, target, leave, unheard)

    async with opened(target) as database, database.snapshot() as connection:
        assert (await connection.execute(leases.select())).first() is None


async def test_numbers_go_on_where_they_were(ends: Ends) -> None:
    source, target = ends
    await fill(source)
    async with opened(source) as database, database.transaction() as connection:
        if not database.is_sqlite:
            await connection.execute(text("SELECT setval('rubrics_id_seq', 40)"))

    await move(source, target, leave, unheard)

    new = {"slug": "new", "emoji": "", "name_ru": "", "name_be": "", "name_en": "", "position": 1}
    async with opened(target) as database, database.transaction() as connection:
        added = await connection.execute(rubrics.insert().returning(rubrics.c.id), new)
        wanted = 41 if source.startswith("postgresql") and not database.is_sqlite else 4
        assert added.scalar_one() == wanted


async def test_the_target_has_every_index_and_reference(
    migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with (
        migrated_at("sqlite", tmp_path / "source.db", migrated_postgresql) as source,
        empty_at("postgresql", tmp_path / "target.db", migrated_postgresql) as target,
    ):
        await move(source, target, leave, unheard)
        moved = await _catalogue(target)

    async with copied(migrated_postgresql, tmp_path) as fresh:
        assert moved == await _catalogue(fresh)


async def _catalogue(url: str) -> list[tuple[str, ...]]:
    statement = text(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
        " UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace AND convalidated ORDER BY 1, 2"
    )
    database = Database(url)
    async with database.snapshot() as connection:
        rows = [tuple(row) for row in await connection.execute(statement)]
    await database.close()
    return rows


async def test_a_copy_that_comes_out_otherwise_is_not_kept(
    ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = ends
    await fill(source)

    async def proved(*_: object) -> Proof:
        return Proof("albums", 3, "0" * 64)

    with monkeypatch.context() as patch:
        patch.setattr("storage.portable.prove", proved)
        with pytest.raises(CopyError, match="The copy of albums is not what was sent"):
            await move(source, target, leave, unheard)

    await require_empty(target)


async def test_a_move_that_is_stopped_leaves_the_target_empty(ends: Ends) -> None:
    source, target = ends
    await fill(source)
    before = await contents(source)

    def stop(table: str, _: int) -> None:
        if table.startswith("webhooks"):
            raise CopyError("Stopped")

    with pytest.raises(CopyError, match="Stopped"):
        await move(source, target, leave, stop)

    await require_empty(target)
    assert await contents(source) == before
    await move(source, target, leave, unheard)
    assert await contents(target) == before
