"""Kinds of database errors, the same for both engines."""

import logging
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from news.stand_down import StandDownError

MOST_TRIES = 5
"""So often is a transaction tried that meets others."""

T = TypeVar("T")

log = logging.getLogger(__name__)


class Trouble(StrEnum):
    """Why the database fails. All but damage may pass by itself."""

    LOCKED = "locked"
    FULL = "full"
    UNREACHABLE = "unreachable"
    DAMAGED = "damaged"


_SQLITE: Mapping[int, Trouble] = {
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    sqlite3.SQLITE_IOERR: Trouble.UNREACHABLE,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNREACHABLE,
    sqlite3.SQLITE_READONLY: Trouble.UNREACHABLE,
}
# The first byte of SQLite's codes says what; the others say where.
_WHAT = 0xFF
# The first that an SQLSTATE begins with.
_POSTGRESQL: Mapping[str, Trouble] = {
    "08": Trouble.UNREACHABLE,  # the connection's
    "25006": Trouble.UNREACHABLE,  # the server only reads, as a standby does
    "28": Trouble.UNREACHABLE,  # the password was changed, or the address is let in no more
    "3D": Trouble.UNREACHABLE,  # renamed or dropped
    "53100": Trouble.FULL,
    "53": Trouble.UNREACHABLE,  # too many connections, too little memory
    "55000": Trouble.UNREACHABLE,  # it takes no connections
    "55P03": Trouble.LOCKED,
    "57P": Trouble.UNREACHABLE,  # shut down, crashed, not yet started, dropped
    "58": Trouble.UNREACHABLE,  # the server's files
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}
# Two transactions met, or one was taken back: the same one succeeds when it is tried again.
_CONFLICTS = ("40001", "40P01")
# The password, the name of the database, the role of the server.
_TO_SET_RIGHT = ("28", "3D", "25006")


def trouble_of(error: BaseException) -> Trouble | None:
    """The kind of database error; None when it is the statement's, or none of a database."""
    if not isinstance(error, DBAPIError):
        return None
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & _WHAT)
    if isinstance(cause, OSError) or error.connection_invalidated:
        return Trouble.UNREACHABLE
    state = str(getattr(cause, "sqlstate", ""))
    return next((kind for code, kind in _POSTGRESQL.items() if state.startswith(code)), None)


def passes_by_itself(error: DBAPIError) -> bool:
    """Whether a server is only away, busy or starting, and there is nothing to set right."""
    state = str(getattr(error.orig, "sqlstate", ""))
    return trouble_of(error) is Trouble.UNREACHABLE and not state.startswith(_TO_SET_RIGHT)


def first_line(error: BaseException | str) -> str:
    """What an error says, in one line; one without words is told in ours."""
    silent = "no answer in time" if isinstance(error, TimeoutError) else type(error).__name__
    return (str(error) or silent).splitlines()[0]


def concerns_all(error: BaseException) -> bool:
    """Whether an error is the database's, the connection's, or the process's own end.

    Then it is not that of the item at hand.
    """
    if isinstance(error, ConnectionError | TimeoutError | StandDownError):
        return True
    if trouble_of(error) is not None:
        return True
    return is_conflict(error)


def is_conflict(error: BaseException) -> bool:
    """Whether a transaction was taken back because it met another."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    return str(getattr(cause, "sqlstate", "")) in _CONFLICTS


async def retried(transact: Callable[[], Awaitable[T]]) -> T:
    """Carry out a whole transaction; once more, a few times, if it is taken back for a conflict.

    For those who have nobody behind them to try again: the worker and the ticks come round.
    """
    for _ in range(MOST_TRIES - 1):
        try:
            return await transact()
        except DBAPIError as error:
            if not is_conflict(error):
                raise
    return await transact()


@contextmanager
def costing_itself_alone(event: str, **about: object) -> Iterator[None]:
    """Log what one item of many raises, and go on with the next one.

    Errors that concern all of them (see concerns_all) are raised: all are retried later.
    """
    try:
        yield
    except Exception as error:
        if concerns_all(error):
            raise
        log.exception(event, extra=about)
