"""Trouble is told when it comes to last, and once when it is over."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from sqlite3 import connect
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import URL, text

from bot.watch import LASTING_SECONDS, Watch
from news.language import Language
from storage.backup import back_up
from storage.condition import QUIET_SECONDS, Condition
from storage.database import Database, DatabaseError
from storage.facts import fact, keep_fact
from storage.rotation import rotation_for
from storage.trouble import Trouble
from tests.storage.damage import backup_of, scribble
from tests.texts.people import CATALOGUES
from texts.locale import Locale
from texts.message import Message

EN = Locale(CATALOGUES[Language.EN], ZoneInfo("UTC"), "bot")


class Clock:
    """Seconds that a test lets pass."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Owners:
    """Those who are told."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def tell(self, write: Callable[[Locale], Message]) -> None:
        self.heard.append(write(EN).text)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def owners() -> Owners:
    return Owners()


@pytest.fixture
async def database(migrated_sqlite: URL, tmp_path: Path, clock: Clock) -> AsyncIterator[Database]:
    path = copyfile(migrated_sqlite.database or "", tmp_path / "news.db")
    database = Database(f"sqlite+aiosqlite:///{path}")
    database.condition = Condition(Trouble.LOCKED, clock)
    yield database
    await database.close()


@pytest.fixture
def watch(database: Database, owners: Owners) -> Watch:
    rotation = rotation_for(f"sqlite:///{database.path}")
    return Watch(database, rotation, owners.tell)


def events(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        f"{record.message} {getattr(record, 'kind', '')}".strip()
        for record in caplog.records
        if record.message.startswith("database.")
    ]


async def prepare(database: Database, pragma: str) -> None:
    async with database.transaction() as connection:
        await connection.execute(text(f"PRAGMA {pragma}"))


async def fail_to_write(database: Database) -> None:
    with pytest.raises(DatabaseError):
        async with database.transaction() as connection:
            await keep_fact(connection, "colour", "green" * 10_000)


async def test_a_database_that_is_well_is_left_in_peace(
    database: Database, watch: Watch, owners: Owners, caplog: pytest.LogCaptureFixture
) -> None:
    await watch.look()

    assert not owners.heard
    assert not events(caplog)
    assert database.condition.trouble is None


async def test_a_full_disk_is_told_once_and_its_end_once(
    database: Database,
    watch: Watch,
    owners: Owners,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await prepare(database, "max_page_count = 1")
    for _ in range(3):
        await fail_to_write(database)
        await watch.look()
        clock.now += LASTING_SECONDS / 2
    for _ in range(3):
        await fail_to_write(database)
        await watch.look()
    assert events(caplog) == ["database.trouble full"]
    assert [told.split(".")[0] for told in owners.heard] == ["The disk is full"]

    await prepare(database, "max_page_count = 100000")
    clock.now += QUIET_SECONDS
    for _ in range(3):
        await watch.look()

    assert events(caplog) == ["database.trouble full", "database.recovered"]
    assert owners.heard[1:] == ["The database is working again, and everything goes on."]
    async with database.snapshot() as connection:
        assert await fact(connection, "probe") is None


async def test_a_disk_that_is_still_full_is_not_called_well(
    database: Database, watch: Watch, owners: Owners, clock: Clock
) -> None:
    await prepare(database, "max_page_count = 1")
    await fail_to_write(database)

    for _ in range(4):
        clock.now += QUIET_SECONDS
        await watch.look()

    assert database.condition.trouble is Trouble.FULL
    assert len(owners.heard) == 1


async def test_trouble_that_passes_soon_is_logged_and_bothers_nobody(
    database: Database,
    watch: Watch,
    owners: Owners,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    database.condition.suffer(Trouble.UNREACHABLE)
    await watch.look()
    clock.now += QUIET_SECONDS
    await watch.look()

    assert events(caplog) == ["database.trouble unreachable", "database.recovered"]
    assert not owners.heard


async def test_a_lock_is_noticed_while_a_write_still_waits(
    database: Database, watch: Watch, owners: Owners, clock: Clock
) -> None:
    async def write() -> None:
        async with database.transaction() as connection:
            await keep_fact(connection, "colour", "green")

    with closing(connect(database.path or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(write())
        # Once it has been begun, it waits in the database's thread.
        await asyncio.wait({writing}, timeout=0)
        clock.now += LASTING_SECONDS
        await watch.look()
        clock.now += LASTING_SECONDS
        await watch.look()
        assert "Another program is using the database" in owners.heard[0]
        other.execute("ROLLBACK")
    await writing

    clock.now += QUIET_SECONDS
    await watch.look()

    assert database.condition.trouble is None
    assert len(owners.heard) == 2


@pytest.mark.parametrize("backed_up", [True, False])
async def test_damage_is_told_at_once_with_its_backup_and_is_the_end(
    database: Database, watch: Watch, owners: Owners, clock: Clock, backed_up: bool
) -> None:
    assert database.path is not None
    if backed_up:
        back_up(database.path, backup_of(database.path))
    scribble(database.path)
    await fail_to_write(database)

    await watch.look()
    clock.now += 1000
    await watch.look()

    assert watch.damage.is_set()
    (told,) = owners.heard
    assert "python -m bot restore" in told
    assert ("the backup of" in told) == backed_up
    assert (str(backup_of(database.path)) in str(watch.verdict)) == backed_up
