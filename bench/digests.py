"""Digests for very many readers: our tick beside a query a reader, in one run.

    python -m bench.digests [readers]

200 new articles; a reader follows five of nine rubrics and two of 10 000 rules; all want the digest
at the same minute. The reference asks the database for each reader by himself, with sqlite3 alone,
and writes the same rows; it is measured on a part of the readers.
"""

import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.crowd import gather
from bench.fanout import WatchedDatabase, peak_megabytes
from bench.figures import Figure, show
from newsroom import digesting
from newsroom.desk import open_desk
from storage.migrating import upgrade
from storage.timestamp import to_milliseconds

SMALL, FULL = 20_000, 1_000_000
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ARTICLES, RULES, RUBRICS, MET = 200, 10_000, 9, 50
ASKED = 20_000
A_MESSAGE = 40
_FOLLOW = (
    "INSERT INTO subscriptions"
    " (subscriber_id, rubric_id, rule_id, timing, since_sequence, created_at)"
    " VALUES (?, ?, ?, 'digest', 0, 0)"
)
_ASK = (
    "SELECT id FROM ("
    " SELECT a.id, a.rubric_id, a.sequence FROM subscriptions s CROSS JOIN articles a"
    "  ON a.rubric_id = s.rubric_id AND a.sequence > 0 WHERE s.subscriber_id = :reader"
    " UNION SELECT a.id, a.rubric_id, a.sequence FROM subscriptions s CROSS JOIN article_rules m"
    "  ON m.rule_id = s.rule_id JOIN articles a ON a.id = m.article_id"
    "  WHERE s.subscriber_id = :reader)"
    " ORDER BY rubric_id, sequence"
)
_PUT = (
    "INSERT INTO deliveries (dispatch_id, subscriber_id, part, lane, state, not_before, items)"
    " VALUES (?, ?, ?, 3, 0, ?, ?)"
)


def settle_down(path: Path, readers: int) -> None:
    """Publish the articles, and let the readers follow."""
    draw = random.Random(2)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO rules (id, text) VALUES (?, ?)",
            ((n, f"слово{n}") for n in range(1, RULES + 1)),
        )
        connection.executemany(_FOLLOW, _subscriptions(draw, readers))
        for n in range(1, ARTICLES + 1):
            connection.execute(
                "INSERT INTO articles (id, status, headline, body, rubric_id, language,"
                " fingerprint, author_id, created_at, published_at, sequence)"
                " VALUES (?, 'published', ?, '', ?, 'ru', '', 1, 0, 0, ?)",
                (n, "Заголовок обычной длины, как у всех новостей", draw.randint(1, RUBRICS), n),
            )
            connection.executemany(
                "INSERT INTO article_rules VALUES (?, ?)",
                ((n, rule) for rule in draw.sample(range(1, RULES + 1), MET)),
            )
        connection.execute("UPDATE facts SET value = ? WHERE name = 'sequence'", (str(ARTICLES),))
        connection.execute("UPDATE subscribers SET next_digest_at = ?", (to_milliseconds(NOW),))
        connection.execute("COMMIT")


def _subscriptions(
    draw: random.Random, readers: int
) -> Iterator[tuple[int, int | None, int | None]]:
    for reader in range(1, readers + 1):
        for rubric in draw.sample(range(1, RUBRICS + 1), 5):
            yield reader, rubric, None
        for rule in draw.sample(range(1, RULES + 1), 2):
            yield reader, None, rule


async def ours(path: Path, readers: int) -> tuple[float, float]:
    """Seconds that the tick takes, and the longest that the write lock was held."""
    database = WatchedDatabase(f"sqlite+aiosqlite:///{path}")
    await upgrade(database)
    await gather(database, readers, NOW)
    settle_down(path, readers)
    desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
    database.longest = 0.0
    begun = time.perf_counter()
    await digesting.send_due(desk, NOW)
    taken = time.perf_counter() - begun
    await database.close()
    return taken, database.longest


def one_by_one(path: Path, readers: int) -> float:
    """Seconds that a query a reader would take, and writing the same rows."""
    asked = min(readers, ASKED)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "INSERT INTO dispatches (id, kind, lane, created_at) VALUES (9, '', 3, 0)"
        )
        connection.execute("CREATE INDEX its_own ON article_rules (rule_id, article_id)")
        todo = iter(range(1, asked + 1))
        begun = time.perf_counter()
        while chunk := list(islice(todo, digesting.READERS_AT_ONCE)):
            connection.execute("BEGIN IMMEDIATE")
            for reader in chunk:
                found = [str(row[0]) for row in connection.execute(_ASK, {"reader": reader})]
                for part, start in enumerate(range(0, len(found), A_MESSAGE)):
                    items = " ".join(found[start : start + A_MESSAGE])
                    connection.execute(_PUT, (9, reader, part, to_milliseconds(NOW), items))
                connection.execute(
                    "UPDATE subscribers SET next_digest_at = ?, digest_sequence = ? WHERE id = ?",
                    (to_milliseconds(NOW), ARTICLES, reader),
                )
            connection.execute("COMMIT")
        return (time.perf_counter() - begun) * readers / asked


def run(readers: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        taken, longest = asyncio.run(ours(path, readers))
        peak = peak_megabytes()
        reference = one_by_one(path, readers)
    show(
        f"Digests of {ARTICLES} articles for {readers:,} readers, SQLite; "
        "reference: a query a reader",
        (
            Figure("the tick", taken, "s", reference, reference / taken, least=1.5),
            Figure("for a reader", taken / readers * 1e6, "µs", reference / readers * 1e6),
            Figure("the longest write lock", longest * 1000, "ms"),
            Figure("peak memory", peak, "MB", most=250),
        ),
    )


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else SMALL)
