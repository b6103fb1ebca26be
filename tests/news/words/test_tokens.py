import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.words.tokens import fold, tokenize


def words(text: str) -> list[str]:
    return [token.written for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("вице-президент США", ["вице", "президент", "США"]),
        ("COVID-19, covid19", ["COVID", "19", "covid", "19"]),
        ("сети 5G", ["сети", "5G"]),
        ("C++ и C#", ["C++", "и", "C#"]),
        ("the U.S. and J.K. Rowling", ["the", "US", "and", "JK", "Rowling"]),
        ("«аб’ява» i сям`я", ["аб'ява", "i", "сям'я"]),
        ("Жанна д’Арк", ["Жанна", "д", "Арк"]),
        ("Жанна дʼАрк", ["Жанна", "д", "Арк"]),
        ("Жанна дˈАрк", ["Жанна", "д", "Арк"]),
        ("minister's workers’ O’Brien", ["minister", "workers", "O'Brien"]),
        ("04.07.2024", ["04", "07", "2024"]),
        ("onliner.by/news", ["onliner", "by", "news"]),
        ("Erdoğan, naïve", ["Erdogan", "naive"]),
        ("Google'ом, Google’е", ["Google", "ом", "Google", "е"]),
        ("CO₂ и м²", ["CO", "2", "и", "м", "2"]),
        ("", []),
        (" — … !", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("до\u00adго\u00adвор", "договор"),
        ("дого\u200bвор", "договор"),
        ("\u202eдоговор", "договор"),
        ("за\u0301мок", "замок"),
        ("и\u0306", "й"),
        ("е\u0308лка", "ёлка"),
        ("у\u0306рад", "ўрад"),
        ("Cовет", "Совет"),
        ("Мiнск", "Мінск"),
        ("kотельная", "котельная"),
        ("ТikTok", "TikTok"),
        ("Ηовости", "Новости"),
        ("4К", "4K"),
        ("4к", "4k"),
        ("В2В", "B2B"),
        ("С++", "C++"),
        ("С#", "C#"),
        ("1С", "1C"),
        ("5й", "5й"),
        ("ʺдоговорʺ", "договор"),
    ],
)
def test_what_is_not_read_is_not_in_a_word(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ёлка", "ЕЛКА"), ("аб'ява", "абява"), ("С", "C"), ("с", "c"), ("C++", "c++")],
)
def test_words_that_differ_only_in_writing_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_sign_that_is_part_of_a_name_counts() -> None:
    assert fold("C++") != fold("C")


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("гарантии безопасности", True),
        ("гарантии, безопасности", True),
        ("гарантии. Безопасности", False),
        ("гарантии!» Безопасности", False),
        ("гарантии\nбезопасности", False),
        ("им. Ленина", True),
        ("tut.by", True),
    ],
)
def test_a_sentence_ends_between_words_or_does_not(text: str, *, follows: bool) -> None:
    assert [token.follows for token in tokenize(text)] == [False, follows]


def test_of_a_word_longer_than_any_the_beginning_is_read() -> None:
    assert words("а" * 3_000 + " и") == ["а" * 100, "и"]


@given(st.text())
def test_a_token_knows_its_place_in_any_text(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        assert token.written
        end = token.end


@given(st.text(alphabet=st.characters(categories=["Cs", "Ll", "Zs"])))
def test_lone_surrogates_part_words(text: str) -> None:
    assert all("\ud800" not in token.written for token in tokenize(text))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    for token in tokenize(text):
        assert fold(fold(token.written)) == fold(token.written)
