"""An edit reaches very many copies: our marking beside the bare statement, in one run.

    python -m bench.amending [copies]

One article, sent to so many readers, gets another wording, and every copy is marked as outdated.
The references are the same `UPDATE` by sqlite3 alone on a copy of the same rows: in one go, and in
transactions of as many rows as ours.
"""

import asyncio
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.crowd import gather, send_to_all
from bench.fanout import WatchedDatabase, peak_megabytes
from bench.figures import Figure, show
from news.article import ArticleDraft
from news.dispatch import DeliveryState
from newsroom import amending
from newsroom.desk import open_desk
from storage.counts import settle_all_left
from storage.database import Database
from storage.editors import add_editor
from storage.marks import MARKING_CHUNK
from storage.migrating import upgrade

SMALL, FULL = 100_000, 1_000_000
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ARTICLE, DISPATCH, EDITOR = 1, 1, 1
_ARRIVE = (
    "UPDATE deliveries SET state = 2, message_id = subscriber_id, revision = 1, settled_at = 0"
)
_MARK = (
    "UPDATE deliveries SET state = 6, lane = 4, attempts = 0, reason = NULL, words = NULL"
    " WHERE dispatch_id = ? AND subscriber_id > ? AND subscriber_id <= ?"
    " AND state = 2 AND revision < 2 AND message_id IS NOT NULL"
)


async def settle_down(database: Database, copies: int) -> None:
    """An article that every reader has."""
    await upgrade(database)
    await gather(database, copies, NOW)
    await send_to_all(database, copies, NOW)
    async with database.transaction() as connection:
        await connection.execute(text(_ARRIVE))
        await settle_all_left(connection, DeliveryState.SENT)


async def ours(path: Path, copies: int) -> tuple[float, float]:
    """Seconds that marking takes, and the longest that the write lock was held."""
    database = WatchedDatabase(f"sqlite+aiosqlite:///{path}")
    await settle_down(database, copies)
    copy(path)
    desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
    async with database.transaction() as connection:
        await add_editor(connection, EDITOR, NOW)
    wording = ArticleDraft("Проект договора", ("О гарантиях безопасности.",))
    amended = await amending.revise(desk, ARTICLE, wording, EDITOR, NOW)
    database.longest = 0.0
    begun = time.perf_counter()
    await amending.mark(desk, amended, NOW)
    taken = time.perf_counter() - begun
    await database.close()
    return taken, database.longest


def copy(path: Path) -> None:
    """The database as it is, once for each way to mark by hand."""
    for name in ("once.db", "chunks.db"):
        with closing(sqlite3.connect(path)) as original, closing(bare(path, name)) as connection:
            original.backup(connection)


def bare(path: Path, name: str) -> sqlite3.Connection:
    """A copy, to write as safely as we do."""
    connection = sqlite3.connect(path.with_name(name), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def by_hand(path: Path, name: str, copies: int, size: int) -> tuple[float, float]:
    """The same of the statement alone, in transactions of so many rows."""
    taken: list[float] = []
    with closing(bare(path, name)) as connection:
        for low in range(0, copies, size):
            begun = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_MARK, (DISPATCH, low, low + size))
            connection.execute("COMMIT")
            taken.append(time.perf_counter() - begun)
    return sum(taken), max(taken)


def run(copies: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        taken, longest = asyncio.run(ours(path, copies))
        peak = peak_megabytes()
        at_once, _ = by_hand(path, "once.db", copies, copies)
        in_chunks, reference = by_hand(path, "chunks.db", copies, MARKING_CHUNK)
    show(
        f"{copies:,} copies of an article marked, SQLite; reference: the bare statement",
        (
            Figure("marking", taken, "s", most=3),
            Figure("beside one statement", taken, "s", at_once, at_once / taken, least=0.5),
            Figure("beside the same chunks", taken, "s", in_chunks, in_chunks / taken, least=0.5),
            Figure("copies in a second", copies / taken, "/s", copies / at_once),
            Figure("the longest write lock", longest * 1000, "ms", reference * 1000, most=50),
            Figure("peak memory", peak, "MB", most=150),
        ),
    )


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else SMALL)
