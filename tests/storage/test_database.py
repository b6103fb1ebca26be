"""Transactions and snapshots behave alike on both engines."""

import asyncio
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database, DatabaseError, shown_address
from storage.facts import current_sequence, drop_fact, fact, keep_fact, next_sequence
from storage.migrating import upgrade
from storage.one_hop import OneHop

ENDLESS = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
    SELECT max(i) FROM n
"""


class Refusal(Exception):  # noqa: N818 - it is one
    """What a caller may raise."""


async def test_an_exception_undoes_the_transaction(database: Database) -> None:
    with suppress(Refusal):
        async with database.transaction() as connection:
            await keep_fact(connection, "colour", "green")
            raise Refusal

    async with database.snapshot() as connection:
        assert await fact(connection, "colour") is None


async def test_a_snapshot_may_not_write(database: Database) -> None:
    with pytest.raises(DatabaseError):
        async with database.snapshot() as connection:
            await keep_fact(connection, "colour", "green")


async def test_a_snapshot_stays_as_it_was(database: Database) -> None:
    async with database.snapshot() as connection:
        before = await current_sequence(connection)
        async with database.transaction() as writing:
            await next_sequence(writing)

        assert await current_sequence(connection) == before

    async with database.snapshot() as connection:
        assert await current_sequence(connection) == before + 1


async def test_a_snapshot_leaves_the_connection_fit_for_writing(database: Database) -> None:
    for _ in range(10):
        async with database.snapshot() as connection:
            await current_sequence(connection)
        async with database.transaction() as connection:
            await next_sequence(connection)

    async with database.snapshot() as connection:
        assert await current_sequence(connection) == 10


async def test_facts_are_kept_replaced_and_dropped(database: Database) -> None:
    async with database.transaction() as connection:
        await keep_fact(connection, "colour", "green")
        await keep_fact(connection, "colour", "blue")

        assert await fact(connection, "colour") == "blue"
        assert await drop_fact(connection, "colour")
        assert not await drop_fact(connection, "colour")


async def test_sqlite_survives_a_power_cut(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}")
    async with database.transaction() as connection:
        mode = await connection.exec_driver_sql("PRAGMA journal_mode")
        safety = await connection.exec_driver_sql("PRAGMA synchronous")

        assert mode.scalar() == "wal"
        assert safety.scalar() == 2
    await database.close()


async def test_a_database_in_memory_works_too() -> None:
    database = Database("sqlite+aiosqlite://")
    await upgrade(database)

    async with database.transaction() as connection:
        assert await next_sequence(connection) == 1
    async with database.snapshot() as connection:
        assert await current_sequence(connection) == 1
    await database.close()


async def test_a_transaction_that_is_given_up_leaves_nothing_open(database: Database) -> None:
    written = asyncio.Event()

    async def write() -> None:
        async with database.transaction() as connection:
            await keep_fact(connection, "halfway", "yes")
            written.set()
            await asyncio.Event().wait()

    writing = asyncio.create_task(write())
    await written.wait()
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing

    async with database.transaction() as connection:
        assert await fact(connection, "halfway") is None


async def test_no_thread_of_a_closed_database_is_left(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}")
    entered = asyncio.Event()

    async def hold() -> None:
        async with database.transaction() as connection:
            entered.set()
            await connection.execute(text(ENDLESS))

    task = asyncio.create_task(hold())
    await entered.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await database.close()

    left = {each for each in set(threading.enumerate()) - before if "worker" in each.name}
    assert not left


async def test_a_connection_that_is_closed_twice_at_once_holds_up_nobody() -> None:
    native = OneHop().native(":memory:")
    await native
    reading = asyncio.create_task(native.execute_fetchall(ENDLESS))
    closing = asyncio.create_task(native.close())
    asyncio.get_running_loop().call_soon(native.stop)  # when both have begun

    _, waiting = await asyncio.wait({reading, closing}, timeout=30)
    assert not waiting


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite+aiosqlite:///news.db", "news.db"),
        ("postgresql+asyncpg://me:secret@host/news", "postgresql+asyncpg://me:***@host/news"),
        (
            "postgresql+asyncpg:///news?host=host&password=secret&passfile=x&ssl=require",
            "postgresql+asyncpg:///news?host=host&ssl=require",
        ),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert shown_address(url) == shown
