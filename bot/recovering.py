"""Finding out that the database's trouble is over."""

import asyncio

from storage.database import Database, DatabaseError
from storage.facts import drop_fact, keep_fact

EVERY = 1.0
_PROBE = "probe"
# More than SQLite finds free in pages that it has.
_ROOM = "0" * 65_536


async def is_over(database: Database) -> bool:
    """Whether trouble that was not seen of late is over: something new can be written.

    What is met on the way is noted.
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
    """Until cancelled, know when trouble is over: the owners hear of it from whoever sends."""
    while True:
        if database.condition.look() is not None and await is_over(database):
            database.condition.recover()
        await asyncio.sleep(every)
