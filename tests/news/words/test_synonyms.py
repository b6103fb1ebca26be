import pytest

from news.rule_language import parse_rule
from news.words.document import analyse
from news.words.morphology import Morphology
from news.words.synonyms import Synonyms


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
