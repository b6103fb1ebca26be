"""A full outbox of the version before revisions, upgraded, beside a bare copy of its rows.

    python -m bench.upgrading [deliveries] [postgresql address]

A fifth as many readers, a thousandth as many articles; a tenth of the dispatches are digests. The
reference is one `INSERT … SELECT` of every delivery into a table of the same shape. The address
is that of an empty database.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

from bench.fanout import peak_megabytes
from bench.figures import Figure, show
from storage.database import Connection, Database
from storage.migrating import _upgrade, upgrade

SMALL, FULL = 100_000, 1_000_000
BEFORE = "0009"
NOON = 1_795_435_200_000
A_DAY = 86_400_000
MOST_SECONDS = {True: 30, False: 60}
_NUMBERS = (
    "WITH RECURSIVE numbers(n) AS"
    " (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :most) "
)
_READERS = (
    "INSERT INTO subscribers (chat_id, language, timetable, digest_sequence, created_at) "
    f"{_NUMBERS} SELECT n + 1000001, 'ru', 'daily 09:00', 0, :now FROM numbers"
)
_ARTICLES = (
    "INSERT INTO articles (status, headline, body, language, photo, fingerprint, author_id,"
    f" created_at, published_at, sequence) {_NUMBERS}"
    " SELECT 'published', 'Заголовок обычной длины, как у всех новостей', :body, 'ru',"
    " CASE WHEN n % 2 = 0 THEN 'photo' END, '', 1, :now, :now, n + 1 FROM numbers"
)
_DISPATCHES = (
    "INSERT INTO dispatches (kind, article_id, lane, created_at, complete)"
    f" {_NUMBERS} SELECT CASE WHEN n % 10 = 9 THEN 'digest' ELSE 'article' END,"
    " CASE WHEN n % 10 < 9 THEN n + 1 END, 2,"
    " CAST(:now AS bigint) + n / 10 * CAST(:day AS bigint), true FROM numbers"
)
# One in ten was not sent: in doubt, given up, or skipped.
_DELIVERIES = (
    "INSERT INTO deliveries (dispatch_id, subscriber_id, part, lane, state, not_before, attempts,"
    f" doubts, items, reason, message_id, settled_at) {_NUMBERS}"
    " SELECT n / :each + 1, n % :each * :step + 1 + n / :each % :step, 0, 2,"
    " CASE n % 30 WHEN 7 THEN 3 WHEN 17 THEN 4 WHEN 27 THEN 5 ELSE 2 END, :now, 0,"
    " CASE n % 30 WHEN 7 THEN 2 ELSE 0 END,"
    " CASE WHEN n / :each % 10 = 9 THEN '1 2 3 4 5 +7' END,"
    " CASE n % 30 WHEN 7 THEN 'crash' WHEN 17 THEN 'expired' WHEN 27 THEN 'Bad Request: odd' END,"
    " CASE WHEN n % 10 <> 7 THEN n + 1 END, :now FROM numbers"
)


async def fill(database: Database, deliveries: int) -> None:
    """An empty database as the version before kept it, and what there is in use."""
    readers, articles = max(deliveries // 5, 1), max(deliveries // 1000, 10)
    each = deliveries // articles
    async with database.transaction() as connection:
        await connection.run_sync(_upgrade, BEFORE)
        for statement, most, values in (
            (_READERS, readers, {"now": NOON}),
            (_ARTICLES, articles, {"now": NOON, "body": "Новость дня. " * 100}),
            (_DISPATCHES, articles, {"now": NOON, "day": A_DAY}),
            (_DELIVERIES, deliveries, {"now": NOON, "each": each, "step": readers // each}),
        ):
            await connection.execute(text(statement), {"most": most, **values})


async def copy(connection: Connection, *, on_sqlite: bool) -> None:
    """Every delivery, into a table of the same shape."""
    if on_sqlite:
        made = text("SELECT sql FROM sqlite_master WHERE name = 'deliveries'")
        shape = str(await connection.scalar(made)).replace("deliveries", "bare")
    else:
        shape = "CREATE TABLE bare (LIKE deliveries INCLUDING ALL)"
    await connection.execute(text(shape))
    await connection.execute(text("INSERT INTO bare SELECT * FROM deliveries"))


async def measure(address: str, deliveries: int) -> list[Figure]:
    """Seconds of both, and the memory that they take together."""
    database = Database(address)
    await fill(database, deliveries)
    begun = time.perf_counter()
    async with database.transaction() as connection:
        await copy(connection, on_sqlite=database.is_sqlite)
    reference = time.perf_counter() - begun
    async with database.transaction() as connection:
        await connection.execute(text("DROP TABLE bare"))
    begun = time.perf_counter()
    await upgrade(database)
    taken = time.perf_counter() - begun
    await database.close()
    return [
        Figure("the upgrade", taken, "s", reference, reference / taken),
        Figure("and no longer than", taken, "s", most=MOST_SECONDS[database.is_sqlite]),
        Figure("deliveries in a second", deliveries / taken, "/s", deliveries / reference),
        Figure("peak memory", peak_megabytes(), "MB", most=300),
    ]


def run(deliveries: int, address: str | None) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        where = address or f"sqlite+aiosqlite:///{Path(folder) / 'news.db'}"
        figures = asyncio.run(measure(where, deliveries))
    engine = "PostgreSQL" if address else "SQLite"
    show(f"{deliveries:,} deliveries upgraded, {engine}; reference: a bare copy of them", figures)


if __name__ == "__main__":
    run(
        int(sys.argv[1]) if len(sys.argv) > 1 else SMALL,
        sys.argv[2] if len(sys.argv) > 2 else None,  # noqa: PLR2004
    )
