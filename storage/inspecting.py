"""Reading a database that may be in use, over a connection that cannot write."""

import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import Any

from asyncpg import PostgresError
from sqlalchemy import URL, Connection, NullPool, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.database import DRIVERS, file_of, open_postgresql
from storage.migrating import DatabaseUnavailable, damaged, refusal
from storage.schema import is_known, newest_revision, revision_of

_STEPS = 1000
"""Of SQLite's machine, between two looks at the clock: well under a millisecond."""
_SERVER = text(
    "SELECT current_setting('server_version_num')::int / 10000 AS version,"
    " current_setting('plan_cache_mode') AS plan_cache_mode, clock_timestamp() AS now"
)


class SchemaAge(Enum):
    """The schema of a database, compared with the one that this program needs."""

    NONE = auto()
    OLDER = auto()
    CURRENT = auto()
    NEWER = auto()


@dataclass(frozen=True, slots=True)
class Server:
    """What a PostgreSQL server says of itself; ``version`` is its major one."""

    version: int
    plan_cache_mode: str
    now: datetime


@asynccontextmanager
async def looked_into(url: str) -> AsyncIterator[AsyncConnection]:
    """A snapshot of a database, which is neither created, nor migrated, nor given other rights.

    Raises DatabaseUnavailable.
    """
    engine = _reading(url)
    try:
        async with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise refusal(file_of(url), error) from error
    except (PostgresError, OSError) as error:
        # SQLAlchemy does not wrap what the driver raises while it connects.
        raise DatabaseUnavailable.because(error) from error
    finally:
        await engine.dispose()


async def require_whole(connection: AsyncConnection, path: Path, seconds: float) -> bool:
    """Read an SQLite file; whether there was time for all of it. Raises DatabaseUnavailable.

    A gigabyte takes some seconds, and at the first damage the reading ends.
    """
    until = time.monotonic() + seconds
    driver: Any = (await connection.get_raw_connection()).driver_connection
    await driver.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        found = (await connection.exec_driver_sql("PRAGMA quick_check(1)")).scalar_one()
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT:
            raise
        return False
    finally:
        await driver.set_progress_handler(None, _STEPS)
    if found != "ok":
        raise damaged(path, found.splitlines()[-1])
    return True


async def schema_age(connection: AsyncConnection) -> SchemaAge:
    """Which version's schema a database has."""
    return await connection.run_sync(_schema_age)


async def server_of(connection: AsyncConnection) -> Server:
    """What PostgreSQL says of itself, to a connection as the bot opens it."""
    row = (await connection.execute(_SERVER)).one()
    return Server(row.version, row.plan_cache_mode, row.now)


def _reading(url: str) -> AsyncEngine:
    path = file_of(url)
    if path is None:
        return open_postgresql(make_url(url)).execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    # A read-only connection can neither write nor checkpoint, but would leave an empty WAL where
    # nobody has the file open: "immutable" does not.
    how = {"mode": "ro"} if path.with_name(f"{path.name}-wal").exists() else {"immutable": "1"}
    address = URL.create(
        DRIVERS[0], database=path.absolute().as_uri(), query={**how, "uri": "true"}
    )
    return create_async_engine(address, poolclass=NullPool)


def _schema_age(connection: Connection) -> SchemaAge:
    current = revision_of(connection)
    if current is None:
        return SchemaAge.NONE
    if current == newest_revision():
        return SchemaAge.CURRENT
    return SchemaAge.OLDER if is_known(current) else SchemaAge.NEWER
