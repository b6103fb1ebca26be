import pytest

from news.words.keyboard import retyped
from news.words.morphology import Morphology


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Vbycr", "Минск"), ("ghbdtn", "привет"), ("ljujdjh ,tpjgfcyjcnm", "договор безопасность")],
)
def test_words_in_the_other_layout_are_told(typed: str, meant: str, morphology: Morphology) -> None:
    assert retyped(typed, morphology.russian) == meant


@pytest.mark.parametrize("typed", ["security", "IT", "her", "Минск", "COVID-19", "", "xkcd"])
def test_other_words_are_left_alone(typed: str, morphology: Morphology) -> None:
    assert retyped(typed, morphology.russian) is None
