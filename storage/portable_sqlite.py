"""SQLite files for the copier."""

import os
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

from sqlalchemy import MetaData

from news.storable import storable
from storage.backup import connected, made_privately
from storage.database import Database, at_file
from storage.portable import FIRST_BATCH, OF_ENGINES, CopyError, Row, Shape, next_batch, shapes_of
from storage.schema import NEWEST, bring_to

IN_FILE = "sqlite+aiosqlite://"
# No journal: a copy that fails is deleted, never rolled back.
_WHILE_WRITING = (
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA cache_size=-32768",
)
_INDEXES = """
    SELECT name, sql FROM sqlite_master
    WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?))
"""


class SqliteFile:
    """A file that is read from, or written to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.text_factory = _text
        self._connection = connection
        self._put_off: list[str] = []

    async def batches(self, shape: Shape) -> AsyncGenerator[list[Row], None]:
        """All rows of a table, by its key."""
        columns, key = _listed(shape.columns), _listed(shape.key)
        selected = f"SELECT {columns} FROM {_quoted(shape.name)} ORDER BY {key}"  # noqa: S608 - names of our schema
        with _naming(shape), closing(self._connection.execute(selected)) as cursor:
            size = FIRST_BATCH
            while rows := cursor.fetchmany(size):
                yield rows
                size = next_batch(rows)

    async def last_numbers(self, shapes: Sequence[Shape]) -> Mapping[str, int]:  # noqa: ARG002
        """None: SQLite numbers rows by the largest number that is there."""
        return {}

    async def prepare(self, shapes: Sequence[Shape]) -> None:
        """Begin the one transaction; drop the indexes, which are built sooner at the end."""
        names = "[" + ",".join(f'"{shape.name}"' for shape in shapes) + "]"
        indexes = self._connection.execute(_INDEXES, (names,)).fetchall()
        self._connection.execute("BEGIN IMMEDIATE")
        for name, sql in indexes:
            self._connection.execute(f"DROP INDEX {_quoted(name)}")
            self._put_off.append(sql)
        for shape in reversed(shapes):
            self._connection.execute(f"DELETE FROM {_quoted(shape.name)}")  # noqa: S608 - as above

    async def write(self, shape: Shape, rows: list[Row]) -> None:
        """Add rows."""
        marks = ",".join("?" * len(shape.columns))
        into = f"INSERT INTO {_quoted(shape.name)} ({_listed(shape.columns)}) VALUES ({marks})"  # noqa: S608 - as above
        with _naming(shape):
            self._connection.executemany(into, rows)

    async def settle(self, shapes: Sequence[Shape], last_numbers: Mapping[str, int]) -> None:  # noqa: ARG002
        """Build the indexes."""
        for statement in self._put_off:
            self._connection.execute(statement)


@asynccontextmanager
async def new_file(path: Path, revision: str = NEWEST) -> AsyncIterator[SqliteFile]:
    """A file with the schema of a revision to write to; on the disk at the end of the block."""
    with os.fdopen(made_privately(path), "wb") as file:
        await _create(path, revision)
        with closing(connected(path)) as connection:
            for pragma in _WHILE_WRITING:
                connection.execute(pragma)
            yield SqliteFile(connection)
            connection.execute("COMMIT")
            # No -wal file beside it, until it is opened to be written.
            connection.execute("PRAGMA journal_mode=DELETE")
        os.fsync(file.fileno())


async def shapes_in(path: Path) -> list[Shape]:
    """The tables that a file has, whatever revision it is at. Raises CopyError."""
    database, found = Database(at_file(IN_FILE, path)), MetaData()
    try:
        async with database.snapshot() as connection:
            await connection.run_sync(found.reflect, only=_is_copied)
    finally:
        await database.close()
    return shapes_of(found)


def _is_copied(name: str, _: object) -> bool:
    return name not in OF_ENGINES


async def _create(path: Path, revision: str) -> None:
    database = Database(at_file(IN_FILE, path))
    try:
        async with database.rebuilding() as connection:
            await connection.run_sync(bring_to, revision)
    finally:
        await database.close()


@contextmanager
def _naming(shape: Shape) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OverflowError) as error:
        raise CopyError(f"The table {shape.name} cannot be copied: {error}") from error


def _text(raw: bytes) -> str:
    """A text as both engines can keep it, and as the program writes it."""
    return storable(raw.decode("utf-8", "surrogatepass"))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'
