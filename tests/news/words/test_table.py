"""The table of rules and texts: what a reader would expect, in three languages."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from news.rule_language import RuleLanguage
from news.words.document import analyse
from news.words.morphology import Morphology

TABLE = Path(__file__).parents[2] / "data" / "words.tsv"


class Row(NamedTuple):
    language: str
    rule: str
    text: str
    expected: bool
    why: str


def read_table() -> list[Row]:
    """The rows under their headings, which begin with the language."""
    rows, language = [], ""
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        if line.startswith("# "):
            language = line[2:4]
        else:
            rule, text, expected, why = line.split("\t")
            rows.append(Row(language, rule, text, expected == "yes", why))
    return rows


@pytest.fixture(scope="module")
def wrong(morphology: Morphology) -> list[Row]:
    """The rows that come out other than expected."""
    language = RuleLanguage(morphology)
    return [
        row
        for row in read_table()
        if language.parse(row.rule).matches(analyse(row.text, morphology)) != row.expected
    ]


def test_the_table_is_large_and_has_each_language_and_both_answers() -> None:
    rows = read_table()
    counted = Counter((row.language, row.expected) for row in rows)
    assert len(rows) >= 1000
    assert all(
        counted[language, answer] >= 80
        for language in ("ru", "be", "en")
        for answer in (True, False)
    )
    assert all(row.why for row in rows)


def test_no_row_stands_twice() -> None:
    counted = Counter((row.rule, row.text) for row in read_table())
    assert [pair for pair, times in counted.items() if times > 1] == []


def test_nearly_every_row_comes_out_as_a_reader_would_expect(wrong: list[Row]) -> None:
    rows = read_table()
    report = "\n".join(map(str, wrong))
    assert len(wrong) <= len(rows) * 0.01, report
    for language in ("ru", "be", "en"):
        of_language = sum(row.language == language for row in rows)
        assert sum(row.language == language for row in wrong) <= of_language * 0.02, report
