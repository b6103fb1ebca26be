"""How large a database grows: gigabytes for a million readers, and for a million deliveries.

    python -m bench.sizes [readers]

Both engines, the same rows: readers, one message to each, all of them settled as sent. PostgreSQL
keeps the former version of a settled row until it is vacuumed; it is measured after that.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from bench import postgresql
from bench.crowd import gather, send_to_all
from bench.figures import Figure, show
from bench.newsdesk import address_in
from bot.clock import utc_now
from news.dispatch import DeliveryState
from storage.database import Database
from storage.migrating import open_database

MILLION, GIGABYTE = 1_000_000, 1e9
_SETTLE = (
    "UPDATE deliveries SET state = :sent, message_id = 100000 + subscriber_id, revision = 1, "
    "settled_at = not_before WHERE dispatch_id = :dispatch"
)

Size = Callable[[], Awaitable[int]]


async def measure(database: Database, readers: int, size: Size) -> tuple[float, float]:
    """Gigabytes of a million readers, and of a million deliveries to them."""
    empty = await size()
    await gather(database, readers, utc_now())
    gathered = await size()
    dispatch = await send_to_all(database, readers, utc_now())
    async with database.transaction() as connection:
        settled = {"sent": DeliveryState.SENT.value, "dispatch": dispatch}
        await connection.execute(text(_SETTLE), settled)
    sent = await size()
    million = MILLION / readers / GIGABYTE
    return (gathered - empty) * million, (sent - gathered) * million


async def on_sqlite(readers: int) -> tuple[float, float]:
    """In a file."""
    with TemporaryDirectory() as name:
        database = await open_database(address_in(Path(name)))

        async def size() -> int:
            async with database.snapshot() as connection:
                pages = await connection.scalar(text("PRAGMA page_count"))
                return int(pages * await connection.scalar(text("PRAGMA page_size")))

        try:
            return await measure(database, readers, size)
        finally:
            await database.close()


async def on_postgresql(readers: int) -> tuple[float, float]:
    """On a server."""
    with TemporaryDirectory() as name:
        async with postgresql.server(Path(name)) as url:
            database = Database(url)

            async def size() -> int:
                async with database.session() as connection:
                    await connection.execute(text("VACUUM FULL"))
                    query = text("SELECT pg_database_size(current_database())")
                    return int(await connection.scalar(query) or 0)

            try:
                return await measure(database, readers, size)
            finally:
                await database.close()


def run(readers: int) -> None:
    """Measure both, and print a table."""
    rows = []
    measured = {"SQLite": on_sqlite, "PostgreSQL": on_postgresql}
    found = {engine: asyncio.run(way(readers)) for engine, way in measured.items()}
    for what, number in (("readers", 0), ("deliveries", 1)):
        reference = found["SQLite"][number]
        for engine, sizes in found.items():
            about = f"a million {what}, {engine}"
            rows.append(Figure(about, sizes[number], "GB", reference, sizes[number] / reference))
    show("Sizes; the reference is SQLite", rows)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
