"""The few places where the two engines are spoken to differently."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Table
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
