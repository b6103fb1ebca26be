"""The outbox: claiming and marking in batches, beside the bare statements of sqlite3.

python -m bench.outbox [readers]
"""

import asyncio
import sqlite3
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.crowd import gather, send_to_all
from bench.figures import Figure, show
from news.dispatch import DeliveryState, Lane
from storage.claims import mark_claimed
from storage.database import Database
from storage.deliveries import Settlement, settle
from storage.migrating import open_database
from storage.queues import waiting
from storage.timestamp import to_milliseconds

BATCH = 500
_FIND = """
    SELECT dispatch_id, subscriber_id, part FROM deliveries
    WHERE (state = 0 OR state = 6) AND lane = 2 AND not_before <= ?
    ORDER BY not_before, dispatch_id, subscriber_id, part LIMIT ?
"""
_THIS = "WHERE dispatch_id = ? AND subscriber_id = ? AND part = ?"
_LEASE = f"UPDATE deliveries SET state = 1 {_THIS} AND (state = 0 OR state = 6)"
_SETTLE = f"""
    UPDATE deliveries SET state = 2, message_id = ?, revision = 1, settled_at = ?
    {_THIS} AND state = 1
"""


async def ours(database: Database, now: datetime) -> int:
    """Claim a batch and settle it, each in a transaction; how many there were."""
    async with database.transaction() as connection:
        rows = await waiting(connection, Lane.INSTANT, now, BATCH)
        await mark_claimed(connection, [row.key for row in rows])
    sent = [
        Settlement(
            row.key,
            DeliveryState.SENT,
            row.lane,
            message_id=7,
            revision=row.article_revision,
            compared=True,
            articles=row.articles,
        )
        for row in rows
    ]
    async with database.transaction() as connection:
        await settle(connection, sent, now)
    return len(rows)


def bare(connection: sqlite3.Connection, now: int) -> int:
    """The same marks on a copy of the same tables, with nothing in between."""
    connection.execute("BEGIN IMMEDIATE")
    keys = connection.execute(_FIND, (now, BATCH)).fetchall()
    connection.executemany(_LEASE, keys)
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(_SETTLE, [(7, now, *key) for key in keys])
    connection.execute("COMMIT")
    return len(keys)


async def measure(readers: int) -> list[Figure]:
    """Both in turns, each on a table of its own."""
    now = datetime.now(UTC)
    with TemporaryDirectory() as folder:
        database = await open_database(f"sqlite+aiosqlite:///{folder}/news.db")
        await gather(database, readers, now)
        await send_to_all(database, readers, now)
        native = _copy(Path(folder))
        taken: list[tuple[float, float]] = []
        for _ in range(readers // BATCH):
            began = time.perf_counter()
            await ours(database, now)
            between = time.perf_counter()
            bare(native, to_milliseconds(now))
            taken.append((between - began, time.perf_counter() - between))
        await database.close()
        native.close()
    mine, theirs = (BATCH / median(each) for each in zip(*taken, strict=True))
    figure = Figure("claimed and marked", mine, "/s", theirs, mine / theirs, least=0.4)
    return [figure]


def _copy(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    with closing(sqlite3.connect(folder / "news.db")) as original:
        original.backup(connection)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


if __name__ == "__main__":
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    show("Outbox", asyncio.run(measure(amount)))
