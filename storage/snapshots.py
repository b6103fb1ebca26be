"""A database of either engine, as it was at one moment, for the copier to read."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from asyncpg import PostgresError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import leases
from storage.backup import DamagedError, reading
from storage.database import Database, file_of, shown_address
from storage.locks import try_lock_migration
from storage.portable import CopyError, CopySource
from storage.portable_postgresql import PostgresqlTables, first_line
from storage.portable_sqlite import SqliteFile
from storage.schema import is_known, newest_revision, revision_of

_OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND application_name = current_setting('application_name')
"""


class Snapshot(NamedTuple):
    """What is read from, the revision of its schema, and how many bytes it takes on its disk."""

    source: CopySource
    revision: str
    size: int


@asynccontextmanager
async def snapshot_of(url: str, *, still: bool = False) -> AsyncIterator[Snapshot]:
    """One moment of a database, which is not written to.

    ``still`` is for one that nobody may change meanwhile, and that is at this program's revision.
    Raises CopyError.
    """
    path = file_of(url)
    of_engine = _of_server(url, still=still) if path is None else _of_file(path)
    async with of_engine as snapshot:
        _require_ours(snapshot.revision, shown_address(url))
        if still:
            _require_newest(snapshot.revision, shown_address(url))
        yield snapshot


def _require_ours(revision: str, shown: str) -> None:
    if not revision:
        raise CopyError(f"There is no database of this program at {shown}")
    if not is_known(revision):
        raise CopyError(f"{shown} is newer than this program ({revision}): upgrade the program")


def _require_newest(revision: str, shown: str) -> None:
    newest = newest_revision()
    if revision != newest:
        raise CopyError(
            f"The schema of {shown} is {revision} and this program's is {newest}: "
            "bring it up to date first, with DATABASE_URL set to it: `python -m bot migrate`"
        )


async def require_stopped(connection: AsyncConnection, shown: str) -> None:
    """Raises CopyError while the bot runs on a PostgreSQL database, or begins to.

    It cannot begin before the transaction ends.
    """
    if not await try_lock_migration(connection):
        raise CopyError(
            f"Somebody migrates or copies {shown} at this moment, or it is the same database"
        )
    if await leases.is_live(connection):
        raise CopyError(
            f"The bot runs on {shown}: stop that one first (one that was killed "
            "counts as running for ten seconds)"
        )
    if others := await connection.scalar(text(_OTHERS)):
        raise CopyError(
            f"The bot is connected to {shown} ({others} connections): stop all of its processes"
        )


@contextmanager
def plainly(shown: str) -> Iterator[None]:
    """Whatever a database or its disk refuses is a CopyError, a line about what is shown."""
    try:
        yield
    except DamagedError as error:
        raise CopyError(f"{error}: restore it first, from its newest backup") from error
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise CopyError(f"{shown} cannot be used: {first_line(cause)}") from error
    except (PostgresError, sqlite3.Error, OSError, ValueError) as error:
        raise CopyError(f"{shown} cannot be used: {first_line(error)}") from error


@asynccontextmanager
async def _of_file(path: Path) -> AsyncIterator[Snapshot]:
    with plainly(str(path)):
        size = _size_of(path)
        with closing(reading(path)) as connection:
            yield Snapshot(SqliteFile(connection), _file_revision(connection), size)


def _size_of(path: Path) -> int:
    if not path.is_file():
        raise CopyError(f"There is no database {path}")
    return path.stat().st_size


def _file_revision(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
    if found.fetchone() is None:
        return ""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


@asynccontextmanager
async def _of_server(url: str, *, still: bool) -> AsyncIterator[Snapshot]:
    shown = shown_address(url)
    with plainly(shown):
        database = Database(url)
        try:
            async with database.snapshot() as connection:
                if still:
                    await require_stopped(connection, shown)
                revision = await connection.run_sync(revision_of)
                size = await connection.scalar(text("SELECT pg_database_size(current_database())"))
                source = await PostgresqlTables.within(connection)
                yield Snapshot(source, revision or "", size or 0)
        finally:
            await database.close()
