import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.explanation import LONGEST_QUOTE, Quote, quote
from news.rule_language import RuleError
from news.words.document import analyse
from news.words.morphology import Morphology
from tests.rules import parse_rule

ARTICLE = (
    "Рыженков: обсуждение проекта договора продолжится\n"
    "Министр выступил в Астане. «Гарантии безопасности нужны обеим странам», — сказал он."
)


def explained(rule: str, text: str, morphology: Morphology) -> Quote:
    found = quote(parse_rule(rule, morphology), analyse(text, morphology))
    assert found is not None
    return found


def marked(found: Quote) -> list[str]:
    return [found.text[start:end] for start, end in found.ranges]


@pytest.mark.parametrize(
    ("rule", "sentence", "words"),
    [
        ("договор", "Рыженков: обсуждение проекта договора продолжится", ["договора"]),
        (
            '"гарантии безопасности"',
            "«Гарантии безопасности нужны обеим странам», — сказал он.",
            ["Гарантии безопасности"],
        ),
        ("министр", "Министр выступил в Астане.", ["Министр"]),
    ],
)
def test_a_quote_is_the_sentence_that_tells_most(
    rule: str, sentence: str, words: list[str], morphology: Morphology
) -> None:
    found = explained(rule, ARTICLE, morphology)

    assert found.text == sentence
    assert marked(found) == words


def test_of_a_long_sentence_the_part_around_the_match_is_shown(morphology: Morphology) -> None:
    sentence = "слово " * 200 + "договор " + "слово " * 200

    found = explained("договор", sentence, morphology)

    assert marked(found) == ["договор"]
    assert found.text.startswith("…слово")
    assert found.text.endswith("слово…")
    assert len(found.text) <= LONGEST_QUOTE + 2


def test_what_answers_no_longer_has_no_quote(morphology: Morphology) -> None:
    assert quote(parse_rule("футбол", morphology), analyse(ARTICLE, morphology)) is None


@given(rule=st.text(max_size=40), text=st.text(max_size=600))
def test_any_rule_shows_its_words_in_any_text(morphology: Morphology, rule: str, text: str) -> None:
    try:
        parsed = parse_rule(f"договор | {rule}", morphology)
    except RuleError:
        return

    found = quote(parsed, analyse(f"{text}\nдоговор\n{text}", morphology))

    assert found is not None
    assert found.ranges
    assert all(0 <= start < end <= len(found.text) for start, end in found.ranges)
