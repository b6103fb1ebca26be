"""The migration chain builds the declared schema, or says in one line why it cannot."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, Table, inspect, make_url, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from storage.backup import back_up
from storage.database import Database
from storage.migrating import DatabaseUnavailable, open_database, opened
from storage.rubrics import all_rubrics
from storage.tables import metadata
from tests.storage.damage import backup_of, cut_off, scribble


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(
        connection,
        opts={"compare_type": True, "compare_server_default": True, "include_name": _is_ours},
    )
    return list(compare_metadata(context, metadata))


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not (name or "").startswith(("alembic", "search"))


def _index_conditions(connection: Connection) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in metadata.tables:
        for index in inspect(connection).get_indexes(table):
            options = index.get("dialect_options", {})
            where = options.get(f"{connection.dialect.name}_where")
            if where is not None:
                found[str(index["name"])] = _plain(str(where))
    return found


def _declared_conditions(dialect: str) -> dict[str, str]:
    return {
        str(index.name): _plain(str(where))
        for table in metadata.tables.values()
        for index in table.indexes
        if (where := index.dialect_options[dialect]["where"]) is not None
    }


def _statements(table: Table) -> list[ExecutableDDLElement]:
    return [CreateTable(table), *map(CreateIndex, table.indexes)]


def _plain(condition: str) -> str:
    """Without what PostgreSQL adds when it writes a condition back."""
    return re.sub(r"::[a-z ]+|[()\s]", "", condition).lower()


async def test_the_migrated_schema_is_the_declared_one(database: Database) -> None:
    async with database.transaction() as connection:
        assert await connection.run_sync(_differences) == []


async def test_indexes_cover_the_rows_they_are_declared_for(database: Database) -> None:
    async with database.transaction() as connection:
        found = await connection.run_sync(_index_conditions)

        assert found == _declared_conditions(connection.dialect.name)


async def test_sqlite_gets_the_very_statements_that_are_declared(migrated_sqlite: URL) -> None:
    database = Database(migrated_sqlite.render_as_string())
    async with database.snapshot() as connection:
        built = set(await connection.scalars(text("SELECT sql FROM sqlite_master WHERE sql > ''")))
        statements = [
            str(clause.compile(dialect=connection.dialect))
            for table in metadata.sorted_tables
            for clause in _statements(table)
        ]
    await database.close()

    assert {_squeezed(each) for each in statements} <= {_squeezed(each) for each in built}


def _squeezed(sql: str) -> tuple[str, ...]:
    """The statement; a table's clauses in any order, for a column added later stands last.

    The name of a table that was renamed stands in quotation marks.
    """
    sql = re.sub(r"[\s\"]+", "", sql).lower()
    return tuple(sorted(re.split("[,()]", sql))) if sql.startswith("createtable") else (sql,)


async def test_a_new_database_holds_the_nine_rubrics(database: Database) -> None:
    async with database.snapshot() as connection:
        rubrics = await all_rubrics(connection)

    assert [rubric.slug for rubric in rubrics] == [
        "politics",
        "economy",
        "society",
        "world",
        "regions",
        "incidents",
        "culture",
        "tech",
        "sport",
    ]
    assert all(len(rubric.names) == 3 for rubric in rubrics)


async def test_migrating_twice_changes_nothing(database_url: str) -> None:
    await (await open_database(database_url)).close()
    again = await open_database(database_url)

    async with again.snapshot() as connection:
        assert len(await all_rubrics(connection)) == 9
    await again.close()


async def test_a_database_newer_than_the_program_is_refused(database_url: str) -> None:
    database = await open_database(database_url)
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()

    with pytest.raises(DatabaseUnavailable, match="newer than this program"):
        await open_database(database_url)


async def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_text("Dear diary, " * 100)

    with pytest.raises(DatabaseUnavailable, match="not a database"):
        await open_database(f"sqlite+aiosqlite:///{path}")

    assert path.read_text() == "Dear diary, " * 100


@pytest.mark.parametrize("harm", [scribble, cut_off])
@pytest.mark.parametrize("backed_up", [True, False])
async def test_a_damaged_file_is_refused_by_name_with_its_backup_and_left_alone(
    tmp_path: Path, migrated_sqlite: URL, harm: Callable[[Path], None], backed_up: bool
) -> None:
    path = copyfile(Path(migrated_sqlite.database or ""), tmp_path / "news.db")
    if backed_up:
        back_up(path, backup_of(path))
    harm(path)
    before = path.read_bytes()

    with pytest.raises(DatabaseUnavailable) as refusal:
        await open_database(f"sqlite+aiosqlite:///{path}")

    line = str(refusal.value)
    assert "\n" not in line
    assert line.startswith(f"The database {path} is damaged")
    assert (str(backup_of(path)) in line) == backed_up
    assert "python -m bot restore" in line
    assert path.read_bytes() == before


async def test_damage_that_is_met_later_is_refused_alike(
    tmp_path: Path, migrated_sqlite: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copyfile(Path(migrated_sqlite.database or ""), tmp_path / "news.db")
    scribble(path)
    # As if the file were too large to be read whole at a start.
    monkeypatch.setattr("storage.migrating._SOON_READ", 0)

    with pytest.raises(DatabaseUnavailable, match=r"is damaged .* no backup"):
        async with (
            opened(f"sqlite+aiosqlite:///{path}") as database,
            database.snapshot() as connection,
        ):
            await all_rubrics(connection)


async def test_a_mistake_in_the_block_is_no_trouble_of_the_database(database_url: str) -> None:
    with pytest.raises(DBAPIError):
        async with opened(database_url) as database, database.snapshot() as connection:
            await connection.execute(text("SELECT nonsense"))


async def test_no_new_database_is_begun_beside_a_backup(
    tmp_path: Path, migrated_sqlite: URL
) -> None:
    path = tmp_path / "news.db"
    copyfile(Path(migrated_sqlite.database or ""), backup_of(path))

    with pytest.raises(DatabaseUnavailable, match="python -m bot restore"):
        await open_database(f"sqlite+aiosqlite:///{path}")

    assert not path.exists()


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "oracle://somewhere",
        "sqlite+aiosqlite:////no/such/folder/news.db",
        "postgresql+asyncpg://nobody@127.0.0.1:1/news",
    ],
)
async def test_an_address_that_leads_nowhere_is_one_clear_line(url: str) -> None:
    with pytest.raises(DatabaseUnavailable) as refusal:
        await open_database(url)

    assert "\n" not in str(refusal.value)


async def test_a_migration_that_fails_leaves_nothing_behind(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.migrating._upgrade", _create_and_fail)
    with pytest.raises(DatabaseUnavailable):
        await open_database(database_url)
    monkeypatch.undo()

    database = await open_database(database_url)

    async with database.snapshot() as connection:
        assert "half_done" not in await connection.run_sync(
            lambda it: inspect(it).get_table_names()
        )
    await database.close()


def _create_and_fail(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE half_done (id INTEGER)"))
    connection.execute(select(text("nothing")).select_from(text("nowhere")))


@pytest.mark.parametrize(
    "place",
    [{"username": "nobody_at_all"}, {"database": "no_such_news"}],
    ids=lambda one: next(iter(one)),
)
async def test_a_server_that_knows_no_such_name_is_one_line(
    postgres_url: str, place: dict[str, str]
) -> None:
    url = make_url(postgres_url).set(**place)  # type: ignore[arg-type]

    line = await refusal_of(url.render_as_string(hide_password=False))

    assert next(iter(place.values())) in line


@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
async def test_a_server_without_tls_is_one_line(mode: str) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(8)
        writer.write(b"N")
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        place = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        await refusal_of(f"postgresql+asyncpg://anna:secret@{place}/news?sslmode={mode}")


async def refusal_of(url: str) -> str:
    with pytest.raises(DatabaseUnavailable, match="cannot be opened") as refused:
        await open_database(url)
    line = str(refused.value)
    assert "\n" not in line
    assert "secret" not in line
    return line
