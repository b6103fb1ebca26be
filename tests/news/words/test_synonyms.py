from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

import pytest

from news.rule import Clause, Rule, Term
from news.words.document import analyse
from news.words.morphology import Morphology, Phrase
from news.words.synonyms import Room, Synonyms
from tests.rules import parse_rule


@pytest.fixture
def synonyms(morphology: Morphology) -> Synonyms:
    groups = [["Беларусь", "Белоруссия"], ["ЕАЭС", "Евразийский экономический союз"]]
    return Synonyms(groups, morphology)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("Беларусь", "посол Белоруссии"),
        ("Белоруссия", "посол Беларуси"),
        ("ЕАЭС", "страны Евразийского экономического союза"),
        ('"Евразийский экономический союз"', "саммит ЕАЭС"),
        ("Евразийский экономический союз", "саммит ЕАЭС"),
        ('"президент Беларуси"', "президента Белоруссии"),
        ("договор Беларусь", "договор с Белоруссией"),
    ],
)
def test_a_synonym_stands_for_the_word_both_ways(
    rule: str, text: str, morphology: Morphology, synonyms: Synonyms
) -> None:
    document = analyse(text, morphology)
    assert not parse_rule(rule, morphology).matches(document)
    assert parse_rule(rule, morphology, synonyms).matches(document)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("=Беларусь", "Белоруссия"),
        ("ЕАЭС", "экономический союз"),
        ("договор -Беларусь", "договор с Белоруссией"),
    ],
)
def test_a_synonym_stands_for_nothing_else(
    rule: str, text: str, morphology: Morphology, synonyms: Synonyms
) -> None:
    assert not parse_rule(rule, morphology, synonyms).matches(analyse(text, morphology))


def test_synonyms_leave_the_normal_form_alone(morphology: Morphology, synonyms: Synonyms) -> None:
    assert parse_rule("ЕАЭС", morphology, synonyms) == parse_rule("ЕАЭС", morphology)


WORDS = """
    президент премьер министр договор закон проект совет город район область
    страна граница рынок завод поле лес река мост школа театр
""".split()  # noqa: SIM905
OTHERS = "глава лидер начальник соглашение акт план собрание".split()  # noqa: SIM905


def eight(word: str) -> list[str]:
    """A group as large as it may be: a word and seven phrases of ten words."""
    return [word, *(" ".join([word, other, *WORDS[:8]]) for other in OTHERS)]


FULL = {
    "words": [[word, *OTHERS] for word in WORDS],
    "phrases": [eight(word) for word in WORDS],
    "pairs": [[f"{one} {other}", *eight(one)[1:]] for one, other in pairwise(WORDS)],
    "alike": [[" ".join(choice) for choice in permutations(WORDS[:5], 5)][:8] for _ in range(500)],
}
RULES = {
    "words": " ".join(WORDS),
    "phrase": f'"{" ".join(WORDS)}"',
    "alternatives": " | ".join(WORDS),
    "hyphens": "-".join(WORDS),
    "exclusions": " -".join(WORDS),
    "phrases": " ".join(f'"{one} {other}"' for one, other in pairwise(WORDS[:11])),
    "one word again and again": f'"{" ".join(WORDS[:1] * 20)}"',
}


@pytest.mark.parametrize("groups", FULL)
@pytest.mark.parametrize("text", RULES)
def test_what_synonyms_add_to_a_rule_is_bounded(
    morphology: Morphology, groups: str, text: str
) -> None:
    own = parse_rule(RULES[text], morphology)
    rule = parse_rule(RULES[text], morphology, Synonyms(FULL[groups], morphology))
    again = parse_rule(RULES[text], morphology, Synonyms(FULL[groups], morphology))

    assert _size(rule) <= _size(own) + Room().keys
    assert [_phrases(clause) for clause in rule.clauses + rule.implied] == [
        _phrases(clause) for clause in again.clauses + again.implied
    ]
    assert rule == own
    for ours, plain in zip(_terms(rule), _terms(own), strict=True):
        assert all(map(frozenset.issuperset, ours.phrases[0], plain.phrases[0]))


def test_every_word_of_a_long_phrase_may_be_a_synonym_at_once(morphology: Morphology) -> None:
    groups = [list(four) for four in batched(WORDS, 4)]
    synonyms = Synonyms(groups, morphology)
    rule = parse_rule(f'"{" ".join(group[0] for group in groups)}"', morphology, synonyms)

    for place in range(4):
        text = " ".join(group[(place + n) % 4] for n, group in enumerate(groups))
        assert rule.matches(analyse(text, morphology))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ('"лидер страны"', "глава государства"),
        ('"лидер ЕАЭС"', "руководитель Евразийского экономического союза"),
        ('"Евразийский экономический союз" лидер', "глава ЕАЭС"),
        ('"Евразийский хозяйственный союз"', "саммит ЕАЭС"),
        ("Евразийский-экономический-союз", "саммит ЕАЭС"),
        ("Евразийский хозяйственный союз -лидер", "саммит ЕАЭС"),
    ],
)
def test_synonyms_of_words_and_of_phrases_work_together(
    rule: str, text: str, morphology: Morphology
) -> None:
    groups = [
        ["лидер", "глава", "руководитель"],
        ["страна", "государство"],
        ["ЕАЭС", "Евразийский экономический союз"],
        ["экономический", "хозяйственный"],
    ]
    read = parse_rule(rule, morphology, Synonyms(groups, morphology))
    assert read.matches(analyse(text, morphology))


def batched(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (words[start : start + size] for start in range(0, len(words), size))


def _terms(rule: Rule) -> list[Term]:
    return [term for clause in rule.clauses for term in clause.required + clause.forbidden]


def _phrases(clause: Clause) -> list[tuple[Phrase, ...]]:
    return [term.phrases for term in clause.required + clause.forbidden]


def _size(rule: Rule) -> int:
    clauses = rule.clauses + rule.implied
    return sum(term.size for clause in clauses for term in clause.required + clause.forbidden)
