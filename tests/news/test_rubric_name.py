"""What an editor may call a rubric."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from news.language import Language
from news.rubric import Rubric, by_id, find_rubric, listed_rubrics, named_rubrics
from news.rubric_name import (
    LONGEST_RUBRIC_NAME,
    RubricNameError,
    check_free,
    make_slug,
    parse_names,
    parse_sign,
    written_names,
)


def rubric(number: int, slug: str, *names: str, former: tuple[Rubric, ...] = ()) -> Rubric:
    every = names if len(names) > 1 else names * 3
    called = dict(zip((Language.RU, Language.BE, Language.EN), every, strict=True))
    return Rubric(number, slug, "", called, former=former)


AGRO = rubric(4, "agro", "Агро", "Аграрка", "Farming")
SOCIETY = rubric(1, "society", "Общество", "Грамадства", "Society")
ECONOMY = rubric(2, "economy", "Экономика", "Эканоміка", "Economy", former=(AGRO,))
TECH = rubric(3, "tech", "Наука и технологии", "Навука і тэхналогіі", "Science and technology")
RUBRICS = (SOCIETY, ECONOMY, TECH)


def test_one_name_serves_all_languages_and_three_each_their_own() -> None:
    assert set(parse_names(" Агро  и село ").values()) == {"Агро и село"}
    names = parse_names("Агро | Аграрка|Farming")
    assert [names[each] for each in (Language.RU, Language.BE, Language.EN)] == [
        "Агро", "Аграрка", "Farming",
    ]  # fmt: skip
    assert written_names(names) == "Агро | Аграрка | Farming"
    assert written_names(parse_names("Агро")) == "Агро"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "empty"), ("Агро | | Farming", "empty"), ("Агро | Аграрка", "count"),
        ("а | б | в | г", "letters"), ("аб | вг | де | жз", "count"), ("я" * 41, "long"),
        ("Агро = Село", "signs"), ("-Агро", "signs"), ('"Агро"', "signs"), ("«Агро»", "signs"),
        ("Агро, село", "signs"), ("Спорт -Минск", "signs"), ("Спорт - Минск", "signs"),
        ("/start", "command"), ("🌾", "letters"), ("2026", "letters"),
        ("now", "reserved"), ("OFF", "reserved"), ("Или", "reserved"), ("🌾 Агро", "signs"),
    ],
)  # fmt: skip
def test_what_is_no_name_is_refused_with_the_reason(text: str, fault: str) -> None:
    with pytest.raises(RubricNameError) as refused:
        parse_names(text)

    assert refused.value.fault == fault


@given(st.text(max_size=60) | st.text("абвийёўі ABxyz09-'’.Ǆßй", min_size=2, max_size=42))
@example("п’есы")
@example("ІТ-сфера")
@example("ё" * 40)
@example("Ǆ ǆ")
def test_a_name_that_is_taken_in_finds_its_rubric_in_every_way_it_is_typed(text: str) -> None:
    try:
        names = parse_names(text)
        check_free(names, RUBRICS)
    except RubricNameError:
        return
    slug = make_slug(names[Language.RU], {each.slug for each in RUBRICS})
    made = Rubric(9, slug, "", names)
    every = (*RUBRICS, made)
    for name in names.values():
        assert 0 < len(name) <= LONGEST_RUBRIC_NAME
        assert find_rubric(name, every) == made
        assert find_rubric(f" {name} ", every) == made
        assert named_rubrics(name, every).rubrics == (made,)
        assert listed_rubrics(f"{name}, Общество", every) == ((made, SOCIETY), "")
    assert find_rubric(slug, every) == made
    assert parse_names(written_names(names)) == names


@given(st.text(max_size=80), st.sets(st.sampled_from(["rubric", "agro", "agro-2"])))
@example("Агро", {"agro", "agro-2"})
def test_a_slug_fits_a_link_and_is_nobody_elses(name: str, taken: set[str]) -> None:
    slug = make_slug(name, taken)

    assert re.fullmatch(r"[a-z0-9-]{1,62}", slug)
    assert slug not in taken


def test_a_slug_is_the_name_in_latin_letters() -> None:
    names = ("Сельское хозяйство", "Ёж и щука", "Вёска ў лесе", "Farming", "日本")
    assert [make_slug(name, ()) for name in names] == [
        "selskoe-khozyaystvo", "ezh-i-shchuka", "veska-u-lese", "farming", "rubric",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "sign"),
    [("🌾", "🌾"), (" 👩‍🌾 ", "👩‍🌾"), ("🇧🇾", "🇧🇾"), ("⚽️", "⚽️"), ("-", ""), ("off", "")],
)
def test_a_sign_is_an_emoji_or_none(typed: str, sign: str) -> None:
    assert parse_sign(typed) == sign


@pytest.mark.parametrize("typed", ["", "А", "7", "🌾🌾🌾🌾🌾🌾🌾🌾🌾🌾🌾", "🌾 🌾", "=", "<b>"])
def test_what_is_no_emoji_is_no_sign(typed: str) -> None:
    with pytest.raises(RubricNameError):
        parse_sign(typed)


@pytest.mark.parametrize(
    ("text", "slugs", "unknown"),
    [
        ("Общество, Спорт", ["society"], "Спорт"),
        ("экономика / society", ["economy", "society"], ""),
        ("Наука и технологии", ["tech"], ""),
        ("Общество и Наука и технологии", ["society", "tech"], ""),
        ("Общество, общество; Society", ["society"], ""),
        ("агро → Общество", ["economy", "society"], ""),
        ("Сад и огород", [], "Сад и огород"),
        (" , ; ", [], ""),
        ("", [], ""),
    ],
)
def test_a_list_names_each_rubric_once_and_tells_what_is_none(
    text: str, slugs: list[str], unknown: str
) -> None:
    found, rest = listed_rubrics(text, RUBRICS)

    assert ([each.slug for each in found], rest) == (slugs, unknown)


@given(st.text(max_size=600))
def test_any_text_can_be_read_as_a_list(text: str) -> None:
    found, _ = listed_rubrics(text, RUBRICS)

    assert len({each.id for each in found}) == len(found)


def test_a_former_rubric_leads_to_the_other_until_its_name_is_given_anew() -> None:
    assert by_id(RUBRICS)[AGRO.id] == ECONOMY
    assert find_rubric("аграрка", RUBRICS) == find_rubric("agro", RUBRICS) == ECONOMY
    check_free(AGRO.names, RUBRICS)
    anew = rubric(7, "agro-2", "Агро", "Аграрка", "Farming")
    assert find_rubric("Farming", (*RUBRICS, anew)) == anew
    assert find_rubric("agro", (*RUBRICS, anew)) == ECONOMY
