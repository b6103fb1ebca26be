"""The few places where the two engines are spoken to differently."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from sqlalchemy import ColumnElement, Dialect, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

# A range may be this many times wider than what is wanted from it before a list is better.
_SPARSE = 4


def insert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, which both engines spell the same."""
    return sqlite.insert(table) if is_sqlite(connection) else postgresql.insert(table)


def is_sqlite(connection: AsyncConnection) -> bool:
    """Whether the connection speaks to SQLite."""
    return connection.dialect.name == "sqlite"


def among(column: ColumnElement[int], ids: Sequence[int]) -> ColumnElement[bool]:
    """A condition that holds for every one of the ascending ``ids``, and perhaps for ids between.

    Dense ids become a range, which an index serves in one sweep, sparse ones a list.
    """
    if ids[-1] - ids[0] < _SPARSE * len(ids):
        return column.between(ids[0], ids[-1])
    return column.in_(ids)


async def execute_many(
    connection: AsyncConnection, statement: Update, rows: Iterable[Mapping[str, object]]
) -> None:
    """Execute for each row, whose values are already the driver's own: moments are milliseconds.

    For hot paths: what SQLAlchemy does to each row costs more than the statement itself.
    """
    sql, names = _compiled(statement, connection.dialect)
    await connection.exec_driver_sql(sql, list(map(itemgetter(*names), rows)))


@lru_cache(maxsize=32)
def _compiled(statement: Update, dialect: Dialect) -> tuple[str, Sequence[str]]:
    compiled = statement.compile(dialect=dialect)
    return str(compiled), compiled.positiontup or ()
