import pytest

from news.words.acronyms import is_acronym, undeclined


@pytest.mark.parametrize(("form", "acronym"), [("МИДа", "МИД"), ("ШОСом", "ШОС"), ("NGOs", "NGO")])
def test_a_declined_acronym_has_its_base(form: str, acronym: str) -> None:
    assert undeclined(form) == acronym


@pytest.mark.parametrize("word", ["Минска", "БелАЭС", "МИД", "it"])
def test_other_words_have_no_acronym_in_them(word: str) -> None:
    assert undeclined(word) is None


def test_capitals_part_an_acronym_from_the_word_it_spells() -> None:
    assert is_acronym("IT")
    assert is_acronym("ВОЗ")
    assert not is_acronym("It")
    assert not is_acronym("it")
    assert not is_acronym("ДОГОВОР")
