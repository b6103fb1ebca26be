"""Whether the database can be used: checked by the loop, read by the monitor's thread."""

import asyncio
import time
from collections.abc import Callable

from storage.database import Database, DatabaseError
from storage.schema import newest_revision, schema_of
from storage.trouble import trouble_of

EVERY = 2.0
PATIENCE = 3.0
"""Seconds that the database has to answer."""
LONGEST_UNSEEN = 10.0
"""Seconds after which a check is too old to be trusted."""


class Readiness:
    """The result of the last check. ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.schema = newest_revision()
        """The schema that this program wants."""
        self._clock = clock
        self._found: str | None = "the database is being opened"
        self._looked_at = clock()

    @property
    def obstacle(self) -> str | None:
        """Why the process is not ready, in words for an operator; None when it is."""
        unseen = self._clock() - self._looked_at
        if self._found is None and unseen > LONGEST_UNSEEN:
            return f"nobody has looked at the database for {unseen:.0f} s"
        return self._found

    async def watch(self, database: Database) -> None:
        """Look until cancelled."""
        while True:
            await self.look(database)
            await asyncio.sleep(EVERY)

    async def look(self, database: Database) -> None:
        """Look once."""
        self._found = await self._obstacle(database)
        self._looked_at = self._clock()

    async def _obstacle(self, database: Database) -> str | None:
        try:
            async with asyncio.timeout(PATIENCE), database.snapshot() as connection:
                schema = await schema_of(connection)
        except TimeoutError:
            return f"the database does not answer within {PATIENCE:.0f} s"
        except (DatabaseError, OSError) as error:
            # The driver's text can contain the address, and with it a password.
            return f"the database cannot be read: {trouble_of(error) or type(error).__name__}"
        if schema != self.schema:
            return f"the database's schema is {schema}, and this program's {self.schema}"
        return None
