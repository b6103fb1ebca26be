"""Trouble is known from those who meet it, and from those who wait in vain."""

from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from sqlite3 import connect

import asyncpg
import pytest
from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError

from storage.condition import PATIENCE_SECONDS, QUIET_SECONDS, Condition
from storage.database import Database, DatabaseError
from storage.facts import keep_fact
from storage.trouble import Trouble, trouble_of
from tests.storage.damage import scribble


class Clock:
    """Seconds that a test lets pass."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def condition(clock: Clock) -> Condition:
    return Condition(Trouble.LOCKED, clock)


@pytest.fixture
async def file_database(migrated_sqlite: URL, tmp_path: Path) -> AsyncIterator[Database]:
    path = copyfile(migrated_sqlite.database or "", tmp_path / "news.db")
    database = Database(f"sqlite+aiosqlite:///{path}")
    yield database
    await database.close()


async def prepare(database: Database, pragma: str) -> None:
    """Set up the one connection that writes."""
    async with database.transaction() as connection:
        await connection.execute(text(f"PRAGMA {pragma}"))


async def write(database: Database) -> None:
    async with database.transaction() as connection:
        await keep_fact(connection, "colour", "green" * 10_000)


async def test_a_full_disk_is_known(file_database: Database) -> None:
    await prepare(file_database, "max_page_count = 1")

    with pytest.raises(DatabaseError) as met:
        await write(file_database)

    assert trouble_of(met.value) is Trouble.FULL
    assert file_database.condition.trouble is Trouble.FULL


async def test_a_lock_that_somebody_holds_is_known(file_database: Database) -> None:
    await prepare(file_database, "busy_timeout = 0")
    with closing(connect(file_database.path or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(DatabaseError):
            await write(file_database)

    assert file_database.condition.trouble is Trouble.LOCKED


async def test_damage_is_known(file_database: Database) -> None:
    assert file_database.path is not None
    scribble(file_database.path)

    with pytest.raises(DatabaseError):
        await write(file_database)

    assert file_database.condition.trouble is Trouble.DAMAGED


async def test_a_file_out_of_reach_is_known(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}")

    with pytest.raises(DatabaseError):
        await write(database)
    await database.close()

    assert database.condition.trouble is Trouble.UNREACHABLE


async def test_a_server_out_of_reach_is_known_to_readers_and_writers() -> None:
    database = Database("postgresql+asyncpg://nobody@127.0.0.1:1/news")

    with pytest.raises(DatabaseError):
        async with database.snapshot():
            pass

    assert database.condition.trouble is Trouble.UNREACHABLE


async def test_a_server_that_no_longer_has_the_database_is_out_of_reach(postgres_url: str) -> None:
    gone = make_url(postgres_url).set(database="gone")
    database = Database(gone.render_as_string(hide_password=False))

    with pytest.raises(DatabaseError):
        await write(database)
    await database.close()

    assert database.condition.trouble is Trouble.UNREACHABLE


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        (asyncpg.InvalidPasswordError, Trouble.UNREACHABLE),
        (asyncpg.InvalidAuthorizationSpecificationError, Trouble.UNREACHABLE),
        (asyncpg.ObjectNotInPrerequisiteStateError, Trouble.UNREACHABLE),
        (asyncpg.ReadOnlySQLTransactionError, Trouble.UNREACHABLE),
        (asyncpg.OutOfMemoryError, Trouble.UNREACHABLE),
        (asyncpg.DatabaseDroppedError, Trouble.UNREACHABLE),
        (asyncpg.PostgresIOError, Trouble.UNREACHABLE),
        (asyncpg.DiskFullError, Trouble.FULL),
        (asyncpg.LockNotAvailableError, Trouble.LOCKED),
        (asyncpg.DataCorruptedError, Trouble.DAMAGED),
        (asyncpg.UniqueViolationError, None),
        (asyncpg.UndefinedTableError, None),
        (asyncpg.QueryCanceledError, None),
    ],
)
def test_what_a_server_says_is_told_from_what_is_wrong_with_a_statement(
    refusal: type[asyncpg.PostgresError], kind: Trouble | None
) -> None:
    assert trouble_of(DBAPIError(None, None, refusal("said"))) is kind


async def test_a_mistake_of_ours_is_no_trouble(database: Database) -> None:
    with pytest.raises(DatabaseError):
        async with database.transaction() as connection:
            await connection.execute(text("SELECT nonsense"))

    assert database.condition.trouble is None


def test_a_long_wait_is_trouble_until_somebody_moves(condition: Condition, clock: Clock) -> None:
    with condition.waiting():
        assert condition.look() is None
        clock.now += PATIENCE_SECONDS

        assert condition.look() is Trouble.LOCKED

    clock.now += QUIET_SECONDS
    assert condition.is_quiet


def test_a_long_queue_that_moves_is_no_trouble(condition: Condition, clock: Clock) -> None:
    with condition.waiting():
        for _ in range(10):
            clock.now += PATIENCE_SECONDS / 2
            with condition.waiting():
                pass

            assert condition.look() is None


def test_trouble_lasts_from_its_beginning_and_is_not_quiet_while_it_is_met(
    condition: Condition, clock: Clock
) -> None:
    for _ in range(3):
        condition.suffer(Trouble.FULL)
        clock.now += 4

    assert condition.lasts == 12
    assert not condition.is_quiet
    clock.now += 1
    assert condition.is_quiet


def test_damage_is_never_quiet_and_never_overshadowed(condition: Condition, clock: Clock) -> None:
    condition.suffer(Trouble.DAMAGED)
    condition.suffer(Trouble.FULL)
    clock.now += 1000

    assert condition.trouble is Trouble.DAMAGED
    assert not condition.is_quiet


def test_other_errors_are_not_the_databases() -> None:
    assert trouble_of(OSError("elsewhere")) is None
    assert trouble_of(OperationalError(None, None, ConnectionRefusedError())) is (
        Trouble.UNREACHABLE
    )
