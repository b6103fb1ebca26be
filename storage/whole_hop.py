"""A whole transaction on the thread of an SQLite connection: one crossing for all its statements.

Each statement's own crossing wakes two threads, and SQLAlchemy's asyncio side costs more than the
statement. The functions of storage are coroutines; here they run to their end without waiting.
``tests/storage/test_private_interfaces.py`` checks what this relies on in SQLAlchemy.
"""

import sqlite3
from collections.abc import Callable, Coroutine
from threading import local
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine, NullPool, create_engine
from sqlalchemy.engine.interfaces import PoolProxiedConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")
Work: TypeAlias = Callable[[AsyncConnection], Coroutine[Any, Any, T]]
"""Reads and writes over the connection, and waits for nothing else."""


class WholeHop:
    """Carries out transactions, each begun by the same statement, on any thread's connection."""

    def __init__(self, begin: str) -> None:
        self._begin = begin
        self._here = local()
        self._engine = create_engine(
            "sqlite://", poolclass=NullPool, creator=lambda: self._here.native
        )

    def __call__(self, native: sqlite3.Connection, work: Work[T]) -> T:
        """Carry out one, on the connection's own thread."""
        connection = Here(self._engine, native, self._wrapped(native))
        try:
            native.execute(self._begin)
            try:
                result = _run(work(connection))
                native.commit()
            except BaseException:
                if native.in_transaction:
                    native.rollback()
                raise
        except sqlite3.Error as error:
            raise DBAPIError.instance(self._begin, None, error, sqlite3.Error) from error
        return result

    def _wrapped(self, native: sqlite3.Connection) -> PoolProxiedConnection:
        if getattr(self._here, "native", None) is not native:
            # Before any transaction: SQLAlchemy rolls back what is open when it meets a connection.
            self._here.native = native
            wrapped = self._engine.raw_connection()
            # The thread closes it: no pool may, whatever thread that is on.
            wrapped.detach()
            self._here.wrapped = wrapped
        wrapped_before: PoolProxiedConnection = self._here.wrapped
        return wrapped_before


class Here(AsyncConnection):
    """A connection to the functions of storage, with nothing to wait for."""

    __slots__ = ("_wrapped", "dialect", "native")

    def __init__(
        self,
        engine: Engine,
        native: sqlite3.Connection,
        wrapped: PoolProxiedConnection,
    ) -> None:
        self.sync_engine = engine
        self.sync_connection = None
        self.dialect = engine.dialect
        self.native = native
        self._wrapped = wrapped

    @property
    def _proxied(self) -> Connection:
        # Those who only execute_raw do without.
        if self.sync_connection is None:
            self.sync_connection = Connection(self.sync_engine, self._wrapped)
        return self.sync_connection

    async def execute(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as there
        """AsyncConnection's."""
        return self._proxied.execute(*args, **options)

    async def scalar(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as there
        """AsyncConnection's."""
        return self._proxied.scalar(*args, **options)

    async def scalars(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as there
        """AsyncConnection's."""
        return self._proxied.scalars(*args, **options)

    async def exec_driver_sql(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as there
        """AsyncConnection's."""
        return self._proxied.exec_driver_sql(*args, **options)


def _run(work: Coroutine[Any, Any, T]) -> T:
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise RuntimeError("it waits for something else than the database")
