"""The few places where the two engines are spoken to differently."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    CursorResult,
    Dialect,
    Select,
    Table,
    Text,
    Update,
    UpdateBase,
    bindparam,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.whole_hop import Here

# A range may be this many times wider than what is wanted from it before a list is better.
_SPARSE = 4


Insert: TypeAlias = sqlite.Insert | postgresql.Insert


def insert(connection: AsyncConnection, table: Table) -> Insert:
    """An INSERT that knows ON CONFLICT, which both engines spell the same."""
    return insert_for(connection.dialect.name, table)


def insert_for(engine: str, table: Table) -> Insert:
    """The same for an engine, by its name: for statements that are put together once."""
    return sqlite.insert(table) if engine == "sqlite" else postgresql.insert(table)


def is_sqlite(connection: AsyncConnection) -> bool:
    """Whether the connection speaks to SQLite."""
    return connection.dialect.name == "sqlite"


def among(column: ColumnElement[int], ids: Sequence[int]) -> ColumnElement[bool]:
    """A condition that holds for every one of the ascending ``ids``, and perhaps for ids between.

    Dense ids become a range, which an index serves in one sweep, sparse ones a list.
    """
    if ids[-1] - ids[0] < _SPARSE * len(ids):
        return column.between(ids[0], ids[-1])
    return listed(column, ids)


class _Ids(TypeDecorator[Sequence[int]]):
    """Any number of integers as one parameter: an array, or JSON on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type that the driver is told of."""
        array = postgresql.ARRAY(BigInteger)
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else array)

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """What the driver is handed."""
        ids = list(value or ())
        return json.dumps(ids) if dialect.name == "sqlite" else ids


class _Words(TypeDecorator[Sequence[str]]):
    """Any number of words as one parameter, in the same way."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type that the driver is told of."""
        array = postgresql.ARRAY(Text)
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else array)

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """What the driver is handed."""
        words = list(value or ())
        return json.dumps(words) if dialect.name == "sqlite" else words


class _Listed(FunctionElement[bool]):
    inherit_cache = True
    type = Boolean()

    def self_group(self, against: object = None) -> "_Listed":  # noqa: ARG002
        """Itself: SQLAlchemy's "= 1" behind it would keep SQLite's index from serving."""
        return self


def listed(column: ColumnElement[int], ids: Sequence[int]) -> ColumnElement[bool]:
    """A condition that holds for the ``ids``, however many: IN takes 32 767 of them at most."""
    return _Listed(column, bindparam(None, ids, type_=_Ids))


def listed_words(column: ColumnElement[str], words: Sequence[str]) -> ColumnElement[bool]:
    """A condition that holds for the ``words``, however many."""
    return _Listed(column, bindparam(None, words, type_=_Words))


def listed_as(column: ColumnElement[int], name: str) -> ColumnElement[bool]:
    """The same for ids that are named when the statement is executed."""
    return _Listed(column, bindparam(name, type_=_Ids))


@compiles(_Listed, "postgresql")
def _any_of(element: _Listed, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, ids = (compiler.process(one, **options) for one in element.clauses)
    return f"({column} = ANY ({ids}))"


@compiles(_Listed, "sqlite")
def _in_json(element: _Listed, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, ids = (compiler.process(one, **options) for one in element.clauses)
    return f"({column} IN (SELECT value FROM json_each({ids})))"  # noqa: S608 - two compiled parts


async def execute_many(
    connection: AsyncConnection, statement: UpdateBase, rows: Iterable[Mapping[str, object]]
) -> None:
    """Execute for each row, whose values are already the driver's own: moments are milliseconds.

    For hot paths: what SQLAlchemy does to each row costs more than the statement itself.
    """
    sql, names, _ = _compiled(statement, connection.dialect)
    await connection.exec_driver_sql(sql, list(map(itemgetter(*names), rows)))


async def execute_rows(
    connection: AsyncConnection,
    statement: Update,
    names: tuple[str, ...],
    rows: Sequence[tuple[object, ...]],
) -> int:
    """The same for tuples in the order of ``names``, which is the statement's own.

    Returns how many rows of the table changed; PostgreSQL does not say. For the hottest paths.
    """
    sql, expected, _ = _compiled(statement, connection.dialect)
    if names != tuple(expected):
        raise ValueError(f"the parameters are {expected}, not {names}")
    return (await connection.exec_driver_sql(sql, rows)).rowcount


async def execute_raw(
    connection: AsyncConnection, statement: UpdateBase | Select[Any], **values: object
) -> CursorResult[Any] | sqlite3.Cursor:
    """Execute with values, and for rows, that are the driver's own; for the same reason."""
    sql, names, fixed = _compiled(statement, connection.dialect)
    every = fixed | values
    parameters = tuple(every[name] for name in names)
    if isinstance(connection, Here):
        return connection.native.execute(sql, parameters)
    return await connection.exec_driver_sql(sql, parameters)


def ids_for(connection: AsyncConnection, ids: Sequence[int]) -> object:
    """What the driver is handed for ids in a statement with ``listed_as``."""
    return json.dumps(ids) if is_sqlite(connection) else ids


@lru_cache(maxsize=64)
def _compiled(
    statement: UpdateBase | Select[Any], dialect: Dialect
) -> tuple[str, Sequence[str], dict[str, Any]]:
    compiled = statement.compile(dialect=dialect)
    names = compiled.positiontup or ()
    # A comparison with a constant is a parameter, too.
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    return str(compiled), names, fixed
