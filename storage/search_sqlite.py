"""Full text on SQLite, by FTS5, which keeps one token at each place of a column.

A word has several keys, so the column ``words`` holds the number of its *class*, the set of its
keys, and a sought key stands for every class that has it. The column ``forms`` holds the word as it
is written, for what is sought by form.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, product
from math import prod

from sqlalchemy import BigInteger, Text, bindparam, column, func, select, table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.rule import Clause, Rule, Term
from news.words.document import Position
from news.words.morphology import Keys, Phrase

# Stands between two sentences, so that no phrase reaches over.
_NOTHING = "0"
_EXACT = "x"
# A phrase of more readings is looked for by its pairs of neighbours instead.
_MOST_READINGS = 128

_classes = table("search_classes", column("id", BigInteger), column("keys", Text))
_keys = table("search_keys", column("key", Text), column("class_id", BigInteger))
_search = table("search", column("rowid", BigInteger), column("words", Text), column("forms", Text))

_Classes = Mapping[str, Sequence[int]]

# The members of a list that is one parameter, however long.
_LISTED = select(column("value", Text)).select_from(
    text("json_each(:list)").bindparams(bindparam("list", type_=Text))
)
_NUMBERED = select(_classes.c["keys"], _classes.c.id).where(_classes.c["keys"].in_(_LISTED))
_WITH_KEYS = select(_keys).where(_keys.c.key.in_(_LISTED))

_FORGET = text(
    "INSERT INTO search (search, rowid, words, forms) VALUES ('delete', :sequence, :words, :forms)"
)
_BEYOND = 2**62
"""A sequence that no article has."""
_FOUND = select(_search.c.rowid).where(text("search MATCH :query"))
_OLDER = (
    _FOUND.where(_search.c.rowid < bindparam("before"))
    .order_by(_search.c.rowid.desc())
    .limit(bindparam("most"))
)
_NEWER_FOUND = _FOUND.where(_search.c.rowid > bindparam("after")).limit(bindparam("most"))
_NEWER = _NEWER_FOUND.order_by(_search.c.rowid)
_COUNT = select(func.count()).select_from(_NEWER_FOUND.subquery())


async def keep(connection: AsyncConnection, sequence: int, positions: Sequence[Position]) -> None:
    """Let an article be found by its words."""
    words, forms = await _columns(connection, positions)
    await connection.execute(_search.insert(), {"rowid": sequence, "words": words, "forms": forms})


async def forget(connection: AsyncConnection, sequence: int, positions: Sequence[Position]) -> None:
    """Let an article be found no more; an index without contents has to be told its words.

    https://www.sqlite.org/fts5.html#the_delete_command
    """
    words, forms = await _columns(connection, positions)
    await connection.execute(_FORGET, {"sequence": sequence, "words": words, "forms": forms})


async def _columns(connection: AsyncConnection, positions: Sequence[Position]) -> tuple[str, str]:
    names = [class_of(one.keys) for one in positions]
    numbers = await _numbers(connection, set(names))
    words: list[str] = []
    forms: list[str] = []
    for one, name in zip(positions, names, strict=True):
        gap = [_NOTHING] * (one.place - len(words))
        words += [*gap, str(numbers[name])]
        forms += [*gap, _form(one.keys)]
    return " ".join(words), " ".join(forms)


async def find_older(
    connection: AsyncConnection, rule: Rule, limit: int, before: int | None
) -> list[int]:
    """The newest articles that answer a rule, of those before a sequence; newest first."""
    asked = await _query(connection, rule)
    if asked is None:
        return []
    values = {"query": asked, "before": _BEYOND if before is None else before, "most": limit}
    return list(await connection.scalars(_OLDER, values))


async def find_newer(connection: AsyncConnection, rule: Rule, limit: int, after: int) -> list[int]:
    """The oldest articles that answer a rule, of those after a sequence; oldest first."""
    asked = await _query(connection, rule)
    if asked is None:
        return []
    values = {"query": asked, "after": after, "most": limit}
    return list(await connection.scalars(_NEWER, values))


async def count(connection: AsyncConnection, rule: Rule, newer_than: int, most: int) -> int:
    """How many articles after a sequence answer a rule, at most so many."""
    asked = await _query(connection, rule)
    if asked is None:
        return 0
    values = {"query": asked, "after": newer_than, "most": most}
    return await connection.scalar(_COUNT, values) or 0


async def is_empty(connection: AsyncConnection) -> bool:
    """Whether no word of an article is there."""
    return await connection.scalar(select(_classes.c.id).limit(1)) is None


async def _query(connection: AsyncConnection, rule: Rule) -> str | None:
    """What FTS5 is to match for a rule; None when no article can answer it."""
    clauses = rule.clauses + rule.implied
    sought = {
        key
        for clause in clauses
        for term in clause.required + clause.forbidden
        for phrase in term.phrases
        for keys in phrase
        for key in keys
    }
    known = await _classes_with(connection, sought)
    wanted = [asked for clause in clauses if (asked := _clause(clause, known))]
    return _any(wanted) or None


async def _numbers(connection: AsyncConnection, names: set[str]) -> dict[str, int]:
    """Numbers of classes by name; those that are new get one."""
    known = await _known_numbers(connection, names)
    new = sorted(names - known.keys())
    if not new:
        return known
    await connection.execute(_classes.insert(), [{"keys": name} for name in new])
    added = await _known_numbers(connection, set(new))
    await connection.execute(
        _keys.insert(),
        [{"key": key, "class_id": added[name]} for name in new for key in name.split()],
    )
    return known | added


async def _known_numbers(connection: AsyncConnection, names: set[str]) -> dict[str, int]:
    rows = await connection.execute(_NUMBERED, {"list": json.dumps(sorted(names))})
    return dict(rows.all())


async def _classes_with(connection: AsyncConnection, keys: set[str]) -> _Classes:
    rows = await connection.execute(_WITH_KEYS, {"list": json.dumps(sorted(keys))})
    found: dict[str, list[int]] = defaultdict(list)
    for key, number in rows:
        found[key].append(number)
    return found


def class_of(keys: Keys) -> str:
    """The name of a word's class: its keys but for the form, or the form if there is no other."""
    lemmas = {key for key in keys if not key.startswith(_EXACT)}
    return " ".join(sorted(lemmas or keys))


