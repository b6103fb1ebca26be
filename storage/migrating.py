"""Bringing a database to the schema of this program."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.backup import backup_of, made_at
from storage.database import Database
from storage.locks import lock_migration
from storage.trouble import Trouble, trouble_of

_MIGRATIONS = Path(__file__).with_name("migrations")
# Bytes of a file that is read whole at each start: a third of a second. A larger one is found
# damaged where it is read, in its daily copy, or by `doctor`.
_SOON_READ = 64 * 1024 * 1024


class DatabaseUnavailable(Exception):  # noqa: N818 - it says what is the matter, not that it is one
    """A database that cannot be used; the text is one line for the operator."""

    @classmethod
    def because(cls, reason: object) -> Self:
        """Says that the database cannot be opened, why, and what to look at."""
        why = (str(reason) or type(reason).__name__).splitlines()[0]
        return cls(
            f"The database cannot be opened: {why}. Look at DATABASE_URL: "
            "its file and folder must be writable, its server must run."
        )


async def open_database(url: str) -> Database:
    """Open the database at ``url``, created and migrated as needed.

    Raises DatabaseUnavailable.
    """
    try:
        database = Database(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseUnavailable(f"DATABASE_URL is malformed: {_first_line(error)}") from error
    try:
        _require_place(database)
        await upgrade(database)
    except BaseException:
        await database.close()
        raise
    return database


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The database at ``url``, closed at the end of the block.

    Raises DatabaseUnavailable, also for trouble that the block does not outlive.
    """
    database = await open_database(url)
    try:
        yield database
    except DBAPIError as error:
        if trouble_of(error) is None:
            raise
        raise refusal(database.path, error) from error
    finally:
        await database.close()


async def upgrade(database: Database) -> None:
    """Bring the schema to this program's version, all of it or nothing.

    Raises DatabaseUnavailable.
    """
    try:
        async with database.rebuilding() as connection:
            if _is_soon_read(database):
                await connection.run_sync(_refuse_a_damaged_one, database.path)
            await connection.run_sync(_upgrade)
    except DBAPIError as error:
        raise refusal(database.path, error) from error
    except (OSError, ValueError) as error:
        # The driver's own, of a host, a certificate or a parameter.
        raise DatabaseUnavailable.because(error) from error


def refusal(path: Path | None, error: DBAPIError) -> DatabaseUnavailable:
    """What to say of a database that an error makes unusable; ``path`` is its file."""
    reason = _first_line(error.orig or error)
    match trouble_of(error):
        case Trouble.DAMAGED:
            return damaged(path, reason)
        case Trouble.FULL:
            return DatabaseUnavailable(
                f"{_named(path)} cannot be written, the disk is full: make room, then start again"
            )
        case Trouble.LOCKED if path:
            return DatabaseUnavailable(
                f"The database {path} is locked by another program: stop that one, then start again"
            )
    return DatabaseUnavailable.because(reason)


def damaged(path: Path | None, reason: str) -> DatabaseUnavailable:
    """What to say of a damaged database: where its backup is, and how to put it in place."""
    if path is None:
        advice = "restore it from your pg_dump"
    elif at := made_at(path):
        advice = (
            f"its newest backup is {backup_of(path)}, of {at:%Y-%m-%d %H:%M} UTC: "
            "`python -m bot restore` puts that in place, and keeps the damaged file"
        )
    else:
        advice = "it has no backup; `python -m bot restore FILE` puts a copy of yours in place"
    return DatabaseUnavailable(f"{_named(path)} is damaged ({reason}): {advice}")


def _require_place(database: Database) -> None:
    path = database.path
    if path is None:
        return
    if path.is_dir():
        raise DatabaseUnavailable.because(f"{path} is a folder")
    if not path.parent.is_dir():
        raise DatabaseUnavailable.because(f"there is no folder {path.parent}")
    if not path.exists() and made_at(path):
        # A new one would take the place of its backup within a day.
        raise DatabaseUnavailable(
            f"There is no database {path}, but its backup {backup_of(path)}: "
            "`python -m bot restore` puts that in place; to begin anew, move it away"
        )
    try:
        # SQLite would create it as the umask says.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise DatabaseUnavailable.because(error) from error


def _named(path: Path | None) -> str:
    return f"The database {path}" if path else "The database"


def _is_soon_read(database: Database) -> bool:
    path = database.path
    return path is not None and path.exists() and path.stat().st_size <= _SOON_READ


def _refuse_a_damaged_one(connection: Connection, path: Path | None) -> None:
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise damaged(path, found.splitlines()[-1])


def newest_schema() -> str:
    """The schema that this program wants: the revision of its last migration."""
    return revisions().get_current_head() or ""


def revisions() -> ScriptDirectory:
    """The migrations that this program knows."""
    return ScriptDirectory.from_config(_config())


async def schema_of(connection: AsyncConnection) -> str | None:
    """The schema that a migrated database has: one look at one row, for it is asked often."""
    schema: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
    return schema


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: Connection, revision: str = "head") -> None:
    if connection.dialect.name == "postgresql":
        lock_migration(connection)
    config = _config()
    config.attributes["connection"] = connection
    _refuse_a_newer_one(connection, ScriptDirectory.from_config(config))
    command.upgrade(config, revision)


def _refuse_a_newer_one(connection: Connection, scripts: ScriptDirectory) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None:
        return
    try:
        scripts.get_revision(current)
    except CommandError as error:
        raise DatabaseUnavailable(
            f"The database is newer than this program (its schema is {current}): "
            "upgrade the program, or restore a backup made before the upgrade"
        ) from error


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
