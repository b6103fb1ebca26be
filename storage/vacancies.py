"""An empty database of either engine, for the copier to write to: filled at once, or still empty.

Empty is also one that has only just been migrated: nobody and nothing is in it yet.
"""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.backup import beside, check, partial_file, reading
from storage.database import Database, at_file, file_of, shown_address
from storage.portable import LEFT_BEHIND, OF_ENGINES, CopyError, CopyTarget
from storage.portable_postgresql import PostgresqlTables
from storage.portable_sqlite import IN_FILE, new_file
from storage.schema import bring_to, is_known, revision_of
from storage.snapshots import plainly, require_stopped
from storage.tables import metadata

Index: TypeAlias = Callable[[AsyncConnection], Awaitable[None]]
"""Lets every article of a database be found by its words."""

ALWAYS_THERE = OF_ENGINES | LEFT_BEHIND | {"rubrics", "facts", "totals"}
"""What may hold rows in a database that nobody has used yet."""
_TABLES = """
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
"""


@asynccontextmanager
async def vacant(url: str, size: int, index: Index) -> AsyncIterator[CopyTarget]:
    """A database that stays empty unless the block ends; then ``index`` is the last thing done.

    ``size`` is how many bytes the rows take where they are. Raises CopyError.
    """
    path = file_of(url)
    async with on_server(url, index) if path is None else _in_file(path, size, index) as target:
        yield target


@asynccontextmanager
async def on_server(url: str, index: Index, aside: str | None = None) -> AsyncIterator[CopyTarget]:
    """The same of a database on a server; what is in it is put ``aside``, into a schema so called.

    Without a name for that, a database in use is refused.
    """
    shown = shown_address(url)
    with plainly(shown):
        database = Database(url)
        try:
            async with database.transaction() as connection:
                await require_stopped(connection, shown)
                await _make_room(connection, shown, aside)
                yield await PostgresqlTables.within(connection)
                await index(connection)
        finally:
            await database.close()


@asynccontextmanager
async def _in_file(path: Path, size: int, index: Index) -> AsyncIterator[CopyTarget]:
    with plainly(str(path)):
        _require_empty_file(path)
        with partial_file(path, size) as part:
            async with new_file(part) as target:
                yield target
            await _indexed(part, index)
            check(part)
            for left in beside(path):
                left.unlink(missing_ok=True)
            part.replace(path)


async def _indexed(part: Path, index: Index) -> None:
    database = Database(at_file(IN_FILE, part))
    try:
        async with database.transaction() as connection:
            await index(connection)
    finally:
        await database.close()


async def _make_room(connection: AsyncConnection, shown: str, aside: str | None) -> None:
    names: Sequence[str] = (await connection.scalars(text(_TABLES))).all()
    if aside is None:
        await _require_empty(connection, names, shown)
    elif ours := [name for name in names if _is_ours(name)]:
        await _put_aside(connection, ours, aside)
    current = await connection.run_sync(revision_of)
    if current is not None and not is_known(current):
        raise CopyError(f"{shown} is newer than this program ({current}): make an empty database")
    await connection.run_sync(bring_to)


async def _put_aside(connection: AsyncConnection, names: Sequence[str], schema: str) -> None:
    """Move tables, with all that belongs to them, into a new schema."""
    await connection.exec_driver_sql(f'CREATE SCHEMA "{schema}"')
    for name in names:
        await connection.exec_driver_sql(f'ALTER TABLE "{name}" SET SCHEMA "{schema}"')


async def _require_empty(connection: AsyncConnection, names: Sequence[str], shown: str) -> None:
    for name in names:
        _require_ours(name, shown)
        if name not in ALWAYS_THERE and await connection.scalar(text(_any_row(name))):
            raise _not_empty(shown)


def _require_empty_file(path: Path) -> None:
    if not path.exists() or not path.stat().st_size:
        return
    with closing(reading(path)) as connection:
        for name in _names(connection):
            _require_ours(name, str(path))
            if name not in ALWAYS_THERE and connection.execute(_any_row(name)).fetchone()[0]:
                raise _not_empty(str(path))
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise _not_empty(str(path))


def _names(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [name for (name,) in found]


def _is_ours(name: str) -> bool:
    return name in ALWAYS_THERE or name in metadata.tables


def _require_ours(name: str, shown: str) -> None:
    if not _is_ours(name):
        raise CopyError(f"{shown} has a table {name} of another program: make an empty database")


def _any_row(name: str) -> str:
    return f'SELECT EXISTS (SELECT 1 FROM "{name}")'  # noqa: S608 - a name of our schema


def _not_empty(shown: str) -> CopyError:
    return CopyError(f"{shown} is not empty: make an empty database, or name a new file")


async def leave(_: AsyncConnection) -> None:
    """Leave the search as it is."""
