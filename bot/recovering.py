"""Finding out that a database in trouble works again."""

import asyncio

from storage.database import Database, DatabaseError
from storage.facts import drop_fact, keep_fact

EVERY = 1.0
_PROBE = "probe"
# Larger than the free space in SQLite's pages: writing it needs new ones, so a full disk shows.
_ROOM = "0" * 65_536


async def is_over(database: Database) -> bool:
    """Whether trouble that has not been met for some seconds is over: a probe can be written.

    Trouble that the probe meets is noted in the database's condition.
    """
    if not database.condition.is_quiet:
        return False
    try:
        async with database.transaction() as connection:
            await keep_fact(connection, _PROBE, _ROOM)
        async with database.transaction() as connection:
            await drop_fact(connection, _PROBE)
    except (DatabaseError, OSError):
        return False
    return database.condition.is_quiet


async def recover_silently(database: Database, every: float = EVERY) -> None:
    """Until cancelled, note when trouble is over, and tell nobody: the process that sends does."""
    while True:
        if database.condition.look() is not None and await is_over(database):
            database.condition.recover()
        await asyncio.sleep(every)
