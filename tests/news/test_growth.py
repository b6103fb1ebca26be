"""Words of a text of any shape are read in steps that grow with its length, and no faster.

Function calls are counted, never time. What one regular expression does is not seen by it.
"""

import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from types import FrameType

import pytest

from news.matching import explain, telling_sentence
from news.rule_language import RuleError, RuleLanguage, cut_short
from news.rule_text import items
from news.synonym import SynonymError, parse_synonyms
from news.words.document import analyse
from news.words.language import detect_language
from news.words.morphology import Morphology
from news.words.russian import Russian
from news.words.synonyms import Synonyms
from news.words.tokens import clean, tokenize
from tests.rules import parse_rule

SHORT, TIMES, MORE_AT_MOST = 300, 8, 12
SHAPES = [
    *(
        "a",
        "я",
        "1",
        "-",
        "—",
        '"',
        "«",
        "'",
        "’",
        " ",
        "\n",
        ".",
        "!",
        "=",
        "|",
        "<",
        "_",
        "\u0301",
    ),
    *("\u00ad", "\x00", "\ud800", "a1", "а-", "а.", "А.", "а'", " a'", " 'a", "''a", "a''", "<<a"),
    *("C++", "C#", "я. ", "A.B", "АБ ", "‹a", "a›", "!»", '?)"]', "я\n", "а=б ", "4К", "\ufdfa"),
]
READERS: dict[str, Callable[[str], object]] = {
    "tokens": lambda text: list(tokenize(text)),
    "one word": clean,
    "items of a rule": lambda text: list(items(text)),
    "a search": cut_short,
    "language": lambda text: detect_language([text]),
}


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's own among them."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        del frame, argument
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def growth(read: Callable[[str], object], shape: str) -> float:
    """How many times as many calls it takes to read TIMES as much."""
    short, long = (calls(partial(read, shape * size)) for size in (SHORT, SHORT * TIMES))
    return long / max(short, 100)


@pytest.mark.parametrize("name", READERS)
def test_reading_grows_with_the_length(name: str) -> None:
    found = {shape: growth(READERS[name], shape) for shape in SHAPES}
    assert {shape: more for shape, more in found.items() if more > MORE_AT_MOST} == {}


def test_analysing_grows_with_the_length(morphology: Morphology) -> None:
    found = {shape: growth(lambda text: analyse(text, morphology), shape) for shape in SHAPES}
    assert {shape: more for shape, more in found.items() if more > MORE_AT_MOST} == {}


def test_explaining_grows_with_the_length(morphology: Morphology) -> None:
    rule = parse_rule('договор | "договор договор"', morphology)

    def explained(text: str) -> object:
        document = analyse(text, morphology)
        return telling_sentence(document, explain(rule, document))

    assert growth(explained, "договор ") < MORE_AT_MOST
    assert growth(explained, "договор. ") < MORE_AT_MOST


@pytest.mark.parametrize("beginning", ["недо", "небез", "не", "псевдо", "наи"])
def test_a_word_of_prefixes_is_guessed_at_in_as_many_steps_as_any(beginning: str) -> None:
    russian = Russian()
    usual = calls(lambda: russian.sought("ъжцщы"))
    assert calls(lambda: russian.sought(beginning * 6 + "щы")) < 20 * usual
    assert calls(lambda: russian.sought(beginning * 12 + "щы")) < 20 * usual


def test_synonyms_that_lead_to_one_another_are_followed_so_far(morphology: Morphology) -> None:
    names = [f"{one}{other}ович" for one in "бвгдзклмнп" for other in "аеиоуя"]
    chain = [[one, other] for one, other in pairwise(names)]
    few, all_of_them = (
        RuleLanguage(morphology, Synonyms(groups, morphology)) for groups in (chain[:10], chain)
    )
    short, long = (calls(partial(one.parse, names[0])) for one in (few, all_of_them))
    assert long < short * 2


@pytest.mark.parametrize("shape", SHAPES)
def test_200_000_characters_are_refused_unread(shape: str, morphology: Morphology) -> None:
    text = (shape * 200_000)[:200_000]
    with pytest.raises(RuleError):
        parse_rule(text, morphology)
    with pytest.raises(SynonymError):
        parse_synonyms(text)