def _form(keys: Keys) -> str:
    return next((key for key in keys if key.startswith(_EXACT)), _NOTHING)


def _clause(clause: Clause, known: _Classes) -> str | None:
    required = [_term(term, known) for term in clause.required]
    if None in required:
        return None
    forbidden = [asked for term in clause.forbidden if (asked := _term(term, known))]
    wanted = " AND ".join(f"({asked})" for asked in required)
    return f"({wanted}) NOT ({_any(forbidden)})" if forbidden else wanted


def _term(term: Term, known: _Classes) -> str | None:
    phrases = [asked for phrase in term.phrases if (asked := _phrase(phrase, known))]
    return _any(phrases) or None


def _phrase(phrase: Phrase, known: _Classes) -> str | None:
    """Words side by side; between a word by its form and one by its keys FTS5 sees no order."""
    if all(map(_is_exact, phrase)):
        return _by_form(phrase)
    runs: list[str] = []
    for is_known, run in groupby(phrase, lambda keys: bool(_readings(keys, known))):
        words = list(run)
        if is_known:
            runs.append(_side_by_side("words", [_readings(keys, known) for keys in words]))
        elif all(map(_is_exact, words)):
            runs.append(_by_form(words))
        else:
            return None
    return " AND ".join(f"({run})" for run in runs)


def _is_exact(keys: Keys) -> bool:
    return all(key.startswith(_EXACT) for key in keys)


def _by_form(words: Iterable[Keys]) -> str:
    return _side_by_side("forms", [sorted(keys) for keys in words])


def _readings(keys: Keys, known: _Classes) -> list[str]:
    return [str(number) for number in sorted({one for key in keys for one in known.get(key, ())})]


def _side_by_side(column: str, places: Sequence[Sequence[str]]) -> str:
    """Words in a row, each any of some: in pairs, or anywhere, when there are too many ways."""
    if prod(map(len, places)) <= _MOST_READINGS:
        return _any(_sequences(column, places))
    pairs = [(one, other) for one, other in pairwise(places)]
    if len(pairs) == 1 or any(prod(map(len, pair)) > _MOST_READINGS for pair in pairs):
        return " AND ".join(f"({_any(_sequences(column, [words]))})" for words in places)
    return " AND ".join(f"({_any(_sequences(column, pair))})" for pair in pairs)


def _sequences(column: str, places: Iterable[Sequence[str]]) -> Iterator[str]:
    return (f'{column} : "{" ".join(one)}"' for one in product(*places))


def _any(asked: Iterable[str]) -> str:
    return " OR ".join(f"({one})" for one in asked)
