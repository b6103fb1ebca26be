"""A backup fills an empty database on a server, or one whose tables are put aside."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, select, text

from news.dispatch import DeliveryState
from storage.backup import BackupError
from storage.copying import copy_database
from storage.database import Database
from storage.facts import fact, keep_fact
from storage.migrating import open_database, opened
from storage.restoring import restore_to_server
from storage.schema import newest_revision
from storage.tables import deliveries
from storage.vacancies import leave
from tests.conftest import copied
from tests.factories import MINSK
from tests.storage.damage import scribble
from tests.storage.moved import NOW, empty_at, fill, unheard


@pytest.fixture
async def backup(tmp_path: Path) -> Path:
    """A backup in which deliveries wait, from an SQLite database."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'news.db'}"
    await (await open_database(url)).close()
    await fill(url)
    async with opened(url) as database, database.transaction() as connection:
        await connection.execute(deliveries.update().values(state=DeliveryState.PENDING.value))
        await keep_fact(connection, "colour", "green")
    await copy_database(url, tmp_path / "backup.db")
    return tmp_path / "backup.db"


@pytest.fixture
async def in_use(migrated_postgresql: URL, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database on a server with a row in it."""
    async with copied(migrated_postgresql, tmp_path) as url:
        await paint(url, "red")
        yield url


async def paint(url: str, value: str) -> None:
    async with opened(url) as database, database.transaction() as connection:
        await keep_fact(connection, "colour", value)
        await connection.execute(text("INSERT INTO editors (user_id, added_at) VALUES (1, 0)"))


async def colour(url: str) -> str | None:
    async with opened(url) as database, database.snapshot() as connection:
        return await fact(connection, "colour")


async def restore(url: str, backup: Path, *, replace: bool = False) -> tuple[int, str | None]:
    return await restore_to_server(
        url, backup, backup.parent, NOW, MINSK, leave, unheard, replace=replace
    )


async def test_an_empty_database_is_filled_and_nothing_is_sent_again(
    backup: Path, migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with empty_at("postgresql", tmp_path, migrated_postgresql) as url:
        unknown, aside = await restore(url, backup)

        assert (unknown, aside) == (3, None)
        assert await colour(url) == "green"
        async with opened(url) as database, database.snapshot() as connection:
            states = (await connection.scalars(select(deliveries.c.state))).all()
    assert set(states) == {DeliveryState.UNKNOWN.value}


async def test_a_database_in_use_is_not_replaced_unless_that_is_wanted(
    backup: Path, in_use: str
) -> None:
    with pytest.raises(BackupError, match="is not empty"):
        await restore(in_use, backup)

    assert await colour(in_use) == "red"


async def test_what_is_replaced_is_put_aside_whole(backup: Path, in_use: str) -> None:
    _, aside = await restore(in_use, backup, replace=True)

    assert aside == "replaced_20261130_120000"
    assert await colour(in_use) == "green"
    async with opened(in_use) as database, database.transaction() as connection:
        await connection.execute(text(f"SET LOCAL search_path = {aside}"))
        assert await fact(connection, "colour") == "red"
        revision = await connection.scalar(text("SELECT version_num FROM alembic_version"))
        assert revision == newest_revision()
        await connection.execute(text(f"DROP SCHEMA {aside} CASCADE"))
    assert await colour(in_use) == "green"


@pytest.mark.parametrize("harm", [scribble, lambda path: path.write_bytes(b"")])
async def test_what_is_no_sound_backup_changes_nothing(
    backup: Path, in_use: str, harm: object
) -> None:
    harm(backup)  # type: ignore[operator]

    with pytest.raises(BackupError) as refusal:
        await restore(in_use, backup, replace=True)

    assert "\n" not in str(refusal.value)
    assert await colour(in_use) == "red"


async def test_a_restore_that_fails_leaves_what_there_was(backup: Path, in_use: str) -> None:
    with closing(sqlite3.connect(backup)) as file:
        file.execute("PRAGMA foreign_keys=OFF")
        file.execute("DELETE FROM articles")
        file.commit()

    with pytest.raises(BackupError, match="do not fit together"):
        await restore(in_use, backup, replace=True)

    assert await colour(in_use) == "red"


async def test_a_bot_that_runs_is_not_pulled_from_under_its_feet(backup: Path, in_use: str) -> None:
    running = Database(in_use)
    async with running.snapshot() as connection:
        assert await fact(connection, "colour") == "red"

    with pytest.raises(BackupError, match="is connected"):
        await restore(in_use, backup, replace=True)

    await running.close()
