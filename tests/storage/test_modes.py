"""Nobody but the owner reads the files of an SQLite database, whatever the umask says."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from delivery.leadership import FileLease
from storage.backup import back_up
from storage.database import Database
from storage.facts import keep_fact
from storage.migrating import open_database
from storage.restoring import restore
from tests.factories import MINSK
from tests.storage.damage import backup_of

URL = "sqlite+aiosqlite:///{}"


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct, autouse=True)
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes_in(folder: Path) -> dict[str, str]:
    return {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()}


def open_to_everybody(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o666)


async def write_to(path: Path) -> Database:
    database = await open_database(URL.format(path))
    async with database.transaction() as connection:
        await keep_fact(connection, "colour", "green")
    return database


async def test_what_is_created_is_private(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    lease = FileLease.take(path)
    database = await write_to(path)
    back_up(path, backup_of(path), lambda: False)

    modes = modes_in(tmp_path)
    await database.close()
    lease.release()

    assert {"news.db", "news.db-wal", "news.db-shm", backup_of(path).name} < set(modes)
    assert set(modes.values()) == {"0o600"}


async def test_what_was_open_to_everybody_is_made_private(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    database = await write_to(path)
    open_to_everybody(tmp_path)

    second = Database(URL.format(path))
    modes = modes_in(tmp_path)
    await second.close()
    await database.close()

    assert set(modes.values()) == {"0o600"}


async def test_what_is_restored_and_what_it_replaces_is_private(tmp_path: Path) -> None:
    path, copy = tmp_path / "news.db", tmp_path / "copy"
    await (await write_to(path)).close()
    back_up(path, copy, lambda: False)
    open_to_everybody(tmp_path)

    await restore(URL.format(path), path, copy, datetime.now(UTC), MINSK)

    modes = modes_in(tmp_path)
    # A copy of the operator's own is left as it was.
    assert modes.pop(copy.name) == "0o666"
    assert len(modes) > 1
    assert set(modes.values()) == {"0o600"}
