"""One article to very many readers: our fan-out beside the bare statement, in one run.

    python -m bench.fanout [readers]

Every reader follows the article's rubric at once, every tenth a word of it too. The bare statement
is `INSERT … SELECT` by sqlite3 alone, in chunks of the same size, without any of our conditions.
"""

import asyncio
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.crowd import gather
from bench.figures import Figure, show
from news.article import ArticleDraft
from newsroom import drafting, publishing
from newsroom.desk import open_desk
from storage.database import Connection, Database
from storage.dispatches import FANOUT_CHUNK
from storage.migrating import upgrade
from storage.timestamp import to_milliseconds

SMALL, FULL = 100_000, 1_000_000
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SOCIETY = 3
_FOLLOW = (
    "INSERT INTO subscriptions"
    " (subscriber_id, rubric_id, rule_id, timing, since_sequence, created_at)"
    " SELECT id, :rubric, :rule, 'instant', 0, :now FROM subscribers WHERE id % :nth = 0"
)
_BARE = (
    "INSERT INTO deliveries (dispatch_id, subscriber_id, part, lane, state, not_before)"
    " SELECT ?, subscriber_id, 0, 2, 0, ? FROM subscriptions"
    " WHERE rubric_id = ? AND subscriber_id > ? AND subscriber_id <= ?"
)


class WatchedDatabase(Database):
    """Notes how long the write lock was held at the longest, in seconds."""

    longest = 0.0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """A transaction under a stopwatch."""
        async with super().transaction() as connection:
            begun = time.perf_counter()
            yield connection
        self.longest = max(self.longest, time.perf_counter() - begun)


async def settle_down(database: Database, readers: int) -> None:
    """Readers who follow the rubric, and a tenth of them a word."""
    await gather(database, readers, NOW)
    now = to_milliseconds(NOW)
    async with database.transaction() as connection:
        await connection.execute(text("INSERT INTO rules (id, text) VALUES (1, 'договор')"))
        rubric = {"rubric": SOCIETY, "rule": None, "nth": 1, "now": now}
        await connection.execute(text(_FOLLOW), [rubric])
        rule = {"rubric": None, "rule": 1, "nth": 10, "now": now}
        await connection.execute(text(_FOLLOW), [rule])


async def ours(path: Path, readers: int) -> tuple[float, float]:
    """Seconds that publishing takes, and the longest that the write lock was held."""
    database = WatchedDatabase(f"sqlite+aiosqlite:///{path}")
    await upgrade(database)
    await settle_down(database, readers)
    desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
    seen = ArticleDraft("Проект договора", ("О гарантиях безопасности.",), rubric_hint="society")
    draft = await drafting.draft(desk, seen, 1, NOW)
    database.longest = 0.0
    begun = time.perf_counter()
    await publishing.publish(desk, draft.id, NOW)
    taken = time.perf_counter() - begun
    await database.close()
    return taken, database.longest


def bare(path: Path, readers: int) -> float:
    """Seconds of the statement alone."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "INSERT INTO dispatches (id, kind, lane, created_at) VALUES (2, '', 2, 0)"
        )
        begun = time.perf_counter()
        for low in range(0, readers, FANOUT_CHUNK):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_BARE, (2, to_milliseconds(NOW), SOCIETY, low, low + FANOUT_CHUNK))
            connection.execute("COMMIT")
        return time.perf_counter() - begun


def peak_megabytes() -> float:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(readers: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        taken, longest = asyncio.run(ours(path, readers))
        reference = bare(path, readers)
    show(
        f"One article to {readers:,} readers, SQLite; reference: the bare statement",
        (
            Figure("fan-out", taken, "s", reference, reference / taken, least=0.5),
            Figure("rows in a second", readers / taken, "/s", readers / reference),
            Figure("the longest write lock", longest * 1000, "ms", most=50),
            Figure("peak memory", peak_megabytes(), "MB", most=150),
        ),
    )


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else SMALL)
