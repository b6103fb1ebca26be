import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.language import Language
from news.rubric import Named, Rubric, find_rubric, named_rubrics

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


WORLD = Rubric(
    4, "world", "🌍", {Language.RU: "В мире", Language.BE: "У свеце", Language.EN: "World"}
)
TECH = Rubric(
    9,
    "tech",
    "🔬",
    {
        Language.RU: "Наука и технологии",
        Language.BE: "Навука і тэхналогіі",
        Language.EN: "Science and technology",
    },
)
MARKET = Rubric(
    10,
    "market",
    "📈",
    {
        Language.RU: "Рынок технологий и науки",
        Language.BE: "Рынак тэхналогій",
        Language.EN: "Technology market",
    },
)
ALL = [SOCIETY, FLIGHTS, WORLD, TECH]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "Общество.",
            "«Общество»",
            '"общество"',
            "“Society”",
            "#общество",
            "👥 Общество",
            "общество!",
        ),
        *(
            "о́бщество",
            "О\u0301бщество",
            "Общество\u00a0",
            "(общество)",
            "— общество —",
            "общество,",
        ),
        *(
            "\u200bобщество",
            "об\u00adщество",
            "- общество",
            "общество\ufe0f",
            "‹Общество›",
            "Грамадства…",
        ),
    ],
)
def test_signs_around_a_name_make_no_difference(written: str) -> None:
    assert find_rubric(written, ALL) is SOCIETY


@pytest.mark.parametrize(
    "written",
    [
        *("Наука и технологии", "«Наука и технологии»", "#наука_и_технологии", "#НаукаИТехнологии"),
        *(
            "наука-и-технологии",
            "Наука\u00a0и технологии",
            "Science and technology.",
            "НАВУКА І ТЭХНАЛОГІІ",
        ),
    ],
)
def test_neither_do_signs_within_it(written: str) -> None:
    assert find_rubric(written, ALL) is TECH


@pytest.mark.parametrize("rule", ["=общество", "-общество", "–общество", "общество | спорт"])
def test_a_sign_of_the_rule_language_makes_it_no_name(rule: str) -> None:
    assert find_rubric(rule, ALL) is None
    assert named_rubrics(rule, ALL) == Named()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("технологии", [TECH]),
        ("#технологии", [TECH]),
        ("technology", [TECH]),
        ("мире", [WORLD]),
        ("в мире", [WORLD]),
        ("world", [WORLD]),
        ("общество полёты", [SOCIETY, FLIGHTS]),
        ("общество, полёты", [SOCIETY, FLIGHTS]),
        ("общество и полёты", [SOCIETY, FLIGHTS]),
        ("#общество #полёты", [SOCIETY, FLIGHTS]),
        ("«общество», «полёты»", [SOCIETY, FLIGHTS]),
        ("society & world", [SOCIETY, WORLD]),
        ("наука и технологии и в мире, общество", [TECH, WORLD, SOCIETY]),
        ("Грамадства / world", [SOCIETY, WORLD]),
        ("наука технологии", [TECH]),
    ],
)
def test_whole_words_and_several_names_are_understood(written: str, meant: list[Rubric]) -> None:
    assert named_rubrics(written, ALL) == Named(tuple(meant))


@pytest.mark.parametrize(
    "written",
    [
        *("", "и", "...", "в", "обще", "технология", "общество договор", "договор в мире"),
        *('"общество полёты"', "«наука технологии»", "общество -полёты", "общество " * 200),
    ],
)
def test_words_that_are_not_all_of_names_name_nothing(written: str) -> None:
    assert named_rubrics(written, ALL) == Named()


def test_a_word_of_two_rubrics_leaves_the_choice() -> None:
    both = [SOCIETY, TECH, MARKET]

    assert named_rubrics("technology", both) == Named(choice=(TECH, MARKET))
    assert named_rubrics("общество, technology", both) == Named(choice=(SOCIETY, TECH, MARKET))
    assert named_rubrics("market", both) == Named((MARKET,))
    assert named_rubrics("technology market", both) == Named((MARKET,))


@given(st.text() | st.lists(st.sampled_from(["в", "мире", "и", "-", '"', "#", "="])).map(" ".join))
def test_no_text_raises(text: str) -> None:
    named = named_rubrics(text, ALL)

    assert not (named.rubrics and named.choice)
