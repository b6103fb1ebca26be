"""Tasks that wait for a lock which the test holds, on PostgreSQL."""

import asyncio

from sqlalchemy import text

from storage.database import Database

# Of this database alone: pg_locks would tell of what other tests do meanwhile, too.
_WAITS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


async def until_it_waits(database: Database, task: asyncio.Task[object]) -> None:
    """Until the task waits for the test's lock, or has ended without."""
    waits = 0
    while not waits and not task.done():
        async with database.snapshot() as connection:
            waits = await connection.scalar(_WAITS) or 0
