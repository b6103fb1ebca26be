import pytest

from news.language import Language
from news.rubric import Rubric, find_rubric

SOCIETY = Rubric(
    3,
    "society",
    "👥",
    {Language.RU: "Общество", Language.BE: "Грамадства", Language.EN: "Society"},
)
FLIGHTS = Rubric(
    8, "flights", "🛩", {Language.RU: "Полёты", Language.BE: "Палёты", Language.EN: "Air travel"}
)


@pytest.mark.parametrize("name", ["общество", "ОБЩЕСТВО", " грамадства ", "Society", "society"])
def test_a_rubric_is_known_by_any_of_its_names(name: str) -> None:
    assert find_rubric(name, [FLIGHTS, SOCIETY]) is SOCIETY


@pytest.mark.parametrize("name", ["полеты", "ПОЛЁТЫ", "палеты", "air   travel"])
def test_neither_yo_nor_spacing_matters(name: str) -> None:
    assert find_rubric(name, [SOCIETY, FLIGHTS]) is FLIGHTS


@pytest.mark.parametrize("name", ["", "обществ", "общество спорт", "договор"])
def test_a_part_of_a_name_names_nothing(name: str) -> None:
    assert find_rubric(name, [SOCIETY, FLIGHTS]) is None


def test_a_rubric_has_a_name_in_each_language() -> None:
    assert SOCIETY.name(Language.BE) == "Грамадства"
