"""How much each rubric brings: counted once an hour, for everybody who is asked to choose."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from storage.database import Connection, Database
from storage.own_news import counts_by_rubric, oldest_since
from storage.publications import first_sequence_since
from storage.rubrics import all_rubrics

_WINDOW = timedelta(days=14)
_FRESH = timedelta(hours=1)
_TELLING = timedelta(days=2)
"""Of a newsroom that is younger, nobody can tell yet."""
_DAY = timedelta(days=1)


class Paces:
    """Articles a day by rubric, over two weeks."""

    def __init__(self) -> None:
        self._counted_at: datetime | None = None
        self._a_day: Mapping[int, float] = {}

    async def get(self, database: Database, now: datetime) -> Mapping[int, float]:
        """By a rubric's id; a rubric of which nothing is known is not there."""
        if self._counted_at is None or not timedelta(0) <= now - self._counted_at < _FRESH:
            async with database.snapshot() as connection:
                self._a_day = await _count(connection, now)
            self._counted_at = now
        return self._a_day


async def _count(connection: Connection, now: datetime) -> Mapping[int, float]:
    after = await first_sequence_since(connection, now - _WINDOW) - 1
    oldest = await oldest_since(connection, after)
    known = _WINDOW if after > 0 or oldest is None else now - oldest
    if oldest is None or known < _TELLING:
        return {}
    counted = await counts_by_rubric(connection, after)
    a_day = {
        rubric.id: sum(counted.get(id_, 0) for id_ in rubric.ids) / (known / _DAY)
        for rubric in await all_rubrics(connection)
    }
    return {id_: pace for id_, pace in a_day.items() if pace}
