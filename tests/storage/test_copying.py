"""A copy of either engine is one SQLite file; and nothing is migrated without one."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from storage.backup import BackupError, check
from storage.copying import copy_database
from storage.database import Database
from storage.migrating import DatabaseUnavailable, _upgrade, open_database, opened
from storage.rotation import Rotation, rotation_for
from storage.schema import newest_revision, revision_of
from tests.conftest import copied
from tests.storage.moved import contents, fill

BEFORE = "0009"
AN_ARTICLE = (
    "INSERT INTO articles (status, headline, body, language, fingerprint, author_id, created_at)"
    " VALUES ('draft', 'Старая', '', 'ru', '', 1, 0)"
)


@pytest.fixture
async def url(migrated: URL, tmp_path: Path) -> AsyncIterator[str]:
    async with copied(migrated, tmp_path) as url:
        yield url


@pytest.fixture
def rotation(database_url: str, tmp_path: Path) -> Rotation:
    return rotation_for(database_url, tmp_path / "copies", 7)


async def early(url: str) -> None:
    """Make a database of an earlier version, with an article in it."""
    database = Database(url)
    async with database.transaction() as connection:
        await connection.run_sync(_upgrade, BEFORE)
        await connection.execute(text(AN_ARTICLE))
    await database.close()


async def revision(url: str) -> str | None:
    database = Database(url)
    async with database.snapshot() as connection:
        found = await connection.run_sync(revision_of)
    await database.close()
    return found


async def test_a_copy_holds_what_the_database_holds(url: str, tmp_path: Path) -> None:
    await fill(url)
    copy = tmp_path / "copy.db"

    await copy_database(url, copy)

    check(copy)
    assert await contents(f"sqlite+aiosqlite:///{copy}") == await contents(url)
    assert copy.stat().st_mode & 0o777 == 0o600


async def test_a_server_is_copied_while_the_bot_runs(
    migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with copied(migrated_postgresql, tmp_path) as url:
        database = Database(url)
        async with database.transaction() as connection:
            await connection.execute(text("INSERT INTO facts VALUES ('open', '1')"))
            await copy_database(url, tmp_path / "copy.db")
        await database.close()

    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT 1 FROM facts WHERE name = 'open'").fetchone() is None


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_server_that_has_nothing_of_ours_is_not_copied(
    database_url: str, tmp_path: Path
) -> None:
    with pytest.raises(BackupError, match="no database of this program"):
        await copy_database(database_url, tmp_path / "copy.db")


async def test_a_copy_that_is_stopped_leaves_the_old_one(url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    await copy_database(url, copy)
    before = await contents(f"sqlite+aiosqlite:///{copy}")
    await fill(url)

    with pytest.raises(BackupError, match="Stopped"):
        await copy_database(url, copy, lambda: True)

    assert await contents(f"sqlite+aiosqlite:///{copy}") == before


async def test_a_database_is_copied_before_it_is_migrated(
    database_url: str, rotation: Rotation
) -> None:
    await early(database_url)

    async with opened(database_url, rotation):
        pass

    copy = rotation.before(newest_revision())
    check(copy)
    address = f"sqlite+aiosqlite:///{copy}"
    assert await revision(address) == BEFORE
    assert await revision(database_url) == newest_revision()
    async with opened(address) as database, database.snapshot() as connection:
        assert await connection.scalar(text("SELECT headline FROM articles")) == "Старая"


async def test_one_that_is_new_or_up_to_date_is_not_copied(
    database_url: str, rotation: Rotation
) -> None:
    for _ in range(2):
        async with opened(database_url, rotation):
            pass

    assert rotation.newest() is None


async def test_without_room_for_a_copy_nothing_is_migrated(
    database_url: str, rotation: Rotation, monkeypatch: pytest.MonkeyPatch
) -> None:
    await early(database_url)
    monkeypatch.setattr("storage.backup.ROOM", 1 << 60)

    with pytest.raises(DatabaseUnavailable) as refusal:
        await open_database(database_url, rotation)

    line = str(refusal.value)
    assert "\n" not in line
    assert "No room" in line
    assert "BACKUPS=0" in line
    assert await revision(database_url) == BEFORE


async def test_whoever_wants_no_copies_migrates_without(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await early(database_url)
    monkeypatch.setattr("storage.backup.ROOM", 1 << 60)

    async with opened(database_url, rotation_for(database_url, tmp_path / "copies", 0)):
        pass

    assert await revision(database_url) == newest_revision()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_of_two_that_start_at_once_one_copies_and_migrates(
    database_url: str, rotation: Rotation, monkeypatch: pytest.MonkeyPatch
) -> None:
    await early(database_url)
    made: list[Path] = []

    async def copied_once(url: str, target: Path) -> None:
        made.append(target)
        await copy_database(url, target)

    monkeypatch.setattr("storage.migrating.copy_database", copied_once)

    both = await asyncio.gather(*(open_database(database_url, rotation) for _ in range(2)))

    for database in both:
        await database.close()
    assert made == [rotation.before(newest_revision())]
