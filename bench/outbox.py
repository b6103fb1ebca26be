"""The outbox: claiming and marking in batches, beside the bare statements of sqlite3.

python -m bench.outbox [readers]
"""

import asyncio
import sqlite3
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.crowd import gather, send_to_all
from bench.figures import Figure, show
from news.dispatch import DeliveryState, Lane
from storage.database import Database
from storage.deliveries import Settlement, lease, settle, waiting
from storage.migrating import open_database

BATCH = 500
_TABLE = """
    CREATE TABLE outbox (dispatch INTEGER, reader INTEGER, state INTEGER, message INTEGER,
                         PRIMARY KEY (dispatch, reader)) WITHOUT ROWID;
    CREATE INDEX pending ON outbox (dispatch, reader) WHERE state = 0;
"""
_FIND = "SELECT dispatch, reader FROM outbox WHERE state = 0 ORDER BY dispatch, reader LIMIT ?"
_LEASE = "UPDATE outbox SET state = 1 WHERE dispatch = ? AND reader = ? AND state = 0"
_SETTLE = "UPDATE outbox SET state = 2, message = ? WHERE dispatch = ? AND reader = ? AND state = 1"


async def ours(database: Database, now: datetime) -> int:
    """Claim a batch and settle it, each in a transaction; how many there were."""
    async with database.transaction() as connection:
        rows = await waiting(connection, Lane.INSTANT, now, BATCH)
        await lease(connection, [row.key for row in rows])
    sent = [Settlement(row.key, DeliveryState.SENT, 0, 0, message_id=7) for row in rows]
    async with database.transaction() as connection:
        await settle(connection, sent, now)
    return len(rows)


def bare(connection: sqlite3.Connection) -> int:
    """The same with nothing in between."""
    connection.execute("BEGIN IMMEDIATE")
    rows = connection.execute(_FIND, (BATCH,)).fetchall()
    connection.executemany(_LEASE, rows)
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(_SETTLE, [(7, *row) for row in rows])
    connection.execute("COMMIT")
    return len(rows)


async def measure(readers: int) -> list[Figure]:
    """Both in turns, each on a table of its own."""
    now = datetime.now(UTC)
    with TemporaryDirectory() as folder:
        native = _native(Path(folder) / "bare.db", readers)
        database = await open_database(f"sqlite+aiosqlite:///{folder}/news.db")
        await gather(database, readers, now)
        await send_to_all(database, readers, now)
        taken: list[tuple[float, float]] = []
        for _ in range(readers // BATCH):
            began = time.perf_counter()
            await ours(database, now)
            between = time.perf_counter()
            bare(native)
            taken.append((between - began, time.perf_counter() - between))
        await database.close()
        native.close()
    mine, theirs = (BATCH / median(each) for each in zip(*taken, strict=True))
    figure = Figure("claimed and marked", mine, "/s", theirs, mine / theirs, least=0.4)
    return [figure]


def _native(path: Path, readers: int) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.executescript(_TABLE)
    connection.execute("BEGIN")
    rows = ((1, reader) for reader in range(readers))
    connection.executemany("INSERT INTO outbox VALUES (?, ?, 0, NULL)", rows)
    connection.execute("COMMIT")
    return connection


if __name__ == "__main__":
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    show("Outbox", asyncio.run(measure(amount)))
