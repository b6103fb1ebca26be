"""Weeks of news with pruning: the database stops growing, and figures cost nothing.

    python -m bench.keeping [readers] [days] [articles a day]

Every reader gets each article at once, and one more a day by digest, all of it sent; KEEP_DAYS is
7. Days are simulated: rows are spread by the program, and settled by one statement an article.
Texts are a word long, because articles stay for ever. The scale is what is given: 200,000 readers
would have forty times as many rows as the full size. The references are a bare `DELETE` of the
last day's rows in the same batches by sqlite3, and a scan of what /stats tells.
"""

import asyncio
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.crowd import gather
from bench.fanout import WatchedDatabase, peak_megabytes
from bench.figures import Figure, show
from news.article import ArticleStatus
from news.dispatch import DeliveryState, Lane
from newsroom import counting, digesting
from newsroom.desk import Desk, open_desk
from newsroom.pruning import CHUNKS, Pruner
from storage import dispatches
from storage.counts import Transition, count_transitions, held_articles
from storage.database import Connection
from storage.facts import next_sequence
from storage.migrating import upgrade
from storage.pruning import CHUNK
from storage.tables import articles
from storage.timestamp import to_milliseconds
from storage.totals import Total, change_total

KEEP = timedelta(days=7)
FULL_DAY = 8
"""On this day rows of the first one go."""
SMALL = (1_000, 12, 40)
MORNING = datetime(2026, 11, 1, 0, 0, tzinfo=UTC)
NIGHT = timedelta(hours=20)
A_DAY = timedelta(days=1)
SOCIETY, SPORT = 3, 9
ASKED = 20
_FOLLOW = (
    "INSERT INTO subscriptions (subscriber_id, rubric_id, timing, since_sequence, created_at)"
    " SELECT id, :rubric, :timing, 0, 0 FROM subscribers"
)
# Rows are as long on the first day as on the last: SQLite keeps small ids in fewer bytes.
_LARGE_IDS = (
    "INSERT INTO dispatches (id, kind, lane, created_at, complete)"
    " VALUES (1000000, 'digest', 3, 0, true)"
)
_DUE = "UPDATE subscribers SET next_digest_at = :now"
_ARRIVE = (
    "UPDATE deliveries SET state = 2, message_id = subscriber_id, revision = 1, settled_at = :now"
    " WHERE dispatch_id = :dispatch AND state = 0"
)
_HELD = (
    "SELECT dispatch_id, items, count(*) FROM deliveries"
    " WHERE dispatch_id = (SELECT max(id) FROM dispatches WHERE kind = 'digest') AND state = 0"
    " GROUP BY dispatch_id, items"
)
_OLD = (
    "SELECT id FROM dispatches WHERE created_at < ? AND id IN (SELECT dispatch_id FROM deliveries)"
)
_DELETE = (
    "DELETE FROM deliveries WHERE dispatch_id = ? AND subscriber_id > ? AND subscriber_id <= ?"
)
_SCANS = (
    "SELECT count(*), count(inactive_reason) FROM subscribers",
    "SELECT count(rubric_id), count(rule_id) FROM subscriptions",
    "SELECT count(*) FROM rules",
    "SELECT state, count(*), sum(doubts) FROM deliveries GROUP BY state",
)


@dataclass
class Kept:
    """What was measured."""

    megabytes: list[float] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    longest: float = 0.0
    last_pruning: float = 0.0
    last_dropped: int = 0
    asked: list[float] = field(default_factory=list)


async def settle_down(database: WatchedDatabase, readers: int) -> None:
    """Readers who follow one rubric at once, and another by digest."""
    await upgrade(database)
    await gather(database, readers, MORNING)
    async with database.transaction() as connection:
        await connection.execute(text(_LARGE_IDS))
        for rubric, timing in ((SOCIETY, "instant"), (SPORT, "digest")):
            await connection.execute(text(_FOLLOW), {"rubric": rubric, "timing": timing})
        await change_total(connection, Total.READERS, readers)
        await change_total(connection, Total.TO_RUBRICS, 2 * readers)


async def publish(database: WatchedDatabase, rubric_id: int, now: datetime) -> None:
    """An article to all who follow its rubric at once, spread by our own statements, and sent."""
    async with database.transaction() as connection:
        article = articles.insert().values(
            status=ArticleStatus.PUBLISHED.value,
            headline="Новость",
            body="",
            rubric_id=rubric_id,
            language="ru",
            fingerprint="",
            author_id=1,
            created_at=now,
            published_at=now,
            sequence=await next_sequence(connection),
        )
        id_ = await connection.scalar(article.returning(articles.c.id)) or 0
        dispatch = await dispatches.add_article_dispatch(connection, id_, Lane.INSTANT, now, None)
        fanout = await dispatches.fanout(connection, dispatch)
        for chunk in await dispatches.chunks(connection, fanout):
            await dispatches.spread(connection, fanout, chunk, now)
        await dispatches.complete(connection, dispatch)
        await arrive(connection, dispatch, (), now)


async def arrive(
    connection: Connection, dispatch_id: int, items: tuple[int, ...], now: datetime
) -> None:
    """Let all that waits of a dispatch be sent."""
    values = {"dispatch": dispatch_id, "now": to_milliseconds(now)}
    sent = (await connection.execute(text(_ARRIVE), values)).rowcount
    change = Transition(dispatch_id, items, DeliveryState.PENDING, DeliveryState.SENT)
    await count_transitions(connection, [(change, sent)])


