"""What can be the matter with a database, whichever engine says so."""

import sqlite3
from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy.exc import DBAPIError


class Trouble(StrEnum):
    """Why a database does not do as it is told. All but damage may pass by itself."""

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
_POSTGRESQL: Mapping[str, Trouble] = {
    "53100": Trouble.FULL,
    "53300": Trouble.UNREACHABLE,  # too many connections
    "55P03": Trouble.LOCKED,
    "57P01": Trouble.UNREACHABLE,  # shut down, crashed, not yet started
    "57P02": Trouble.UNREACHABLE,
    "57P03": Trouble.UNREACHABLE,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}


def trouble_of(error: BaseException) -> Trouble | None:
    """The trouble that an error is due to; None when the database is not to blame."""
    if not isinstance(error, DBAPIError):
        return None
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & _WHAT)
    if isinstance(cause, OSError) or error.connection_invalidated:
        return Trouble.UNREACHABLE
    return _POSTGRESQL.get(str(getattr(cause, "sqlstate", "")))
