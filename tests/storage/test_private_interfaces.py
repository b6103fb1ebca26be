"""SQLAlchemy and aiosqlite are inside as storage.one_hop and storage.whole_hop take them to be.

Both adapters stand on private names. When an upgrade of a library fails here, the note below the
failure says which part of which adapter to compare with the library's new source.
"""

import asyncio
import inspect
import sqlite3
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import aiosqlite
import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_connection, AsyncAdapt_dbapi_cursor
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.engine.interfaces import PoolProxiedConnection
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.one_hop import OneHop, carried_out
from storage.trouble import Trouble, trouble_of
from storage.whole_hop import Here, WholeHop

CURSOR = "storage.one_hop._Cursor"
NATIVE = "storage.one_hop._Native and OneHop.native"
ADAPTED = "storage.one_hop._Connection and OneHop.connect"
CARRYING = "storage.one_hop.carried_out and storage.database._borrowed"
WHOLE = "storage.whole_hop.WholeHop"
HERE = "storage.whole_hop.Here"

NAMES = [
    (AsyncAdapt_dbapi_cursor, "_rows", CURSOR),
    (AsyncAdapt_dbapi_cursor, "_adapt_connection", CURSOR),
    (AsyncAdapt_dbapi_cursor, "_connection", CURSOR),
    (AsyncAdapt_aiosqlite_cursor, "_async_soft_close", CURSOR),
    (AsyncAdapt_aiosqlite_connection, "_handle_exception", CURSOR),
    (AsyncAdapt_aiosqlite_connection, "_cursor_cls", ADAPTED),
    (AsyncAdapt_aiosqlite_connection, "_execute_mutex", ADAPTED),
    (AsyncAdapt_aiosqlite_connection, "_terminate_force_close", NATIVE),
    (aiosqlite.Connection, "stop", NATIVE),
    (aiosqlite.Connection, "in_transaction", CARRYING),
    (aiosqlite.Connection, "_execute", CARRYING),
    (aiosqlite.Connection, "_conn", CARRYING),
    (PoolProxiedConnection, "detach", WHOLE),
    (Engine, "raw_connection", WHOLE),
    (AsyncConnection, "sync_engine", HERE),
    (AsyncConnection, "sync_connection", HERE),
]

SIGNATURES = [
    (AsyncAdapt_dbapi_cursor.__init__, ["self", "adapt_connection"], CURSOR),
    (AsyncAdapt_dbapi_cursor.execute, ["self", "operation", "parameters"], CURSOR),
    (AsyncAdapt_dbapi_cursor.executemany, ["self", "operation", "seq_of_parameters"], CURSOR),
    (AsyncAdapt_dbapi_cursor.close, ["self"], CURSOR),
    (AsyncAdapt_dbapi_connection.__init__, ["self", "dbapi", "connection"], ADAPTED),
    (AsyncAdapt_aiosqlite_connection._handle_exception, ["self", "error"], CURSOR),
    (AsyncAdapt_aiosqlite_dbapi.__init__, ["self", "aiosqlite", "sqlite"], ADAPTED),
    (AsyncAdapt_aiosqlite_dbapi.connect, ["self", "arg", "kw"], ADAPTED),
    (aiosqlite.Connection.__init__, ["self", "connector", "iter_chunk_size", "loop"], NATIVE),
    (aiosqlite.Connection.stop, ["self"], NATIVE),
    (aiosqlite.Connection.close, ["self"], NATIVE),
    (aiosqlite.Connection._execute, ["self", "fn", "args", "kwargs"], CARRYING),
    (Connection.__init__, ["self", "engine", "connection"], HERE),
    (AsyncConnection.execute, ["self", "statement", "parameters"], HERE),
    (AsyncConnection.scalar, ["self", "statement", "parameters"], HERE),
    (AsyncConnection.scalars, ["self", "statement", "parameters"], HERE),
    (AsyncConnection.exec_driver_sql, ["self", "statement", "parameters"], HERE),
]


@contextmanager
def compare(adapter: str) -> Iterator[None]:
    """Say beside what fails which adapter depends on it."""
    try:
        yield
    except Exception as error:
        error.add_note(f"SQLAlchemy or aiosqlite differs from what it was: look at {adapter}")
        raise


def named(value: object) -> str:
    return str(getattr(value, "__qualname__", value))


@pytest.mark.parametrize(("owner", "name", "adapter"), NAMES, ids=named)
def test_a_private_name_is_there(owner: type, name: str, adapter: str) -> None:
    with compare(adapter):
        assert hasattr(owner, name) or name in owner.__annotations__


