"""The archive by words: FTS5 and PostgreSQL on keys of words, beside LIKE, in one run.

    python -m bench.search [articles] [postgresql address]

Articles of sixty words are drawn by Zipf's law from 20 000 nouns; queries are any of the
commonest 2 000. Common words that are hardly ever side by side make the worst phrases.
"""

import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import closing
from itertools import accumulate, islice
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

from sqlalchemy import text

from bench.figures import Figure, show
from bench.matching import vocabulary
from news.rule_language import RuleLanguage
from news.words.document import analyse
from news.words.morphology import Keys, Morphology
from storage.database import Connection, Database
from storage.migrating import open_database
from storage.search import find, keep_for_search
from storage.search_postgresql import block_keys
from storage.search_sqlite import class_of

SMALL, FULL = 5_000, 1_000_000
LENGTH, VOCABULARY, SOUGHT, QUERIES, LIKES = 60, 20_000, 2_000, 200, 10
A_PAGE, A_BATCH, MOST = 20, 1_000, 50
BELOW_LIKE = 1_000.0
"""How many times below LIKE's usual time even a slow query of two words should be."""

_SQLITE = "INSERT INTO search (rowid, words, forms) VALUES (?, ?, ?)"
_POSTGRESQL = "INSERT INTO search (sequence, keys) VALUES ($1, CAST(CAST($2 AS text) AS tsvector))"

Row = TypeVar("Row")


class Archive:
    """Random articles, and queries for them."""

    def __init__(self, articles: int) -> None:
        self.articles = articles
        self.morphology = Morphology()
        self._draw = random.Random(4)
        known = vocabulary(self._draw, min(VOCABULARY, articles * LENGTH))
        self._words = [word for word in known if word.isalpha()]
        self._weights = list(accumulate(1 / n for n in range(1, len(self._words) + 1)))
        self.documents = [
            analyse(" ".join(some), self.morphology) for some in batches(self._words, A_BATCH)
        ]

    def articles_by_word(self) -> Iterator[list[int]]:
        """Each article as the numbers of its words."""
        for _ in range(self.articles):
            yield self.draw(LENGTH)

    def draw(self, count: int) -> list[int]:
        """Random words, by their numbers: the n-th in proportion to 1/n."""
        return self._draw.choices(range(len(self._words)), cum_weights=self._weights, k=count)

    def text(self, numbers: list[int]) -> str:
        """An article as it is written."""
        return " ".join(self._words[number] for number in numbers)

    def keys(self) -> list[Keys]:
        """The keys of each word of the vocabulary."""
        return [one.keys for document in self.documents for one in document.positions]

    def queries(self, count: int, form: str) -> list[str]:
        """Queries of so many words, each as ``form`` has them."""
        sought = range(min(SOUGHT, len(self._words)))
        return [
            form.format(self.text(self._draw.choices(sought, k=count)))
            for _ in range(min(QUERIES, self.articles))
        ]


def batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """The rows, so many at a time."""
    todo = iter(rows)
    while batch := list(islice(todo, size)):
        yield batch


async def fill(database: Database, archive: Archive) -> None:
    """Keep the archive for search: the words by our own code, the rest past it, for a million."""
    async with database.transaction() as connection:
        if not database.is_sqlite:
            await connection.execute(text("ALTER INDEX search_keys SET (fastupdate = on)"))
        for number, document in enumerate(archive.documents, archive.articles + 1):
            await keep_for_search(connection, number, document)
    rows = await sqlite_rows(database, archive) if database.is_sqlite else postgresql_rows(archive)
    for batch in batches(rows, A_BATCH):
        async with database.transaction() as connection:
            statement = _SQLITE if database.is_sqlite else _POSTGRESQL
            await connection.exec_driver_sql(statement, batch)
        if int(batch[-1][0]) % 100_000 == 0:
            print(f"  kept {batch[-1][0]:,}", file=sys.stderr)
    if not database.is_sqlite:
        async with database.transaction() as connection:
            await connection.execute(text("ALTER INDEX search_keys SET (fastupdate = off)"))
            await connection.execute(text("SELECT gin_clean_pending_list('search_keys')"))
            await connection.execute(text("ANALYZE search"))


async def sqlite_rows(database: Database, archive: Archive) -> Iterator[tuple[int | str, ...]]:
    """The rows that storage would write on SQLite."""
    async with database.snapshot() as connection:
        found = (await connection.execute(text("SELECT keys, id FROM search_classes"))).all()
    classes = {name: str(number) for name, number in found}
    keys = archive.keys()
    words = [classes[class_of(one)] for one in keys]
    forms = [next(key for key in one if key.startswith("x")) for one in keys]
    return (
        (sequence, " ".join(words[n] for n in article), " ".join(forms[n] for n in article))
        for sequence, article in enumerate(archive.articles_by_word(), 1)
    )


