import pytest

from news.words.morphology import Morphology
from news.words.russian import Russian


@pytest.fixture
def russian(morphology: Morphology) -> Russian:
    return morphology.russian


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("договора", {"договор"}),
        ("выборов", {"выборы"}),
        ("стали", {"стать"}),
        ("людей", {"человек"}),
        ("банки", {"банк"}),
        ("елкой", {"елка"}),
    ],
)
def test_a_form_in_a_text_has_its_usual_lemmas(
    russian: Russian, word: str, lemmas: set[str]
) -> None:
    assert russian.meant(word) == lemmas


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("банка", {"банка"}),
        ("выборы", {"выборы"}),
        ("лавров", {"лавров"}),
        ("сталь", {"сталь"}),
        ("мая", {"мая", "май"}),
        ("том", {"том"}),
        ("банки", {"банк"}),
    ],
)
def test_a_reader_writes_the_dictionary_form(russian: Russian, word: str, lemmas: set[str]) -> None:
    assert russian.sought(word) == lemmas


def test_nobody_looks_for_an_imperative(russian: Russian) -> None:
    assert "минуть" not in russian.sought("мини")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("рыженков", "рыженковым"),
        ("снопков", "снопковым"),
        ("галузин", "галузина"),
        ("маск", "маска"),
        ("илон", "илоном"),
        ("илон", "илона"),
        ("шольц", "шольцем"),
        ("пашинян", "пашиняном"),
    ],
)
def test_a_name_is_known_by_its_capital_letter(russian: Russian, name: str, form: str) -> None:
    assert name in russian.sought(name) & russian.meant_by_capitalised(form)


def test_a_name_is_preferred_where_it_is_likely(russian: Russian) -> None:
    assert russian.meant_by_capitalised("лавров") == {"лавров"}
    assert "банк" in russian.meant_by_capitalised("банка")


def test_a_word_of_nothing_but_prefixes_is_read_at_once(morphology: Morphology) -> None:
    assert morphology.sought("недо" * 24, shouted=False, in_phrase=True)
