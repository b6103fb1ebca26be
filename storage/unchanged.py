"""Raw rows that tell at little cost whether what was made of them still holds.

Looked at each time, so that no change is missed, whichever process made it.
"""

import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeAlias, TypeVar

from sqlalchemy import BigInteger, Integer, bindparam, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from storage.articles import WITHDRAWN
from storage.database import Database
from storage.dialect import execute_raw
from storage.facts import SEQUENCE
from storage.rubrics import RUBRICS
from storage.tables import articles, editors, facts, rubrics, subscribers
from storage.whole_hop import Work

FRESH_SECONDS = 1.0

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Rows: TypeAlias = tuple[tuple[object, ...], ...]
"""The driver's own values: for comparing, and nothing else."""

# A page shows more rubrics of an article than the row of its first one.
_published, _withdrawn, _arranged = (
    select(facts.c.value).where(facts.c.name == name).scalar_subquery()
    for name in (SEQUENCE, WITHDRAWN, RUBRICS)
)
_NEWEST = (
    select(_published, _withdrawn, _arranged, articles, rubrics)
    .select_from(articles.outerjoin(rubrics, rubrics.c.id == articles.c.rubric_id))
    .where(articles.c.status == ArticleStatus.PUBLISHED.value)
    .order_by(articles.c.sequence.desc())
    .limit(bindparam("most", type_=Integer))
)
_chat = bindparam("chat", type_=BigInteger)
_anybody = select(literal(1).label("one")).subquery()
_PERSON = select(subscribers, editors).select_from(
    _anybody.outerjoin(subscribers, subscribers.c.chat_id == _chat).outerjoin(
        editors, editors.c.user_id == _chat
    )
)


async def newest_rows(connection: AsyncConnection, most: int) -> Rows:
    """The newest ``most`` articles with their rubrics, and how many there are."""
    return tuple(map(tuple, await execute_raw(connection, _NEWEST, most=most)))


async def person_rows(connection: AsyncConnection, chat_id: int) -> Rows:
    """The reader and the editor in a private chat, as far as there are any."""
    return tuple(map(tuple, await execute_raw(connection, _PERSON, chat=chat_id)))


class MadeOfRows(Generic[K, V]):
    """What was made of rows, as long as they are the same; of so many keys at most.

    On SQLite nobody else writes, so they are not even looked at while this process has changed
    nothing, but for a second at most: an operator may write by hand.
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._made: dict[K, _Made[V]] = {}

    async def get(
        self,
        database: Database,
        key: K,
        look: Callable[[AsyncConnection, K], Awaitable[Rows]],
        make: Callable[[AsyncConnection, K], Awaitable[V]],
    ) -> V:
        """What ``make`` makes of the rows that ``look`` sees in the same transaction."""
        made = self._made.get(key)
        if made is not None and await self._holds(made, database, partial(_look, look, key)):
            return made.value
        changes, now = database.changes, self._clock()

        async def read(connection: AsyncConnection) -> _Made[V]:
            rows = await look(connection, key)
            if made is not None and made.rows == rows:
                return _Made(made.value, rows, changes, now)
            return _Made(await make(connection, key), rows, changes, now)

        if len(self._made) >= self._most:
            self._made.clear()
        self._made[key] = found = await database.peek(read)
        return found.value

    async def _holds(self, made: "_Made[V]", database: Database, look: Work[Rows]) -> bool:
        """Whether the same would be made now, as far as that can be told at little cost."""
        if database.is_sqlite:
            is_fresh = self._clock() < made.seen_at + FRESH_SECONDS
            return is_fresh and made.changes == database.changes
        return await database.single(look) == made.rows


async def _look(
    look: Callable[[AsyncConnection, K], Awaitable[Rows]], key: K, connection: AsyncConnection
) -> Rows:
    return await look(connection, key)


@dataclass(frozen=True, slots=True)
class _Made(Generic[V]):
    value: V
    rows: Rows
    changes: int
    seen_at: float
