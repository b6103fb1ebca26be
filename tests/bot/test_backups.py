"""A backup is made once a day, whatever the ticks do."""

import os
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import URL

from bot.backups import AGAIN, AGE, Backups
from storage import backup
from storage.backup import back_up, backup_of, check, made_at
from storage.database import Database
from storage.trouble import Trouble
from tests.storage.damage import scribble
from texts.locale import Locale
from texts.message import Message

SECOND = timedelta(seconds=1)


class Clock:
    """The machine's time, moved on as far as a test likes."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[Callable[[Locale], Message]]:
    return []


@pytest.fixture
def path(tmp_path: Path, migrated_sqlite: URL) -> Path:
    return copyfile(Path(migrated_sqlite.database or ""), tmp_path / "news.db")


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{path}")
    yield database
    await database.close()


@pytest.fixture
def backups(database: Database, told: list[Callable[[Locale], Message]], clock: Clock) -> Backups:
    return Backups(database, told.append, clock)


def date(path: Path, moment: datetime) -> None:
    """Let the newest backup be of this moment."""
    os.utime(backup_of(path), (moment.timestamp(), moment.timestamp()))


async def test_the_first_look_makes_a_backup(
    backups: Backups, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")

    await backups.look()

    check(backup_of(path))
    assert "backup.made" in caplog.text


@pytest.mark.parametrize(
    ("age", "due"), [(AGE - SECOND, False), (AGE, True), (-SECOND * 2, True), (SECOND, False)]
)
async def test_the_files_time_says_when_another_is_due(
    backups: Backups, path: Path, clock: Clock, age: timedelta, due: bool
) -> None:
    back_up(path, backup_of(path))
    dated = clock.now - age
    date(path, dated)

    await backups.look()

    assert (made_at(path) != dated) == due


async def test_a_failure_is_told_once_and_tried_again_in_an_hour(
    backups: Backups,
    path: Path,
    clock: Clock,
    told: list[Callable[[Locale], Message]],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(backup, "ROOM", 1 << 60)
        await backups.look()
        await backups.look()
        clock.now += AGAIN
        await backups.look()
    assert caplog.text.count("backup.failed") == 2
    assert len(told) == 1
    assert not backup_of(path).exists()

    clock.now += AGAIN
    await backups.look()

    assert backup_of(path).exists()
    assert len(told) == 1


async def test_damage_that_a_copy_brings_to_light_is_the_databases_condition(
    backups: Backups, path: Path, database: Database, told: list[Callable[[Locale], Message]]
) -> None:
    scribble(path)

    await backups.look()

    assert database.condition.trouble is Trouble.DAMAGED
    assert not told
    assert not backup_of(path).exists()


async def test_no_backup_is_made_of_a_database_in_trouble(
    backups: Backups, path: Path, database: Database
) -> None:
    database.condition.suffer(Trouble.FULL)

    await backups.look()

    assert not backup_of(path).exists()


async def test_a_stop_leaves_a_backup_unfinished(
    backups: Backups,
    path: Path,
    told: list[Callable[[Locale], Message]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copied = backup._copy

    def copy(source: Path, part: Path, stopped: Callable[[], bool]) -> None:
        backups.stop()
        copied(source, part, stopped)

    monkeypatch.setattr(backup, "_copy", copy)

    await backups.look()
    await backups.look()

    assert not backup_of(path).exists()
    assert not told


async def test_a_database_on_a_server_has_its_own_backups(
    told: list[Callable[[Locale], Message]], clock: Clock
) -> None:
    database = Database("postgresql+asyncpg://nobody@127.0.0.1:1/news")

    await Backups(database, told.append, clock).look()

    assert not told
