import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rule import Rule
from news.rule_language import (
    LONGEST_RULE_TEXT,
    MOST_PARTS,
    MOST_RULE_WORDS,
    RuleError,
    RuleFault,
)
from news.words.document import analyse
from news.words.morphology import Morphology
from tests.rules import parse_rule

ALPHABET = "абвгдежзийклмнопрстуфхцчшщэюя"
WORDS = st.sampled_from(
    ("договор", "Безопасность", "ёлка", "МИД", "IT", "вице-президент", "COVID-19", "аб'ява", "U.S.")
)
SIGNS = st.sampled_from(["", "-", "=", "-=", '"', "«", "»", " | ", "|", "- "])
RULES = st.one_of(
    st.text(),
    st.lists(st.tuples(SIGNS, WORDS), max_size=12).map(
        lambda parts: " ".join(sign + word for sign, word in parts)
    ),
)


def parsed(text: str, morphology: Morphology) -> Rule | None:
    """The rule, or None when the text is none."""
    try:
        return parse_rule(text, morphology)
    except RuleError:
        return None


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("  Договор   БЕЗОПАСНОСТЬ ", "договор безопасность"),
        ("«Гарантии безопасности»", '"гарантии безопасности"'),
        ("„договор“", "договор"),
        ('"договор', "договор"),
        ("=Минском -Футбол", "=минском -футбол"),
        ("ёлка", "елка"),
        ("санкции|эмбарго", "санкции | эмбарго"),
        ("| санкции || эмбарго |", "санкции | эмбарго"),
        ("договор, (безопасность)", "договор безопасность"),
        ("договор - безопасность", "договор безопасность"),
        ("договор договор", "договор"),
        ("санкции | санкции", "санкции"),
        ("Вице-Президент COVID19", "вице-президент covid19"),
        ("COVID‑19 04.07.2024 AT&T", "covid-19 04.07.2024 AT&T"),
        ("IT ВОЗ МИД", "IT ВОЗ мид"),
        ("it", "it"),
        ('-"гарантии безопасности" договор', 'договор -"гарантии безопасности"'),
        ('"=Минском договор"', '"=минском договор"'),
        ('="с Минском"', '"=c =минском"'),
        ("аб’ява", "аб'ява"),
        ("‘security guarantees’", '"security guarantees"'),
    ],
)
def test_a_rule_is_written_back_in_normal_form(
    text: str, normal: str, morphology: Morphology
) -> None:
    rule = parse_rule(text, morphology)
    assert rule.normal().replace("с", "c") == normal.replace("с", "c")
    assert parse_rule(rule.normal(), morphology) == rule


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("", RuleFault.EMPTY, 0),
        (' "" - | …', RuleFault.EMPTY, 0),
        ("-футбол", RuleFault.ONLY_NEGATIVE, 0),
        ("договор | -футбол", RuleFault.ONLY_NEGATIVE, 10),
        ("слово " * MOST_RULE_WORDS + "лишнее", RuleFault.TOO_MANY_WORDS, 6 * MOST_RULE_WORDS),
        ("слово-" * 700, RuleFault.TOO_LONG, 6 * MOST_PARTS),
        ("с" * 200_000, RuleFault.TOO_LONG, LONGEST_RULE_TEXT),
        ("-".join(["ﷺ"] * MOST_PARTS), RuleFault.TOO_LONG, 0),
        (" ".join(letter * 32 for letter in ALPHABET[:MOST_RULE_WORDS]), RuleFault.TOO_LONG, 627),
        (
            '"' + "слово " * MOST_RULE_WORDS + 'лишнее"',
            RuleFault.TOO_MANY_WORDS,
            1 + 6 * MOST_RULE_WORDS,
        ),
    ],
)
def test_what_is_no_rule_says_why_and_where(
    text: str, reason: RuleFault, position: int, morphology: Morphology
) -> None:
    with pytest.raises(RuleError) as raised:
        parse_rule(text, morphology)
    assert (raised.value.reason, raised.value.position) == (reason, position)


def test_of_a_word_of_any_length_the_beginning_is_the_rule(morphology: Morphology) -> None:
    assert parse_rule("а" * 4_000, morphology).normal() == "а" * 100


def test_a_hyphenated_word_counts_once(morphology: Morphology) -> None:
    parse_rule("социально-экономический " * MOST_RULE_WORDS, morphology)


@given(RULES)
def test_any_rule_is_read_or_refused_and_its_normal_form_is_stable(
    morphology: Morphology, text: str
) -> None:
    rule = parsed(text, morphology)
    if rule is not None:
        again = parse_rule(rule.normal(), morphology)
        assert again == rule
        assert [clause.required for clause in again.clauses] == [
            clause.required for clause in rule.clauses
        ]
        assert [t.phrases for c in again.clauses for t in c.required] == [
            t.phrases for c in rule.clauses for t in c.required
        ]


@given(
    st.lists(
        st.sampled_from(
            [
                "договор",
                "Ёлка",
                "Минском",
                "гарантии",
                "людей",
                "Лаврова",
                "мова",
                "кнізе",
                "treaty",
            ]
        )
    ),
    st.sampled_from(["договор", '"гарантии люди"', "ёлка", "=минском", "лавров | кніга", "treaty"]),
)
def test_case_and_yo_make_no_difference(
    morphology: Morphology, words: list[str], rule: str
) -> None:
    text = " ".join(words)
    expected = parse_rule(rule, morphology).matches(analyse(text, morphology))
    for change in (str.upper, str.lower, lambda s: s.replace("ё", "е").replace("Ё", "Е")):
        assert parse_rule(change(rule), morphology).matches(analyse(text, morphology)) == expected
        assert parse_rule(rule, morphology).matches(analyse(change(text), morphology)) == expected