def postgresql_rows(archive: Archive) -> Iterator[tuple[int | str, ...]]:
    """The rows that storage would write on PostgreSQL."""
    keys = archive.keys()
    for sequence, article in enumerate(archive.articles_by_word(), 1):
        places = (f"{key}:{place}" for place, n in enumerate(article, 1) for key in keys[n])
        yield sequence, " ".join((*places, block_keys(sequence)))


async def times(queries: list[str], ask: Callable[[str], Awaitable[object]]) -> list[float]:
    """Milliseconds that each query takes."""
    taken = []
    for query in queries:
        begun = time.perf_counter()
        await ask(query)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


async def measure(name: str, database: Database, archive: Archive) -> list[Figure]:
    """What searching costs."""
    found: list[Figure] = []
    kinds = {
        "one word": archive.queries(1, "{}"),
        "two words": archive.queries(2, "{}"),
        "three words": archive.queries(3, "{}"),
        "a phrase": archive.queries(2, '"{}"'),
        "exact form": archive.queries(1, "={}"),
        "the worst phrases": worst_phrases(archive),
    }
    async with database.snapshot() as connection:
        await times(kinds["two words"][:20], lambda query: _ask(connection, archive, query))
        for kind, queries in kinds.items():
            taken = await times(queries, lambda query: _ask(connection, archive, query))
            found += rows(f"{name}, {kind}", taken, MOST)
    return found


def worst_phrases(archive: Archive) -> list[str]:
    """Phrases of the commonest words."""
    common = archive.text(list(range(10))).split()
    return [f'"{one} {other}"' for one in common for other in common]


async def _ask(connection: Connection, archive: Archive, query: str) -> list[int]:
    return await find(connection, RuleLanguage(archive.morphology).parse(query), A_PAGE)


def like(path: Path, archive: Archive) -> list[float]:
    """The reference: milliseconds of two words by LIKE over the plain texts."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, body TEXT)")
        written = ((archive.text(article),) for article in archive.articles_by_word())
        connection.executemany("INSERT INTO plain (body) VALUES (?)", written)
        connection.commit()
        ask = "SELECT id FROM plain WHERE body LIKE ? AND body LIKE ? ORDER BY id DESC LIMIT ?"
        taken = []
        for query in archive.queries(2, "{}")[:LIKES]:
            begun = time.perf_counter()
            sought = (*(f"%{word}%" for word in query.split()), A_PAGE)
            connection.execute(ask, sought).fetchall()
            taken.append((time.perf_counter() - begun) * 1000)
    return taken


def below_like(name: str, found: list[Figure], taken: list[float]) -> Figure:
    """A slow query of two words beside LIKE's usual one."""
    slow = next(each.value for each in found if each.what == f"{name}, two words: p99")
    usual = median(taken)
    what = f"{name}, two words: p99, below LIKE's p50"
    return Figure(what, slow, "ms", usual, usual / slow, BELOW_LIKE)


def rows(name: str, taken: list[float], most: float | None = None) -> list[Figure]:
    """The usual time of a query, and that which one in a hundred takes."""
    usual = Figure(f"{name}: p50", median(taken), "ms")
    return [usual, Figure(f"{name}: p99", quantiles(taken, n=100)[-1], "ms", most=most)]


async def run(articles: int, postgresql: str | None) -> None:
    """Measure, and print a table."""
    archive = Archive(articles)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        addresses = {"SQLite": f"sqlite+aiosqlite:///{Path(folder) / 'news.db'}"}
        if postgresql:
            addresses["PostgreSQL"] = postgresql
        for name, address in addresses.items():
            database = await open_database(address)
            await fill(database, archive)
            figures += await measure(name, database, archive)
            await database.close()
        taken = like(Path(folder) / "plain.db", archive)
    figures += [below_like(name, figures, taken) for name in addresses]
    figures += rows("LIKE, two words", taken)
    show(f"Search over {articles:,} articles, newest {A_PAGE} first", figures)


if __name__ == "__main__":
    asyncio.run(
        run(
            int(sys.argv[1]) if len(sys.argv) > 1 else SMALL,
            sys.argv[2] if len(sys.argv) > 2 else None,  # noqa: PLR2004
        )
    )
