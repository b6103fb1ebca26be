"""What people type for a dash, a quotation mark, an apostrophe: one sign each."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rule_text import plain
from news.words.morphology import Morphology
from news.words.signs import DASHES, QUOTES, SINGLE_QUOTES
from tests.rules import parse_rule

EVERYTHING = [chr(code) for code in range(0x110000)]
PHRASE = '"гарантии безопасности" договор'


@pytest.mark.parametrize(
    ("category", "known"),
    [("Pd", DASHES), ("Pi", QUOTES + SINGLE_QUOTES + "‘‛"), ("Pf", QUOTES + SINGLE_QUOTES + "’")],
)
def test_all_of_unicodes_dashes_and_quotation_marks_are_known(category: str, known: str) -> None:
    assert {sign for sign in EVERYTHING if unicodedata.category(sign) == category} <= set(known)


@pytest.mark.parametrize("dash", DASHES)
def test_any_dash_excludes_a_word_and_joins_the_parts_of_another(
    dash: str, morphology: Morphology
) -> None:
    assert parse_rule(f"договор {dash}футбол", morphology).normal() == "договор -футбол"
    assert parse_rule(f"вице{dash}президент", morphology).normal() == "вице-президент"
    assert parse_rule(f"договор {dash} футбол", morphology).normal() == "договор футбол"


@pytest.mark.parametrize("quote", QUOTES)
def test_any_quotation_mark_quotes(quote: str, morphology: Morphology) -> None:
    rule = parse_rule(f"{quote}гарантии безопасности{quote} договор", morphology)
    assert rule.normal() == PHRASE


@pytest.mark.parametrize(
    "pair",
    [
        *(
            "‹ ›",
            "› ‹",
            "‚ ‘",
            "‘ ’",
            "’ ’",
            "' '",
            "` ´",
            "` `",
            "´ ´",
            "′ ′",
            "❮ ❯",
            "❛ ❜",
            "＇ ＇",
        ),
        *("'' ''", "`` ''", ",, ''", "‚‚ ‘‘", "<< >>", ",, “", '« "', '" »', '„ "', "“ „", "” “"),
        *(
            "« ›",
            "‹ »",
            "„ ’",
            '‹ "',
            "' \"",
            "‘ ”",
            "″ ″",
            "❝ ❞",
            "〝 〟",
            "「 」",
            "《 》",
            "ʺ ʺ",
        ),
    ],
)
def test_pairs_and_mixed_pairs_quote(pair: str, morphology: Morphology) -> None:
    opening, closing = pair.split()
    for signs, normal in (("", PHRASE), ("-", f"договор -{PHRASE.removesuffix(' договор')}")):
        text = f"{signs}{opening}гарантии безопасности{closing} договор"
        assert parse_rule(text, morphology).normal() == normal, text


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("аб'ява моцная", "аб'ява моцная"),
        ("workers' rights", "workers rights"),
        ("O’Brien and D’Arcy", "o'brien and d'arcy"),
        ("'tis the season", "tis the season"),
        ("‘аб’ява моцная’ кніга", '"аб\'ява моцная" кніга'),
        ("‹гарантии безопасности", '"гарантии безопасности"'),
        ("«санкции ‹против› России»", '"санкции против россии"'),
        ("«санкции 'против' России»", '"санкции против россии"'),
        ("санкции ｜ эмбарго", "санкции | эмбарго"),
        ("＝Минском", "=минском"),
        ('"|" договор', "договор"),
    ],
)
def test_apostrophes_and_what_is_nested_stay_as_they_are(
    text: str, normal: str, morphology: Morphology
) -> None:
    assert parse_rule(text, morphology).normal() == normal


@given(st.text(alphabet=st.sampled_from("а 'ʼ\"«›‹,<>-=|.")))
def test_places_in_a_text_are_kept(text: str) -> None:
    assert len(plain(text)) == len(text)