@pytest.mark.parametrize(("function", "expected", "adapter"), SIGNATURES, ids=named)
def test_a_function_takes_what_it_took(
    function: Callable[..., Any], expected: list[str], adapter: str
) -> None:
    with compare(adapter):
        assert list(inspect.signature(function).parameters)[: len(expected)] == expected


def test_a_connection_keeps_in_slots_what_is_set_without_its_constructor() -> None:
    with compare(HERE):
        assert {"sync_engine", "sync_connection"} <= set(AsyncConnection.__slots__)


def test_a_failure_names_the_adapter_to_look_at() -> None:
    with pytest.raises(AssertionError) as met:
        test_a_private_name_is_there(aiosqlite.Connection, "_gone", NATIVE)

    (note,) = met.value.__notes__
    assert NATIVE in note


class Trips:
    """Stands before the queue of a connection's thread, and counts what is put into it."""

    def __init__(self, native: Any) -> None:
        self.number = 0
        self._queue = native._tx
        native._tx = self

    def put_nowait(self, item: object) -> None:
        self.number += 1
        self._queue.put_nowait(item)


class Opened(NamedTuple):
    database: Database
    connection: AsyncConnection
    trips: Trips


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Opened]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/news.db")
    try:
        async with database.transaction() as connection:
            await connection.execute(text("CREATE TABLE t (id INTEGER PRIMARY KEY, word UNIQUE)"))
            native = (await connection.get_raw_connection()).driver_connection
            yield Opened(database, connection, Trips(native))
    finally:
        await database.close()


async def fill(connection: AsyncConnection) -> None:
    await connection.execute(text("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')"))


async def test_a_statement_is_one_trip_with_its_rows_and_its_end(opened: Opened) -> None:
    with compare(CURSOR):
        await fill(opened.connection)
        assert opened.trips.number == 1

        rows = await opened.connection.execute(text("SELECT * FROM t ORDER BY id"))
        assert list(rows.keys()) == ["id", "word"]
        first = rows.fetchone()
        assert first is not None
        assert [tuple(first), *map(tuple, rows.fetchmany(1)), *map(tuple, rows)] == [
            (1, "a"),
            (2, "b"),
            (3, "c"),
        ]
        assert opened.trips.number == 2


async def test_many_rows_are_one_trip_and_their_number_is_known(opened: Opened) -> None:
    await fill(opened.connection)
    with compare(CURSOR):
        before = opened.trips.number
        done = await opened.connection.exec_driver_sql(
            "UPDATE t SET word = ? WHERE id = ?", [("x", 1), ("y", 2), ("z", 9)]
        )

        assert done.rowcount == 2
        assert opened.trips.number == before + 1


async def test_the_id_of_a_new_row_and_the_number_of_changed_ones_are_known(
    opened: Opened,
) -> None:
    with compare(CURSOR):
        new = await opened.connection.execute(text("INSERT INTO t VALUES (7, 'g')"))
        changed = await opened.connection.execute(text("UPDATE t SET word = 'h'"))

        assert new.lastrowid == 7
        assert changed.rowcount == 1


async def test_an_error_arrives_as_sqlalchemys_own(opened: Opened) -> None:
    await fill(opened.connection)
    with compare(CURSOR):
        with pytest.raises(IntegrityError) as met:
            await opened.connection.execute(text("INSERT INTO t VALUES (4, 'a')"))

        assert isinstance(met.value.orig, sqlite3.IntegrityError)
        assert met.value.orig.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE


async def read_after_closing(database: Database) -> None:
    async with database.transaction() as connection:
        native: Any = (await connection.get_raw_connection()).driver_connection
        for _ in range(2):
            await asyncio.wait_for(native.close(), timeout=30)
        await connection.execute(text("SELECT 1"))


