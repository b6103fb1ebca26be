"""Bringing a database to the schema of this program."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from asyncpg import PostgresError
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from storage.database import Database

_MIGRATIONS = Path(__file__).with_name("migrations")
# Any number, so long as every process takes the same: only one migrates at a time.
_LOCK = 20_240_704


class DatabaseUnavailable(Exception):  # noqa: N818 - it says what is the matter, not that it is one
    """A database that cannot be used; the text is one line for the operator."""


async def open_database(url: str) -> Database:
    """Open the database at ``url``, created and migrated as needed.

    Raises DatabaseUnavailable.
    """
    try:
        database = Database(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseUnavailable(f"DATABASE_URL is malformed: {_first_line(error)}") from error
    try:
        _require_folder(database)
        await upgrade(database)
    except BaseException:
        await database.close()
        raise
    return database


async def upgrade(database: Database) -> None:
    """Bring the schema to this program's version, all of it or nothing.

    Raises DatabaseUnavailable.
    """
    try:
        async with database.transaction() as connection:
            await connection.run_sync(_upgrade)
    except (DBAPIError, PostgresError, OSError) as error:
        reason = error.orig if isinstance(error, DBAPIError) and error.orig else error
        raise DatabaseUnavailable(
            f"The database cannot be opened: {_first_line(reason)}"
        ) from error


def _require_folder(database: Database) -> None:
    if database.path is not None and not database.path.parent.is_dir():
        raise DatabaseUnavailable(
            f"The database cannot be opened: there is no folder {database.path.parent}"
        )


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    _refuse_a_newer_one(connection, ScriptDirectory.from_config(config))
    command.upgrade(config, "head")


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
