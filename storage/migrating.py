"""Bringing a database to the schema of this program."""

import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from storage.backup import BackupError, DamagedError
from storage.copying import copy_database, with_room
from storage.database import Database
from storage.locks import lock_migration
from storage.rotation import Rotation, rotation_for
from storage.schema import NEWEST, bring_to, is_known, newest_revision, revision_of
from storage.trouble import Trouble, first_line, passes_by_itself, trouble_of

# Bytes of a file that is read whole at each start: a third of a second. A larger one is found
# damaged where it is read, in its daily copy, or by `doctor`.
_SOON_READ = 64 * 1024 * 1024

log = logging.getLogger(__name__)


class DatabaseUnavailable(Exception):  # noqa: N818 - it says what is the matter, not that it is one
    """A database that cannot be used; the text is one line for the operator."""

    @classmethod
    def because(cls, reason: BaseException | str) -> Self:
        """Says that the database cannot be opened, why, and what to look at."""
        return cls(
            f"The database cannot be opened: {first_line(reason)}. Look at DATABASE_URL: "
            "its file and folder must be writable, its server must run."
        )


class ServerAway(DatabaseUnavailable):
    """A server that does not answer, or takes no connection just now: a later try may succeed."""


async def open_database(url: str, rotation: Rotation | None = None) -> Database:
    """Open the database at ``url``, created and migrated as needed.

    Before it is migrated it is copied, where ``rotation`` says that copies are made. Raises
    DatabaseUnavailable.
    """
    try:
        database = Database(url)
        rotation = rotation or rotation_for(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseUnavailable(f"DATABASE_URL is malformed: {first_line(error)}") from error
    try:
        _require_place(database, rotation)
        await upgrade(database, url, rotation)
    except BaseException:
        await database.close()
        raise
    return database


@asynccontextmanager
async def opened(url: str, rotation: Rotation | None = None) -> AsyncIterator[Database]:
    """The database at ``url``, closed at the end of the block; copied first as above.

    Raises DatabaseUnavailable, also for trouble that the block does not outlive.
    """
    database = await open_database(url, rotation)
    try:
        yield database
    except DBAPIError as error:
        if trouble_of(error) is None:
            raise
        raise refusal(database.path, error, rotation or rotation_for(url)) from error
    finally:
        await database.close()


async def upgrade(database: Database, url: str = "", rotation: Rotation | None = None) -> None:
    """Bring the schema to this program's version, all of it or nothing.

    The database at ``url`` is copied before, if copies are made. Raises DatabaseUnavailable.
    """
    try:
        async with database.rebuilding() as connection:
            if _is_soon_read(database):
                await connection.run_sync(_refuse_a_damaged_one, database.path, rotation)
            if await connection.run_sync(_is_behind) and rotation is not None and rotation.keep:
                await _keep_copy(url, rotation)
            await connection.run_sync(_upgrade)
    except DBAPIError as error:
        raise refusal(database.path, error, rotation) from error
    except OSError as error:
        kind = ServerAway if database.path is None else DatabaseUnavailable
        raise kind.because(error) from error
    except ValueError as error:
        # The driver's own, of a certificate or a parameter.
        raise DatabaseUnavailable.because(error) from error


async def _keep_copy(url: str, rotation: Rotation) -> None:
    """What there is before it is migrated: an earlier version of the program can read that."""
    try:
        target = rotation.before(newest_revision())
        await with_room(rotation, lambda: copy_database(url, target))
        log.info("backup.before_migration", extra={"file": target})
    except DamagedError as error:
        raise damaged(Path(error.path), error.reason, rotation) from error
    except BackupError as error:
        raise DatabaseUnavailable(
            f"The database is not migrated, because it cannot be copied before. {error}. "
            "Mend that, name another folder in BACKUP_DIR, or set BACKUPS=0 to go on without a copy"
        ) from error


def refusal(
    path: Path | None, error: DBAPIError, rotation: Rotation | None = None
) -> DatabaseUnavailable:
    """What to say of a database that an error makes unusable; ``path`` is its file."""
    reason = first_line(error.orig or error)
    match trouble_of(error):
        case Trouble.DAMAGED:
            return damaged(path, reason, rotation)
        case Trouble.FULL:
            return DatabaseUnavailable(
                f"{_named(path)} cannot be written, the disk is full: make room, then start again"
            )
        case Trouble.LOCKED if path:
            return DatabaseUnavailable(
                f"The database {path} is locked by another program: stop that one, then start again"
            )
    kind = ServerAway if path is None and passes_by_itself(error) else DatabaseUnavailable
    return kind.because(reason)


def damaged(
    path: Path | None, reason: str, rotation: Rotation | None = None
) -> DatabaseUnavailable:
    """What to say of a damaged database: where its backup is, and how to put it in place."""
    if copy := rotation and rotation.newest():
        advice = (
            f"its newest backup is {copy.path}, of {copy.made_at:%Y-%m-%d %H:%M} UTC: "
            "`python -m bot restore` puts that in place, and keeps the damaged one"
        )
    else:
        advice = "it has no backup; `python -m bot restore FILE` puts a copy of yours in place"
    return DatabaseUnavailable(f"{_named(path)} is damaged ({reason}): {advice}")


def _require_place(database: Database, rotation: Rotation) -> None:
    path = database.path
    if path is None:
        return
    if path.is_dir():
        raise DatabaseUnavailable.because(f"{path} is a folder")
    if not path.parent.is_dir():
        raise DatabaseUnavailable.because(f"there is no folder {path.parent}")
    if not path.exists() and (copy := rotation.newest()):
        # New ones would push its backups out within days.
        raise DatabaseUnavailable(
            f"There is no database {path}, but its backup {copy.path}: "
            "`python -m bot restore` puts that in place; to begin anew, move its backups away"
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


def _refuse_a_damaged_one(
    connection: Connection, path: Path | None, rotation: Rotation | None
) -> None:
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise damaged(path, found.splitlines()[-1], rotation)


def _is_behind(connection: Connection) -> bool:
    """Whether there is an earlier schema; on a server nobody else migrates it from now on."""
    if connection.dialect.name == "postgresql":
        lock_migration(connection)
        # To copy it takes longer than the program may stand idle.
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    current = revision_of(connection)
    _refuse_a_newer_one(current)
    return current not in (None, newest_revision())


def _upgrade(connection: Connection, revision: str = NEWEST) -> None:
    bring_to(connection, revision)


def _refuse_a_newer_one(current: str | None) -> None:
    if current is not None and not is_known(current):
        raise DatabaseUnavailable(
            f"The database is newer than this program (its schema is {current}): "
            "upgrade the program, or restore a backup made before the upgrade"
        )
