"""Full text on PostgreSQL, by tsvector, which keeps every key of a word at its place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import BigInteger, Select, Text, bindparam, column, select, table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.rule import Clause, Phrase, Rule, Term
from news.words.document import Position
from news.words.morphology import Keys

_search = table("search", column("sequence", BigInteger))
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


def matching(rule: Rule) -> Select[int]:
    """Selects the articles that answer a rule."""
    query = _any(_clause(clause) for clause in rule.clauses + rule.implied)
    found = text("keys @@ CAST(:query AS tsquery)").bindparams(
        bindparam("query", query, type_=Text)
    )
    return select(_search.c.sequence).where(found)


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
