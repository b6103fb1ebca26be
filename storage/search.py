"""The archive by words: the same rules on the same keys of words as in subscriptions.

What the engines are asked is built of keys of words alone, so nothing that a reader writes can be
taken for full-text syntax. Results come newest first, by their publication sequence.
"""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from news.rule import Rule
from news.words.document import Document, Position
from storage import search_postgresql, search_sqlite
from storage.dialect import is_sqlite

# Words of an article beyond these are not looked for.
MOST_PLACES = 15_000
# Nobody pages further; counting on would cost more than finding.
MOST_COUNTED = 1_000


class _Engine(Protocol):
    async def keep(
        self, connection: AsyncConnection, sequence: int, positions: Sequence[Position]
    ) -> None: ...

    async def forget(
        self, connection: AsyncConnection, sequence: int, positions: Sequence[Position]
    ) -> None: ...

    async def find_older(
        self, connection: AsyncConnection, rule: Rule, limit: int, before: int | None
    ) -> list[int]: ...

    async def find_newer(
        self, connection: AsyncConnection, rule: Rule, limit: int, after: int
    ) -> list[int]: ...

    async def count(
        self, connection: AsyncConnection, rule: Rule, newer_than: int, most: int
    ) -> int: ...

    async def is_empty(self, connection: AsyncConnection) -> bool: ...


async def keep_for_search(connection: AsyncConnection, sequence: int, document: Document) -> None:
    """Let an article be found from now on."""
    await _engine(connection).keep(connection, sequence, _kept(document))


async def forget_for_search(connection: AsyncConnection, sequence: int, document: Document) -> None:
    """Let an article be found no more by the wording that it was kept with."""
    await _engine(connection).forget(connection, sequence, _kept(document))


async def find(
    connection: AsyncConnection,
    rule: Rule,
    limit: int,
    *,
    before: int | None = None,
    after: int | None = None,
) -> list[int]:
    """Sequences of the articles that answer a rule, newest first: the newest, or those next to one.

    ``before`` takes the newest of the older ones, ``after`` the oldest of the newer ones.
    """
    engine = _engine(connection)
    if after is not None:
        return (await engine.find_newer(connection, rule, limit, after))[::-1]
    return await engine.find_older(connection, rule, limit, before)


async def count_found(connection: AsyncConnection, rule: Rule, *, newer_than: int = 0) -> int:
    """How many articles newer than a sequence answer a rule; at most MOST_COUNTED."""
    return await _engine(connection).count(connection, rule, newer_than, MOST_COUNTED)


async def is_empty(connection: AsyncConnection) -> bool:
    """Whether no article has ever been kept here."""
    return await _engine(connection).is_empty(connection)


def _kept(document: Document) -> list[Position]:
    return [one for one in document.positions if one.place < MOST_PLACES]


def _engine(connection: AsyncConnection) -> _Engine:
    return search_sqlite if is_sqlite(connection) else search_postgresql
