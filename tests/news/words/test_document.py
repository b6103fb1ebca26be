from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from news.words.document import analyse
from news.words.morphology import Morphology


def test_every_word_has_its_place_its_range_and_its_keys(morphology: Morphology) -> None:
    text = "Проект договора. Подписан в Минске"
    document = analyse(text, morphology)
    assert [text[p.start : p.end] for p in document.positions] == [
        "Проект", "договора", "Подписан", "в", "Минске",
    ]  # fmt: skip
    assert [p.place for p in document.positions] == [0, 1, 3, 4, 5]
    assert document.positions[1].keys == {"rдоговор", "xдоговора"}
    assert document.keys["rминск"] == [5]
    assert document.at(2) is None


def test_sentences_hold_their_words(morphology: Morphology) -> None:
    text = "Заголовок\nПервое, и длинное. Второе!  "
    ranges = analyse(text, morphology).sentences()
    assert [text[start:end] for start, end in ranges] == [
        "Заголовок", "Первое, и длинное.", "Второе!",
    ]  # fmt: skip


def test_where_all_is_in_capitals_they_tell_nothing(morphology: Morphology) -> None:
    assert "eit" not in analyse("The IT sector", morphology).keys
    assert "eit" in analyse("IT WAS A SUNNY DAY", morphology).keys


def test_keys_are_letters_and_digits_only(morphology: Morphology) -> None:
    document = analyse("C++, аб'ява, U.S., COVID-19, №5 … «Жанна д'Арк»", morphology)
    assert all(key.isalnum() for key in document.keys)


@given(st.text())
def test_any_text_can_be_analysed(morphology: Morphology, text: str) -> None:
    document = analyse(text, morphology)
    assert all(one.place < other.place for one, other in pairwise(document.positions))
    assert all(position.keys for position in document.positions)
    for start, end in document.sentences():
        assert 0 <= start < end <= len(text)
