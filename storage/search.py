"""The archive by words: the same rules on the same keys of words as in subscriptions.

What the engines are asked is built of keys of words alone, so nothing that a reader writes can be
taken for full-text syntax. Results come newest first, by their publication sequence.
"""

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.rule import Rule
from news.words.document import Document
from storage import search_postgresql, search_sqlite
from storage.dialect import is_sqlite

# Words of an article beyond these are not looked for.
MOST_PLACES = 15_000
# Nobody pages further; counting on would cost more than finding.
MOST_COUNTED = 1_000


async def keep_for_search(connection: AsyncConnection, sequence: int, document: Document) -> None:
    """Let an article be found from now on."""
    positions = [one for one in document.positions if one.place < MOST_PLACES]
    if is_sqlite(connection):
        await search_sqlite.keep(connection, sequence, positions)
    else:
        await search_postgresql.keep(connection, sequence, positions)


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
    statement = await _matching(connection, rule)
    if statement is None:
        return []
    (sequence,) = statement.selected_columns
    statement = statement.limit(limit)
    if after is not None:
        newer = statement.where(sequence > after).order_by(sequence)
        return list(reversed((await connection.scalars(newer)).all()))
    if before is not None:
        statement = statement.where(sequence < before)
    return list(await connection.scalars(statement.order_by(sequence.desc())))


async def count_found(
    connection: AsyncConnection, rule: Rule, *, newer_than: int | None = None
) -> int:
    """How many articles answer a rule, newer than a sequence or all; at most MOST_COUNTED."""
    statement = await _matching(connection, rule)
    if statement is None:
        return 0
    (sequence,) = statement.selected_columns
    if newer_than is not None:
        statement = statement.where(sequence > newer_than)
    some = statement.order_by(sequence.desc()).limit(MOST_COUNTED).subquery()
    return await connection.scalar(select(func.count()).select_from(some)) or 0


async def _matching(connection: AsyncConnection, rule: Rule) -> Select[int] | None:
    if is_sqlite(connection):
        return await search_sqlite.matching(connection, rule)
    return search_postgresql.matching(rule)
