"""Whom the bot has seen today, noted in passing: hardly any question waits for a commit.

It is written every few seconds, with the next reader or by a tick. What a crash loses is noted
when that reader says something again.
"""

from datetime import datetime, timedelta

from news.subscriber import Subscriber
from storage.absences import note_seen
from storage.database import Database

EVERY = timedelta(seconds=5)
_DAY = timedelta(days=1)


class Seen:
    """Readers who have said or pressed something, which is yet to be written."""

    def __init__(self) -> None:
        self._seen: dict[int, datetime] = {}
        self._since: datetime | None = None

    async def note(self, database: Database, reader: Subscriber, now: datetime) -> None:
        """Note a reader, once a day; write when it is time."""
        if reader.seen_at is not None and now - reader.seen_at < _DAY:
            return
        self._seen[reader.id] = now
        self._since = self._since or now
        if now - self._since >= EVERY:
            await self.keep(database)

    async def keep(self, database: Database) -> None:
        """Write who has been seen since."""
        seen, self._seen, self._since = self._seen, {}, None
        if not seen:
            return
        try:
            async with database.transaction() as connection:
                await note_seen(connection, seen)
        except BaseException:
            self._seen = seen | self._seen
            raise
