"""Reading and writing in one go: the same as a transaction, with less on the way."""

import asyncio
import sqlite3
from collections.abc import Generator
from pathlib import Path

import pytest

from storage.database import Connection, Database, DatabaseError
from storage.facts import fact, keep_fact
from storage.glance import SLOW, SPARED, Glance, Unglanced
from storage.whole_hop import WholeHop


async def keep_green(connection: Connection) -> None:
    await keep_fact(connection, "colour", "green")


async def colour(connection: Connection) -> str | None:
    return await fact(connection, "colour")


async def fail(connection: Connection) -> None:
    await keep_fact(connection, "colour", "red")
    raise LookupError


class OneTurn:
    """Lets everything else have a turn."""

    def __await__(self) -> Generator[None, None, None]:
        yield


async def wait_for_something_else(_: Connection) -> None:
    await OneTurn()


async def test_what_is_written_in_one_go_is_there(database: Database) -> None:
    await database.write(keep_green)

    assert await database.peek(colour) == "green"


async def test_an_exception_undoes_what_was_written(database: Database) -> None:
    with pytest.raises(LookupError):
        await database.write(fail)

    assert await database.peek(colour) is None
    await database.write(keep_green)


async def test_who_peeks_may_not_write(database: Database) -> None:
    with pytest.raises(DatabaseError):
        await database.peek(keep_green)

    assert await database.peek(colour) is None


async def test_peeking_waits_for_no_writer(database: Database) -> None:
    async with database.transaction() as connection:
        await keep_green(connection)
        assert await database.peek(colour) is None

    assert await database.peek(colour) == "green"


async def test_writers_take_turns_whichever_way_they_write(database: Database) -> None:
    async with database.transaction() as connection:
        await keep_fact(connection, "colour", "blue")
        waiting = asyncio.create_task(database.write(keep_green))
        await OneTurn()
        assert await fact(connection, "colour") == "blue"
    await waiting

    assert await database.peek(colour) == "green"


async def test_a_write_that_is_broken_off_leaves_the_connection_fit(database: Database) -> None:
    async with database.transaction():
        waiting = asyncio.create_task(database.write(keep_green))
        await OneTurn()
        waiting.cancel()
    await asyncio.wait([waiting])

    await database.write(keep_green)
    assert await database.peek(colour) == "green"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE facts (name, value)")
        connection.execute("INSERT INTO facts VALUES ('colour', 'green')")
    connection.close()
    return path


class Clock:
    def __init__(self) -> None:
        self.now = 0.0
        self.passes = 0.0

    def __call__(self) -> float:
        self.now += self.passes
        return self.now


def test_work_may_wait_for_nothing_else(path: Path) -> None:
    glance = Glance(path, WholeHop("BEGIN"))

    with pytest.raises(RuntimeError, match="something else"):
        glance(wait_for_something_else)

    assert glance(colour) == "green"
    glance.close()


def test_a_slow_disk_is_not_looked_at_again_for_a_while(path: Path) -> None:
    clock = Clock()
    glance = Glance(path, WholeHop("BEGIN"), clock)
    clock.passes = 2 * SLOW
    assert glance(colour) == "green"
    clock.passes = 0.0

    with pytest.raises(Unglanced):
        glance(colour)

    clock.now += SPARED + 1
    assert glance(colour) == "green"
    glance.close()


def test_what_is_locked_is_read_in_another_way(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    glance = Glance(path, WholeHop("BEGIN"))

    with pytest.raises(Unglanced):
        glance(colour)

    other.rollback()
    assert glance(colour) == "green"
    glance.close()
    other.close()


def test_what_is_no_database_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(b"no database" * 1000)
    glance = Glance(path, WholeHop("BEGIN"))

    with pytest.raises(DatabaseError):
        glance(colour)
    glance.close()


def test_what_cannot_be_opened_is_read_in_another_way(tmp_path: Path) -> None:
    glance = Glance(tmp_path / "no folder" / "news.db", WholeHop("BEGIN"))

    with pytest.raises(Unglanced):
        glance(colour)
