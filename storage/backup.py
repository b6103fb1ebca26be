"""Copies of an SQLite file: of one moment, checked, and there whole or not at all.

The bot may run meanwhile. The copy is read through a read-only connection, which cannot checkpoint
either. It is written in small steps with an fsync each: one fsync of everything at the end would
hold up the bot's commits.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOM = 100 * 1024 * 1024
"""Bytes that a copy leaves free, so that the disk has room for the database itself."""
_STEP_PAGES = 256
_UNSOUND = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class BackupError(Exception):
    """There is no copy; the text is one line for the operator."""


class NoRoomError(BackupError):
    """A copy does not fit on the disk."""


class DamagedError(BackupError):
    """A file that is no sound database."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} is damaged ({reason})")
        self.path = path
        self.reason = reason


def back_up(source: Path, target: Path, stopped: Callable[[], bool] = lambda: False) -> None:
    """Copy a database to ``target``, in place of what is there, unless ``stopped`` meanwhile.

    Raises BackupError; DamagedError when it is the database that is damaged.
    """
    with partial_copy(source, target, stopped) as part:
        part.replace(target)


@contextmanager
def partial_copy(
    source: Path, target: Path, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Path]:
    """A checked copy beside ``target``, to be moved there: the move is durable at the end.

    Raises BackupError.
    """
    try:
        if not source.is_file():
            raise BackupError(f"There is no file {source}")
        with partial_file(target, source.stat().st_size) as part:
            _copy(source, part, stopped)
            _check_both(source, part)
            yield part
    except sqlite3.Error as error:
        raise BackupError(f"{source} cannot be copied: {error}") from error
    except OSError as error:
        raise BackupError(f"{source} cannot be copied to {target}: {error.strerror}") from error


@contextmanager
def partial_file(target: Path, size: int) -> Iterator[Path]:
    """Where a file of so many bytes may be made, to be moved to ``target``; nobody else does.

    The move is durable at the end. Raises BackupError.
    """
    # Always the same name: the next copy overwrites what a killed process has left.
    part = target.with_name("newsdesk-copy.part")
    with _only_one(target.parent) as folder:
        _require_room(target, size)
        _remove(part)
        try:
            yield part
        finally:
            _remove(part)
        os.fsync(folder)


def check(path: Path) -> None:
    """Read a whole database, which takes seconds for each gigabyte. Raises DamagedError."""
    with closing(reading(path)) as connection:
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _UNSOUND:
                raise
            found = str(error)
    if found != "ok":
        raise DamagedError(path, found.splitlines()[-1])


def require_ours(path: Path, named: Path) -> None:
    """Raises BackupError, about ``named``, when there is no newsroom in a database."""
    with closing(reading(path)) as connection:
        wanted = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        if connection.execute(wanted).fetchone() is None:
            raise BackupError(f"{named} is no backup of this program's database")


@contextmanager
def _only_one(folder: Path) -> Iterator[int]:
    """One copy at a time in a folder, whose descriptor this is."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield descriptor
    except BlockingIOError as error:
        raise BackupError(f"Another copy is being made in {folder}: wait for that one") from error
    finally:
        os.close(descriptor)


def _remove(part: Path) -> None:
    for each in (part, *beside(part)):
        each.unlink(missing_ok=True)


def beside(path: Path) -> list[Path]:
    """What SQLite keeps beside a file: of one that is gone it would be taken for the next one's."""
    return [path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm")]


def _require_room(target: Path, size: int) -> None:
    needed = size + ROOM
    free = shutil.disk_usage(target.parent).free
    if free < needed:
        raise NoRoomError(
            f"No room for {target}: {needed >> 20} MB are needed, {free >> 20} are free"
        )


def _copy(source: Path, part: Path, stopped: Callable[[], bool]) -> None:
    with os.fdopen(made_privately(part), "wb") as file:

        def stepped(_status: int, _left: int, _total: int) -> None:
            if stopped():
                raise BackupError(f"Stopped before {source} was copied")
            os.fsync(file.fileno())

        with closing(reading(source)) as original, closing(connected(part)) as copy:
            copy.execute("PRAGMA synchronous=OFF")
            copy.execute("PRAGMA journal_mode=OFF")
            original.backup(copy, pages=_STEP_PAGES, progress=stepped)
            # A file by itself, until it is opened to be written.
            copy.execute("PRAGMA journal_mode=DELETE")
        os.fsync(file.fileno())


def made_privately(path: Path) -> int:
    """The descriptor of a new file that only its owner reads. Raises FileExistsError."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)


def _check_both(source: Path, part: Path) -> None:
    try:
        check(part)
    except DamagedError as error:
        check(source)
        raise BackupError(f"The copy of {source} came out damaged ({error.reason})") from error


def reading(path: Path) -> sqlite3.Connection:
    """A connection to read one moment of a database."""
    connection = connected(path, "?mode=ro")
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _UNSOUND:
            raise DamagedError(path, str(error)) from error
        raise
    return connection


def connected(path: Path, how: str = "") -> sqlite3.Connection:
    """A connection that begins no transaction by itself; ``how`` are parameters of the address."""
    return sqlite3.connect(f"{path.absolute().as_uri()}{how}", uri=True, isolation_level=None)
