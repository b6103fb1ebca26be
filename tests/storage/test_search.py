"""The archive in blocks: every article that answers is found once and in order, on both engines."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rule_language import RuleError
from news.words.document import analyse
from news.words.morphology import Morphology
from news.words.synonyms import Synonyms
from storage import search_postgresql
from storage.database import Database
from storage.search import count_found, find, keep_for_search
from storage.search_postgresql import block_keys
from tests.rules import parse_rule

ARTICLES = range(1, 61)
ANSWERING = [number for number in ARTICLES if number % 3 == 0]


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_postgresql, "_SIZES", (2, 4, 16))


@pytest.fixture
async def archive(small_blocks: None, database: Database, morphology: Morphology) -> Database:
    del small_blocks
    async with database.transaction() as connection:
        for number in ARTICLES:
            words = "новый договор" if number in ANSWERING else "старый мост"
            await keep_for_search(connection, number, analyse(words, morphology))
    return database


@pytest.mark.parametrize("limit", [1, 5, 100])
@pytest.mark.parametrize("edge", [None, 1, 30, 31, 60, 1000])
async def test_articles_far_and_near_are_found_in_their_order(
    archive: Database, morphology: Morphology, limit: int, edge: int | None
) -> None:
    rule = parse_rule('"новый договор"', morphology)
    older = [number for number in ANSWERING if edge is None or number < edge]
    newer = [number for number in ANSWERING if number > (edge or 0)]

    async with archive.snapshot() as connection:
        assert await find(connection, rule, limit, before=edge) == older[::-1][:limit]
        if edge is not None:
            assert await find(connection, rule, limit, after=edge) == newer[:limit][::-1]
        assert await count_found(connection, rule, newer_than=edge or 0) == len(newer)


@given(low=st.integers(0, 200_000), high=st.integers(-1, 200_000))
def test_ranges_reach_from_end_to_end_without_a_gap(low: int, high: int) -> None:
    down = list(search_postgresql._downwards(high, low))
    up = list(search_postgresql._upwards(low, high))

    for ranges in (down[::-1], up):
        ends = [(each.low, each.high) for each in ranges]
        assert [start for start, _ in ends] == [low, *(end + 1 for _, end in ends[:-1])][
            : len(ends)
        ]
        assert (ends[-1][1] if ends else low - 1) == max(high, low - 1)
        assert all(start <= end for start, end in ends)
    for each in down + up:
        asked = set(each.block_keys.split(" | ")) - {""}
        kept = [set(block_keys(sequence).split()) for sequence in (each.low, each.high)]
        assert not asked or all(asked & keys for keys in kept)


WORDS = """договор договоры Договором безопасность безопасности гарантии гарантий Минск Минском
МИД мид стали сталь банка банк кніга кнігі рака рэк мова пра agreement agreements signed 5G 5г 4K
4К С-300 737 COVID-19 з'езд Google ёлка елки Тесла Теслой A.B C++""".split()  # noqa: SIM905
ODD = "дого\u200dвор ка\u0301ва \u202eМинск 😀 № ½ ٣ \ufdfa \ud800 \0я ’'".split(" ")  # noqa: SIM905
RULES = ("{}", "{} {}", '"{} {}"', "{} -{}", "{} | {}", "={}", '"={} ={}"', "{}-{}", '{} -"{} {}"')
SAME = [["Минск", "столица"], ["договор", "agreement", "гарантии безопасности"], ["МИД", "мова"]]


async def test_search_finds_the_articles_that_a_subscription_meets(
    database: Database, morphology: Morphology
) -> None:
    draw = random.Random(3)  # noqa: S311 - the same articles every time
    texts = [" ".join(draw.choices([*WORDS, *ODD, "."], k=6)) for _ in range(60)]
    documents = [analyse(text, morphology) for text in texts]
    synonyms = Synonyms(SAME, morphology)
    async with database.transaction() as connection:
        for number, document in enumerate(documents, 1):
            await keep_for_search(connection, number, document)
    wrong = []
    async with database.snapshot() as connection:
        for _ in range(400):
            text = draw.choice(RULES).format(*draw.choices([*WORDS, *ODD], k=3))
            try:
                rule = parse_rule(text, morphology, draw.choice((None, synonyms)))
            except RuleError:
                continue
            met = [number for number, each in enumerate(documents, 1) if rule.matches(each)]
            if await find(connection, rule, 100) != met[::-1]:
                wrong.append(text)
    assert wrong == []
