"""The flight plan of a draft for very many readers: ours beside a bare count, in one run.

    python -m bench.planning [readers]

Every reader follows the article's rubric, a tenth of them at once; another tenth follows a word of
it; a fifth has blocked the bot, and a fiftieth pauses. The bare statement, by sqlite3 alone, counts
who follows the rubric and has not blocked the bot.
"""

import asyncio
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.crowd import gather
from bench.fanout import NOW, SMALL, SOCIETY, peak_megabytes
from bench.figures import Figure, show
from news.article import ArticleDraft
from news.dispatch import FlightPlan
from newsroom import drafting, publishing
from newsroom.desk import open_desk
from storage.database import Database
from storage.migrating import upgrade
from storage.timestamp import to_milliseconds

TIMES = 5
_FOLLOW = (
    "INSERT INTO subscriptions"
    " (subscriber_id, rubric_id, rule_id, timing, since_sequence, created_at)"
)
_SETTLE = (
    "INSERT INTO rules (id, text) VALUES (1, 'договор')",
    (
        f"{_FOLLOW} SELECT id, {SOCIETY}, NULL,"
        " CASE WHEN id % 10 = 0 THEN 'instant' ELSE 'digest' END, 0, :now FROM subscribers"
    ),
    f"{_FOLLOW} SELECT id, NULL, 1, 'instant', 0, :now FROM subscribers WHERE id % 10 = 1",
    "UPDATE subscribers SET inactive_reason = 'blocked' WHERE id % 5 = 2",
    "UPDATE subscribers SET paused_until = :now + 1000000 WHERE id % 50 = 3",
)
_BARE = (
    "SELECT timing, count(*) FROM subscriptions JOIN subscribers"
    " ON subscribers.id = subscriptions.subscriber_id"
    " WHERE rubric_id = ? AND inactive_reason IS NULL GROUP BY timing"
)


async def ours(path: Path, readers: int) -> tuple[list[float], FlightPlan]:
    """Seconds that the plan takes each time, the first one with the rules to be read, and it."""
    database = Database(f"sqlite+aiosqlite:///{path}")
    await upgrade(database)
    await gather(database, readers, NOW)
    async with database.transaction() as connection:
        for statement in _SETTLE:
            now = {"now": to_milliseconds(NOW)} if ":now" in statement else {}
            await connection.execute(text(statement), now)
    desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
    seen = ArticleDraft("Проект договора", ("О гарантиях безопасности.",), rubric_hint="society")
    draft = await drafting.draft(desk, seen, 1, NOW)
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        plan = await publishing.plan(desk, draft.id, NOW)
        taken.append(time.perf_counter() - begun)
    await database.close()
    return taken, plan


def bare(path: Path) -> float:
    """Seconds of the statement alone, of several times the median."""
    taken = []
    with closing(sqlite3.connect(path)) as connection:
        for _ in range(TIMES):
            begun = time.perf_counter()
            connection.execute(_BARE, (SOCIETY,)).fetchall()
            taken.append(time.perf_counter() - begun)
    return median(taken)


def run(readers: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        taken, plan = asyncio.run(ours(path, readers))
        reference = bare(path)
    counted = plan.instant + plan.digest + plan.paused
    show(
        f"The flight plan for {readers:,} readers, SQLite; reference: a bare count",
        (
            Figure("the plan", median(taken), "s", most=1),
            Figure("the first one", max(taken), "s"),
            Figure("beside a bare count", median(taken), "s", reference, median(taken) / reference),
            Figure("readers counted", counted, ""),
            Figure("peak memory", peak_megabytes(), "MB", most=200),
        ),
    )


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else SMALL)
