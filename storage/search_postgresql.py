"""Full text on PostgreSQL, by tsvector, which keeps every key of a word at its place.

The index gives all the articles that answer, and a common word has tens of thousands: too many to
fetch for the sake of the newest few. So articles that were published together share a key, that of
their block, and the newest small blocks are asked first, then larger ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, Text, bindparam, cast, column, delete, func, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.ext.asyncio import AsyncConnection

from news.rule import Clause, Rule, Term
from news.words.document import Position
from news.words.morphology import Keys, Phrase

_SIZES = (1_024, 8_192, 65_536)
"""Articles, by sequence, that share a key: an article has one key of each size."""

_search = table("search", column("sequence", BigInteger), column("keys", TSVECTOR))
_KEEP = text("INSERT INTO search (sequence, keys) VALUES (:sequence, CAST(:keys AS tsvector))")
_KEEP = _KEEP.bindparams(bindparam("keys", type_=Text))
_NEWEST = select(func.max(_search.c.sequence))
# Materialized, so that order and limit change nothing about how it is looked for.
_FOUND = (
    select(_search.c.sequence)
    .where(
        _search.c["keys"].bool_op("@@")(cast(bindparam("query", type_=Text), TSQUERY)),
        _search.c.sequence.between(bindparam("low"), bindparam("high")),
    )
    .cte("found")
    .prefix_with("MATERIALIZED")
)
_OLDER = select(_FOUND).order_by(_FOUND.c.sequence.desc()).limit(bindparam("most"))
_NEWER = select(_FOUND).order_by(_FOUND.c.sequence).limit(bindparam("most"))


class _Sequences(NamedTuple):
    """Sequences from ``low`` to ``high``; ``block_keys``, if any, are what only they have."""

    low: int
    high: int
    block_keys: str


async def keep(connection: AsyncConnection, sequence: int, positions: Sequence[Position]) -> None:
    """Let an article be found by its words."""
    places: dict[str, list[str]] = defaultdict(list)
    for one in positions:
        for key in one.keys:
            # PostgreSQL counts from one.
            places[key].append(str(one.place + 1))
    keys = " ".join(f"{_quoted(key)}:{','.join(found)}" for key, found in places.items())
    await connection.execute(
        _KEEP, {"sequence": sequence, "keys": f"{keys} {block_keys(sequence)}"}
    )


async def forget(
    connection: AsyncConnection,
    sequence: int,
    positions: Sequence[Position],  # noqa: ARG001 - the other engine needs them
) -> None:
    """Let an article be found no more."""
    await connection.execute(delete(_search).where(_search.c.sequence == sequence))


def block_keys(sequence: int) -> str:
    """The keys that an article shares with those published around it; no word has such ones."""
    return " ".join(_block_key(size, sequence // size) for size in _SIZES)


async def find_older(
    connection: AsyncConnection, rule: Rule, limit: int, before: int | None
) -> list[int]:
    """The newest articles that answer a rule, of those before a sequence; newest first."""
    newest = await _newest(connection)
    start = newest if before is None else min(before - 1, newest)
    return await _find(connection, rule, limit, _downwards(start))


async def find_newer(connection: AsyncConnection, rule: Rule, limit: int, after: int) -> list[int]:
    """The oldest articles that answer a rule, of those after a sequence; oldest first."""
    ranges = _upwards(after + 1, await _newest(connection))
    return await _find(connection, rule, limit, ranges, oldest_first=True)


async def count(connection: AsyncConnection, rule: Rule, newer_than: int, most: int) -> int:
    """How many articles after a sequence answer a rule, at most so many."""
    ranges = _downwards(await _newest(connection), newer_than + 1)
    return len(await _find(connection, rule, most, ranges))


async def is_empty(connection: AsyncConnection) -> bool:
    """Whether no article is there."""
    return await connection.scalar(_NEWEST) is None


async def _newest(connection: AsyncConnection) -> int:
    return await connection.scalar(_NEWEST) or 0


async def _find(
    connection: AsyncConnection,
    rule: Rule,
    limit: int,
    ranges: Iterable[_Sequences],
    *,
    oldest_first: bool = False,
) -> list[int]:
    query = _query(rule)
    statement = _NEWER if oldest_first else _OLDER
    found: list[int] = []
    for low, high, block_keys in ranges:
        asked = f"({query}) & ({block_keys})" if block_keys else query
        values = {"query": asked, "low": low, "high": high, "most": limit - len(found)}
        found += await connection.scalars(statement, values)
        if len(found) >= limit:
            break
    return found


def _downwards(high: int, low: int = 0) -> Iterator[_Sequences]:
    """Ranges from a sequence down to another: the nearest two blocks of each size, and the rest."""
    for size in _SIZES:
        if high < low:
            return
        last = high // size
        first = max(last - 1, low // size)
        yield _Sequences(max(first * size, low), high, _either(size, first, last))
        high = first * size - 1
    if high >= low:
        yield _Sequences(low, high, "")


def _upwards(low: int, high: int) -> Iterator[_Sequences]:
    """The same from a sequence up to another."""
    for size in _SIZES:
        if high < low:
            return
        first = low // size
        last = min(first + 1, high // size)
        yield _Sequences(low, min((last + 1) * size - 1, high), _either(size, first, last))
        low = (last + 1) * size
    if high >= low:
        yield _Sequences(low, high, "")


def _either(size: int, first: int, last: int) -> str:
    return " | ".join(_block_key(size, block) for block in range(first, last + 1))


def _block_key(size: int, block: int) -> str:
    return f"'#{size}/{block}'"


def _query(rule: Rule) -> str:
    return _any(_clause(clause) for clause in rule.clauses + rule.implied)


def _clause(clause: Clause) -> str:
    required = [_term(term) for term in clause.required]
    return " & ".join(required + [f"!{_term(term)}" for term in clause.forbidden])


def _term(term: Term) -> str:
    return _any(_phrase(phrase) for phrase in term.phrases)


def _phrase(phrase: Phrase) -> str:
    return " <-> ".join(_word(keys) for keys in phrase)


def _word(keys: Keys) -> str:
    return _any(_quoted(key) for key in sorted(keys))


def _any(asked: Iterable[str]) -> str:
    return "(" + " | ".join(f"({one})" for one in asked) + ")"


def _quoted(key: str) -> str:
    return "'" + key.replace("\\", "\\\\").replace("'", "''") + "'"
