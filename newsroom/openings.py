"""What readers open, counted in passing: no question waits for a commit, and nobody is noted.

What has been counted is written every few seconds, with the next opening or by a tick. What a crash
loses of it is a few seconds' worth; nothing is counted twice, whatever is redelivered.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from news.figure import OPENINGS, Figure
from storage.database import Database
from storage.figures import Change, count

EVERY = timedelta(seconds=5)


class Openings:
    """Openings of articles, and looks at headlines, that are yet to be written."""

    def __init__(self) -> None:
        self._counted: Counter[tuple[Figure, int, datetime | None]] = Counter()
        self._since: datetime | None = None

    async def note(
        self, database: Database, figure: Figure, article_id: int, now: datetime
    ) -> None:
        """Count that somebody opened, read or shared; write when it is time."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        if figure is not Figure.READ:
            self._counted[figure, article_id, None] += 1
        if figure is Figure.READ or figure in OPENINGS:
            self._counted[Figure.READ, 0, hour] += 1
        self._since = self._since or now
        if now - self._since >= EVERY:
            await self.keep(database)

    async def keep(self, database: Database) -> None:
        """Write what has been counted since."""
        counted, self._counted, self._since = self._counted, Counter(), None
        if not counted:
            return
        try:
            async with database.transaction() as connection:
                await count(connection, _changes(counted))
        except BaseException:
            self._counted.update(counted)
            raise


def _changes(counted: Counter[tuple[Figure, int, datetime | None]]) -> Iterable[Change]:
    return [Change(figure, about, by, hour) for (figure, about, hour), by in counted.items()]
