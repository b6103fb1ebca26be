"""Phrases of words by their form beside words in any form, on SQLite.

FTS5 sees no order between its columns, so the places of the words are compared themselves, which a
``fts5vocab`` table gives. That takes time in proportion to how often the words are used, so only
rules with such a phrase are looked for in this way.
"""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

Word = tuple[str, Sequence[str]]
"""A column of the search table, and the terms there any of which is the word."""

_KNOWN = text("SELECT 1 FROM temp.sqlite_master WHERE name = 'search_places'")
_PLACES = text(
    "CREATE VIRTUAL TABLE temp.search_places USING fts5vocab('main', 'search', 'instance')"
)
_WRITES = {read_only: text(f"PRAGMA query_only={read_only}") for read_only in (0, 1)}


class Sets:
    """SQL for sets of articles by what they hold, with its parameters."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def matching(self, asked: str) -> str:
        """The articles that FTS5 finds for a query."""
        return f"SELECT rowid AS id FROM search WHERE search MATCH {self._bound(asked)}"  # noqa: S608

    def side_by_side(self, words: Sequence[Word]) -> str:
        """The articles in which these words stand in a row."""
        each = ", ".join(f"w{at} AS MATERIALIZED ({self._places(w)})" for at, w in enumerate(words))
        following = " ".join(
            f"JOIN w{at} ON w{at}.doc = w0.doc AND w{at}.offset = w0.offset + {at}"
            for at in range(1, len(words))
        )
        return f"WITH {each} SELECT DISTINCT w0.doc AS id FROM w0 {following}"  # noqa: S608

    def statement(self, found: str, rest: str) -> tuple[TextClause, dict[str, str]]:
        """The articles of a set, with what follows WHERE, and the parameters of the set."""
        return text(f"SELECT id FROM ({found}) WHERE {rest}"), self._values  # noqa: S608

    def _places(self, word: Word) -> str:
        column, terms = word
        listed = self._bound(json.dumps(list(terms)))
        return (
            f"SELECT doc, offset FROM temp.search_places WHERE col = '{column}'"  # noqa: S608
            f" AND term IN (SELECT value FROM json_each({listed}))"
        )

    def _bound(self, value: str) -> str:
        name = f"value_{len(self._values)}"
        self._values[name] = value
        return f":{name}"


def either(sets: Iterable[str]) -> str:
    """The union of sets."""
    return _compound("UNION", sets)


def both(sets: Iterable[str], without: Iterable[str]) -> str:
    """The intersection of sets, without the articles of any of the others."""
    return _compound("EXCEPT", [_compound("INTERSECT", sets), *without])


def _compound(operator: str, sets: Iterable[str]) -> str:
    return f" {operator} ".join(f"SELECT id FROM ({each})" for each in sets)  # noqa: S608


async def open_places(connection: AsyncConnection) -> None:
    """Let this connection ask for places of words, until its transaction ends.

    The table is temporary, so a connection that only reads may have it.
    """
    if await connection.scalar(_KNOWN):
        return
    read_only = await connection.scalar(text("PRAGMA query_only"))
    await connection.execute(_WRITES[0])
    try:
        await connection.execute(_PLACES)
    finally:
        await connection.execute(_WRITES[read_only])
