"""What is not moved is refused in one line, and nothing has changed."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from delivery.leadership import RowLease
from storage.backup import BackupError
from storage.database import Database
from storage.migrating import open_database, opened
from storage.moving import move
from storage.portable import CopyError
from storage.tables import subscribers
from storage.vacancies import leave
from tests.conftest import copied
from tests.storage.damage import scribble
from tests.storage.moved import NOW, contents, empty_at, fill, unheard


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "source.db"


@pytest.fixture
async def source(path: Path) -> str:
    """The address of an SQLite database with something in it."""
    url = f"sqlite+aiosqlite:///{path}"
    await (await open_database(url)).close()
    await fill(url)
    return url


async def refusal(source: str, target: str) -> str:
    with pytest.raises(CopyError) as refused:
        await move(source, target, leave, unheard)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def made_in(folder: Path) -> set[str]:
    """What a move has left of its target."""
    return {path.name for path in folder.iterdir() if not path.name.startswith("source.db")}


async def carry_out(url: str, statement: str, **values: object) -> None:
    database = Database(url)
    async with database.transaction() as connection:
        await connection.execute(text(statement), values)
    await database.close()


async def lead(url: str) -> Database:
    database = Database(url)
    assert await RowLease.take(database, "leader", lambda: 0.0)
    await database.close()
    return database


async def answer(url: str) -> Database:
    """Be connected, as a process that only answers people is."""
    database = Database(url)
    async with database.snapshot() as connection:
        await connection.execute(text("SELECT 1"))
    return database


@pytest.mark.parametrize(
    ("work", "why"), [(lead, "The bot runs on"), (answer, "The bot is connected to")]
)
async def test_a_bot_that_runs_on_a_server_is_seen(
    work: Callable[[str], Awaitable[Database]], why: str, migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with copied(migrated_postgresql, tmp_path) as url:
        running = await work(url)
        said = await refusal(url, f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")
        await running.close()

    assert why in said
    assert not made_in(tmp_path)


async def test_a_lease_that_is_over_holds_nobody_up(
    migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with copied(migrated_postgresql, tmp_path) as url:
        await lead(url)
        await carry_out(url, "UPDATE leases SET expires_at = 0")

        await move(url, f"sqlite+aiosqlite:///{tmp_path / 'new.db'}", leave, unheard)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_a_target_in_use_is_left_alone(
    source: str, engine: str, migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with empty_at(engine, tmp_path / "target.db", migrated_postgresql) as target:
        new = {"id": 7, "chat_id": 7, "language": "ru", "timetable": "", "digest_sequence": 0}
        async with opened(target) as database, database.transaction() as connection:
            await connection.execute(subscribers.insert(), new | {"created_at": NOW})
        before = await contents(target)

        assert "is not empty" in await refusal(source, target)

        assert await contents(target) == before


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_a_target_that_was_only_migrated_is_as_good_as_empty(
    source: str, engine: str, migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with empty_at(engine, tmp_path / "target.db", migrated_postgresql) as target:
        await (await open_database(target)).close()

        await move(source, target, leave, unheard)

        assert await contents(target) == await contents(source)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_the_tables_of_another_program_are_left_alone(
    source: str, engine: str, migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with empty_at(engine, tmp_path / "target.db", migrated_postgresql) as target:
        await carry_out(target, "CREATE TABLE accounts (id INTEGER)")

        assert "accounts of another program" in await refusal(source, target)


@pytest.mark.parametrize(
    ("revision", "why"), [("0019", "python -m bot migrate"), ("9999", "newer than this program")]
)
async def test_another_revision_is_refused_and_not_migrated(
    source: str, path: Path, tmp_path: Path, revision: str, why: str
) -> None:
    await carry_out(source, "UPDATE alembic_version SET version_num = :new", new=revision)
    before = await asyncio.to_thread(path.read_bytes)

    assert why in await refusal(source, f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")

    assert await asyncio.to_thread(path.read_bytes) == before
    assert not made_in(tmp_path)


async def test_what_is_no_database_of_ours_is_no_source(tmp_path: Path) -> None:
    odd, target = tmp_path / "odd.db", f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"
    assert "There is no database" in await refusal(f"sqlite+aiosqlite:///{odd}", target)

    with closing(sqlite3.connect(odd)) as connection:
        connection.execute("CREATE TABLE accounts (id INTEGER)")
    assert "no database of this program" in await refusal(f"sqlite+aiosqlite:///{odd}", target)

    odd.write_bytes(b"Dear diary, " * 1000)
    assert "is damaged" in await refusal(f"sqlite+aiosqlite:///{odd}", target)


async def test_damage_that_is_met_on_the_way_is_told(
    source: str, path: Path, tmp_path: Path
) -> None:
    scribble(path)

    await refusal(source, f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")

    assert not made_in(tmp_path)


async def test_a_database_is_not_moved_to_itself(
    source: str, path: Path, migrated_postgresql: URL, tmp_path: Path
) -> None:
    link = tmp_path / "link.db"
    link.hardlink_to(path)
    for same in (path, tmp_path / "." / "source.db", link):
        assert "the database itself" in await refusal(source, f"sqlite+aiosqlite:///{same}")
    async with copied(migrated_postgresql, tmp_path) as url:
        assert "the same database" in await refusal(url, url)


async def test_a_server_that_is_away_is_told_without_the_password(source: str) -> None:
    away = "postgresql+asyncpg://me:secret@127.0.0.1:1/news?password=hidden"

    said = await refusal(source, away)

    assert "me:***@127.0.0.1" in said
    assert "secret" not in said
    assert "hidden" not in said


async def test_a_full_disk_is_no_place_for_a_copy(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.backup.ROOM", 1 << 60)
    target = f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"

    with pytest.raises(BackupError, match="No room"):
        await move(source, target, leave, unheard)


async def test_rows_that_refer_to_nothing_are_refused_by_a_server(
    source: str, migrated_postgresql: URL, tmp_path: Path
) -> None:
    database = await open_database(source)
    async with database.rebuilding() as connection:
        await connection.execute(text("DELETE FROM articles"))
    await database.close()

    async with empty_at("postgresql", tmp_path, migrated_postgresql) as target:
        assert "do not fit together" in await refusal(source, target)


async def test_one_that_is_being_migrated_is_left_alone(
    migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with copied(migrated_postgresql, tmp_path) as url:
        database = Database(url)
        async with database.rebuilding() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(20240704)"))
            said = await refusal(url, f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")
        await database.close()

    assert "migrates or copies" in said
