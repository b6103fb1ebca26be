"""Full text on PostgreSQL, by tsvector, which keeps every key of a word at its place.

PostgreSQL guesses how common a phrase is to choose between its full-text index and reading one
article after another, and guesses wrong by seconds. So the choice is made here: first some of the
nearest articles are read, which answers what is common, and else the index is asked.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    literal,
    select,
    table,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.ext.asyncio import AsyncConnection

from news.rule import Clause, Phrase, Rule, Term
from news.words.document import Position
from news.words.morphology import Keys

# So many articles are read in some milliseconds, and in half a second.
_NEAR, _FAR = 300, 30_000
# So many of the nearest hold the words of a phrase: then one in sixty does.
_MANY = 5
_BESIDE = " <-> "

_search = table("search", column("sequence", BigInteger), column("keys", TSVECTOR))
_KEEP = text("INSERT INTO search (sequence, keys) VALUES (:sequence, CAST(:keys AS tsvector))")
_KEEP = _KEEP.bindparams(bindparam("keys", type_=Text))


async def keep(connection: AsyncConnection, sequence: int, positions: Sequence[Position]) -> None:
    """Let an article be found by its words."""
    places: dict[str, list[str]] = defaultdict(list)
    for one in positions:
        for key in one.keys:
            # PostgreSQL counts from one.
            places[key].append(str(one.place + 1))
    keys = " ".join(f"{_quoted(key)}:{','.join(found)}" for key, found in places.items())
    await connection.execute(_KEEP, {"sequence": sequence, "keys": keys})


async def find_older(
    connection: AsyncConnection, rule: Rule, limit: int, before: int | None
) -> list[int]:
    """The newest articles that answer a rule, of those before a sequence; newest first."""
    older = true() if before is None else _search.c.sequence < before
    return await _find(connection, rule, limit, older, descending=True)


async def find_newer(connection: AsyncConnection, rule: Rule, limit: int, after: int) -> list[int]:
    """The oldest articles that answer a rule, of those after a sequence; oldest first."""
    newer = _search.c.sequence > after
    return await _find(connection, rule, limit, newer, descending=False)


async def count(connection: AsyncConnection, rule: Rule, newer_than: int, most: int) -> int:
    """How many articles after a sequence answer a rule, at most so many."""
    newer = select(_search.c.sequence).where(
        _search.c.sequence > newer_than, _answers(_query(rule))(_search.c["keys"])
    )
    found = newer.cte("found").prefix_with("MATERIALIZED")
    some = select(found).limit(most).subquery()
    return await connection.scalar(select(func.count()).select_from(some)) or 0


async def _find(
    connection: AsyncConnection,
    rule: Rule,
    limit: int,
    where: ColumnElement[bool],
    *,
    descending: bool,
) -> list[int]:
    sequence = _search.c.sequence
    order = sequence.desc() if descending else sequence.asc()
    nearest = select(_search).where(where).order_by(order)
    answering = _answers(_query(rule))
    found = await _read_through(connection, nearest.limit(_NEAR), answering, limit)
    if len(found) < limit and await _is_of_common_words(connection, nearest.limit(_NEAR), rule):
        found = await _read_through(connection, nearest.limit(_FAR), answering, limit)
    if len(found) < limit:
        every = select(sequence).where(where, answering(_search.c["keys"]))
        # Materialized, so that order and limit change nothing about how it is looked for.
        indexed = every.cte("found").prefix_with("MATERIALIZED").c.sequence
        first = indexed.desc() if descending else indexed.asc()
        found = list(await connection.scalars(select(indexed).order_by(first).limit(limit)))
    return sorted(found, reverse=descending)


async def _read_through(
    connection: AsyncConnection,
    articles: Select[Any],
    answering: Callable[[ColumnElement[Any]], ColumnElement[bool]],
    limit: int,
) -> list[int]:
    """Reads one article after another, until enough of them answer."""
    read = articles.subquery()
    wanted = select(read.c.sequence).where(answering(read.c["keys"])).limit(limit)
    return list(await connection.scalars(wanted))


async def _is_of_common_words(
    connection: AsyncConnection, articles: Select[Any], rule: Rule
) -> bool:
    """Whether many articles hold the words of a phrase: the index would have to read them all."""
    query = _query(rule)
    if _BESIDE not in query:
        return False
    anywhere = _answers(query.replace(_BESIDE, " & "))
    return len(await _read_through(connection, articles, anywhere, _MANY)) == _MANY


def _answers(query: str) -> Callable[[ColumnElement[Any]], ColumnElement[bool]]:
    return lambda keys: keys.bool_op("@@")(cast(literal(query, Text), TSQUERY))


def _query(rule: Rule) -> str:
    return _any(_clause(clause) for clause in rule.clauses + rule.implied)


def _clause(clause: Clause) -> str:
    required = [_term(term) for term in clause.required]
    return " & ".join(required + [f"!{_term(term)}" for term in clause.forbidden])


def _term(term: Term) -> str:
    return _any(_phrase(phrase) for phrase in term.phrases)


def _phrase(phrase: Phrase) -> str:
    return _BESIDE.join(_word(keys) for keys in phrase)


def _word(keys: Keys) -> str:
    return _any(_quoted(key) for key in sorted(keys))


def _any(asked: Iterable[str]) -> str:
    return "(" + " | ".join(f"({one})" for one in asked) + ")"


def _quoted(key: str) -> str:
    return "'" + key.replace("\\", "\\\\").replace("'", "''") + "'"