async def live(desk: Desk, database: WatchedDatabase, number: int, day: datetime) -> None:
    """A day of news, and a digest in the evening."""
    for minute in range(number):
        await publish(database, SOCIETY, day + timedelta(minutes=minute))
    await publish(database, SPORT, day + timedelta(minutes=number))
    evening = day + NIGHT
    async with database.transaction() as connection:
        await connection.execute(text(_DUE), {"now": to_milliseconds(evening)})
    await digesting.send_due(desk, evening)
    async with database.transaction() as connection:
        for dispatch_id, items, _ in (await connection.execute(text(_HELD))).all():
            await arrive(connection, dispatch_id, held_articles(items), evening)


async def count(database: WatchedDatabase) -> tuple[float, int]:
    """How large the database is, and how many deliveries it holds."""
    async with database.snapshot() as connection:
        pages = await connection.scalar(text("PRAGMA page_count"))
        size = await connection.scalar(text("PRAGMA page_size"))
        rows = await connection.scalar(text("SELECT count(*) FROM deliveries"))
    return (pages or 0) * (size or 0) / 2**20, rows or 0


async def prune(
    database: WatchedDatabase, pruner: Pruner, now: datetime, dropped: Kept, ticks: int
) -> None:
    """As many ticks as a day's rows take."""
    _, before = await count(database)
    database.longest = 0.0
    begun = time.perf_counter()
    for _ in range(ticks):
        await pruner.prune(now)
    dropped.last_pruning = time.perf_counter() - begun
    dropped.longest = max(dropped.longest, database.longest)
    megabytes, rows = await count(database)
    dropped.last_dropped = before - rows
    dropped.megabytes.append(megabytes)
    dropped.rows.append(rows)


async def ours(path: Path, readers: int, days: int, number: int) -> Kept:
    """Live for so many days, and ask for the figures at the end."""
    database = WatchedDatabase(f"sqlite+aiosqlite:///{path}")
    await settle_down(database, readers)
    desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
    pruner, kept = Pruner(desk, KEEP), Kept()
    # One article more by digest, and the digests.
    ticks = (number + 2) * ceil(readers / CHUNK) // CHUNKS + 2
    for day in range(days):
        morning = MORNING + day * A_DAY
        await live(desk, database, number, morning)
        if day == days - 1:
            copy(path)
        await prune(database, pruner, night_of(day), kept, ticks)
    for _ in range(ASKED):
        begun = time.perf_counter()
        await counting.statistics(desk)
        await counting.tally_of_all(desk)
        kept.asked.append(time.perf_counter() - begun)
    await database.close()
    return kept


def night_of(day: int) -> datetime:
    """When a day's pruning is done."""
    return MORNING + day * A_DAY + NIGHT + timedelta(hours=1)


def copy(path: Path) -> None:
    """The database as it is before the last pruning."""
    with (
        closing(sqlite3.connect(path)) as original,
        closing(sqlite3.connect(path.with_name("bare.db"))) as bare,
    ):
        original.backup(bare)


def by_hand(path: Path, readers: int, days: int) -> tuple[float, float, int]:
    """Seconds that the bare deletion takes, the longest of its transactions, and its rows."""
    taken, rows = [0.0], 0
    with closing(sqlite3.connect(path.with_name("bare.db"), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        before = to_milliseconds(night_of(days - 1) - KEEP)
        old = [row[0] for row in connection.execute(_OLD, (before,))]
        for dispatch_id in old:
            for low in range(0, readers, CHUNK):
                begun = time.perf_counter()
                connection.execute("BEGIN IMMEDIATE")
                rows += connection.execute(_DELETE, (dispatch_id, low, low + CHUNK)).rowcount
                connection.execute("COMMIT")
                taken.append(time.perf_counter() - begun)
    return sum(taken), max(taken), rows


def scan(path: Path) -> float:
    """Seconds in which the same figures are found by a look at every row."""
    with closing(sqlite3.connect(path)) as connection:
        begun = time.perf_counter()
        for each in _SCANS:
            connection.execute(each).fetchall()
        return time.perf_counter() - begun


def run(readers: int, days: int, number: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        kept = asyncio.run(ours(path, readers, days, number))
        bare, longest, rows = by_hand(path, readers, days)
        scanned = scan(path)
    last, full = kept.megabytes[-1], kept.megabytes[min(FULL_DAY, days) - 1]
    shown = [day for day in (1, 2, 4, FULL_DAY, 15, 22, days) if day <= days]
    each, bare_each = kept.last_pruning / max(kept.last_dropped, 1), bare / max(rows, 1)
    show(
        f"{readers:,} readers, {number} articles a day, {days} days, 7 kept, SQLite; "
        "reference: see the first lines of the bench",
        (
            *(Figure(f"file after day {day}", kept.megabytes[day - 1], "MB") for day in shown),
            Figure(
                "file after the last day beside day 8", last, "MB", full, last / full, most=1.01
            ),
            Figure(
                "deliveries that are left", kept.rows[-1], "", kept.rows[min(FULL_DAY, days) - 1]
            ),
            Figure("deliveries pruned on the last day", kept.last_dropped, "", rows),
            Figure("for one of them", each * 1e6, "µs", bare_each * 1e6, each / bare_each),
            Figure("the longest write lock", kept.longest * 1000, "ms", longest * 1000, most=50),
            Figure("/stats", median(kept.asked) * 1000, "ms", scanned * 1000, most=50),
            Figure("the slowest of 20 /stats", max(kept.asked) * 1000, "ms", most=50),
            Figure("peak memory", peak_megabytes(), "MB", most=250),
        ),
    )


if __name__ == "__main__":
    run(*(map(int, sys.argv[1:]) if len(sys.argv) > 1 else SMALL))