async def test_a_closed_connection_says_so_as_an_error_of_the_database(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/news.db")
    with compare(f"{CURSOR}; {NATIVE}"):
        with pytest.raises(OperationalError, match="onnection"):
            await read_after_closing(database)
        await asyncio.wait_for(database.close(), timeout=30)


async def test_the_thread_of_a_closed_connection_ends() -> None:
    with compare(NATIVE):
        driver = OneHop()
        native: Any = driver.native(":memory:")
        await native
        assert native._thread.daemon
        assert native._thread.is_alive()

        await native.close()
        await driver.ended()
        assert not native._thread.is_alive()


async def test_work_on_the_thread_is_one_trip_whatever_it_does(opened: Opened) -> None:
    async def three(connection: AsyncConnection) -> list[Any]:
        await fill(connection)
        await connection.exec_driver_sql("UPDATE t SET word = ? WHERE id = ?", [("x", 1)])
        return list(await connection.scalars(text("SELECT word FROM t ORDER BY id")))

    await opened.connection.commit()
    await opened.connection.close()
    with compare(f"{CARRYING}; {WHOLE}; {HERE}"):
        before = opened.trips.number
        assert await opened.database.write(three) == ["x", "b", "c"]
        assert opened.trips.number == before + 1


def in_memory() -> sqlite3.Connection:
    native = sqlite3.connect(":memory:", isolation_level=None)
    native.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, word UNIQUE)")
    return native


def count(native: sqlite3.Connection) -> int:
    (number,) = native.execute("SELECT count(*) FROM t").fetchone()
    return int(number)


@pytest.fixture
def native() -> Iterator[sqlite3.Connection]:
    connection = in_memory()
    yield connection
    connection.close()


def test_a_whole_transaction_is_committed_or_rolled_back(native: sqlite3.Connection) -> None:
    async def fail(connection: AsyncConnection) -> None:
        await connection.execute(text("DELETE FROM t"))
        raise LookupError

    with compare(WHOLE):
        whole = WholeHop("BEGIN IMMEDIATE")
        whole(native, fill)
        assert (count(native), native.in_transaction) == (3, False)
        with pytest.raises(LookupError):
            whole(native, fail)
        assert (count(native), native.in_transaction) == (3, False)


def test_a_whole_transaction_raises_sqlalchemys_errors(native: sqlite3.Connection) -> None:
    async def again(connection: AsyncConnection) -> None:
        await fill(connection)

    async def raw(connection: AsyncConnection) -> None:
        assert isinstance(connection, Here)
        connection.native.execute("INSERT INTO t VALUES (1, 'a')")

    with compare(WHOLE):
        whole = WholeHop("BEGIN IMMEDIATE")
        whole(native, fill)
        for work in (again, raw):
            with pytest.raises(IntegrityError):
                whole(native, work)


def test_a_lock_is_met_as_the_trouble_it_is(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with compare(WHOLE):
        first, second = (sqlite3.connect(path, timeout=0, isolation_level=None) for _ in range(2))
        try:
            first.execute("BEGIN IMMEDIATE")
            with pytest.raises(OperationalError) as met:
                WholeHop("BEGIN IMMEDIATE")(second, fill)
        finally:
            first.close()
            second.close()

        assert trouble_of(met.value) is Trouble.LOCKED


class Pause:
    """What a coroutine waits for when it waits."""

    def __await__(self) -> Generator[None]:
        yield


def test_what_waits_for_something_else_is_refused_and_undone(native: sqlite3.Connection) -> None:
    async def wait(connection: AsyncConnection) -> None:
        await fill(connection)
        await Pause()

    with compare(WHOLE):
        with pytest.raises(RuntimeError, match="waits for something else"):
            WholeHop("BEGIN IMMEDIATE")(native, wait)

        assert (count(native), native.in_transaction) == (0, False)


def test_a_second_connection_of_a_thread_is_not_closed_by_sqlalchemy(
    native: sqlite3.Connection,
) -> None:
    other = in_memory()
    with compare(WHOLE):
        whole = WholeHop("BEGIN IMMEDIATE")
        for one in (native, other, native):
            whole(one, _count_by_sqlalchemy)

        assert (count(native), count(other)) == (0, 0)
    other.close()


async def _count_by_sqlalchemy(connection: AsyncConnection) -> int:
    number = await connection.scalar(text("SELECT count(*) FROM t"))
    return int(number)


async def test_the_dialect_gives_out_the_drivers_own_connection(opened: Opened) -> None:
    with compare(f"{CARRYING}; {ADAPTED}"):
        borrowed = await opened.connection.get_raw_connection()
        assert isinstance(borrowed.driver_connection, aiosqlite.Connection)
        found = await carried_out(borrowed, lambda native: native.execute("SELECT 5").fetchone())
        assert found == (5,)


def test_the_engine_asks_the_module_it_is_given() -> None:
    with compare(ADAPTED):
        dialect = SQLiteDialect_aiosqlite(dbapi=OneHop())
        assert isinstance(dialect.dbapi, OneHop)
        assert dialect.has_terminate
