"""A cursor for SQLite that crosses to the database's thread once a statement.

The one that comes with SQLAlchemy crosses for making the cursor, executing, fetching and closing,
and waits for the event loop each time: a busy loop makes a transaction of five statements 20 ms
long, and holds the write lock meanwhile.

It relies on private names of SQLAlchemy and aiosqlite. After an upgrade of either, run first what
checks them: ``tests/storage/test_private_interfaces.py``.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any, NamedTuple, TypeVar

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.engine.interfaces import PoolProxiedConnection
from sqlalchemy.util import await_

T = TypeVar("T")

# The driver's default for cursors of its own, which nobody uses.
_ITER_CHUNK_SIZE = 64
# A thread whose connection somebody still uses is not waited for any longer.
_LAST_SECONDS = 1.0


class _Done(NamedTuple):
    rows: list[Any]
    description: Any
    rowcount: int
    lastrowid: int | None


_NOTHING = _Done([], None, -1, None)


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ("_done",)

    def __init__(self, adapt_connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection  # noqa: SLF001 - its own adapter
        self._done = _NOTHING
        self._rows = deque()

    @property
    def description(self) -> Any:  # noqa: ANN401
        return self._done.description

    @property
    def rowcount(self) -> int:
        return self._done.rowcount

    @property
    def lastrowid(self) -> Any:  # noqa: ANN401
        return self._done.lastrowid

    def execute(self, operation: Any, parameters: Any = None) -> None:  # noqa: ANN401
        self._cross(_execute, operation, parameters or ())

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:  # noqa: ANN401
        self._cross(_execute_many, operation, seq_of_parameters)

    def close(self) -> None:
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Nothing is open on the other side."""

    def _cross(self, work: Any, operation: Any, parameters: Any) -> None:  # noqa: ANN401
        native: Any = self._connection
        try:
            crossing = native._execute(work, native._conn, operation, parameters)  # noqa: SLF001
            self._done = await_(crossing)
        except Exception as error:  # noqa: BLE001 - the adapter translates and raises it
            self._adapt_connection._handle_exception(error)  # noqa: SLF001
        self._rows = deque(self._done.rows)


class _Native(aiosqlite.Connection):
    """A connection whose thread is told to end once, however often it is closed.

    The driver's own, closed while it is being closed, tells a thread that has ended, and waits for
    ever: a transaction that is cancelled twice would hold up the end of the program.
    """

    _ending: asyncio.Future[Any] | None = None

    def stop(self) -> asyncio.Future[Any] | None:
        """Let the thread do what it was given, then close the connection and end."""
        if self._ending is None:
            self._ending = super().stop()
        return self._ending

    async def close(self) -> None:
        """The same, and wait for it."""
        if (ending := self.stop()) is not None:
            await asyncio.shield(ending)


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()

    _cursor_cls = _Cursor  # type: ignore[assignment]


class OneHop(AsyncAdapt_aiosqlite_dbapi):
    """The driver, for ``create_async_engine(module=...)``."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)
        self._threads: list[Thread] = []

    def connect(self, *arg: Any, **kw: Any) -> AsyncAdapt_aiosqlite_connection:  # noqa: ANN401
        """A connection with these cursors."""
        native = self.native(*arg, **kw)
        adapted = super().connect(async_creator_fn=lambda: native)
        return _Connection(self, adapted._connection)  # noqa: SLF001 - the same class

    def native(self, *arg: Any, **kw: Any) -> aiosqlite.Connection:  # noqa: ANN401
        """The driver's connection, yet to be opened, with a thread that is waited for."""
        native = _Native(partial(sqlite3.connect, *arg, **kw), _ITER_CHUNK_SIZE)
        thread = native._thread  # noqa: SLF001 - nothing else tells when it ends
        thread.daemon = True
        self._threads = [one for one in self._threads if one.ident is None or one.is_alive()]
        self._threads.append(thread)
        return native

    async def ended(self) -> None:
        """Wait until the threads of closed connections have ended.

        A connection that failed to open, or was given up by a cancelled task, is closed by its
        thread alone, which then reports to the event loop: the loop has to be there still.
        """
        for thread in self._threads:
            if thread.is_alive():
                await asyncio.to_thread(thread.join, _LAST_SECONDS)


async def carried_out(
    borrowed: PoolProxiedConnection, work: Callable[..., T], *arguments: object
) -> T:
    """What work makes of the driver's own connection, on that connection's thread."""
    native: Any = borrowed.driver_connection
    result: T = await native._execute(work, native._conn, *arguments)  # noqa: SLF001 - as above
    return result


def _execute(native: sqlite3.Connection, operation: str, parameters: Any) -> _Done:  # noqa: ANN401
    return _finish(native.execute(operation, parameters))


def _execute_many(native: sqlite3.Connection, operation: str, many: Any) -> _Done:  # noqa: ANN401
    return _finish(native.executemany(operation, many))


def _finish(cursor: sqlite3.Cursor) -> _Done:
    rows = cursor.fetchall() if cursor.description else []
    done = _Done(rows, cursor.description, cursor.rowcount, cursor.lastrowid)
    cursor.close()
    return done
