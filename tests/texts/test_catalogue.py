from pathlib import Path

import pytest

from news.language import Language
from tests.texts.people import CATALOGUES
from texts.catalogue import Catalogue
from texts.html import Html, bold


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.ftl").write_text("hello = <b>Hello</b>, { $name }\n", "utf-8")
    (tmp_path / "en" / "two.ftl").write_text("bare = A & B\n", "utf-8")
    return Catalogue(Language.EN, tmp_path)


def test_a_value_is_escaped_unless_it_is_html(catalogue: Catalogue) -> None:
    assert catalogue("hello", name="<i>") == "<b>Hello</b>, &lt;i&gt;"
    assert catalogue("hello", name=bold("Anna")) == "<b>Hello</b>, <b>Anna</b>"
    assert isinstance(catalogue("hello", name="Anna"), Html)


def test_plain_text_is_not_escaped_and_holds_no_half_characters(catalogue: Catalogue) -> None:
    assert catalogue.plain("hello", name="A & B\ud800") == "<b>Hello</b>, A & B\ufffd"


def test_values_are_not_wrapped_in_invisible_marks(catalogue: Catalogue) -> None:
    assert "\u2068" not in catalogue("hello", name="Anna")


def test_a_value_too_long_for_a_sentence_is_clipped(catalogue: Catalogue) -> None:
    assert len(catalogue.plain("hello", name="ы" * 10_000)) < 300
    assert catalogue("hello", name="&" * 10_000).endswith("&amp;…")


def test_an_unknown_text_or_a_missing_value_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue("nonsense")
    with pytest.raises(ValueError, match="name"):
        catalogue("hello")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            Language.RU,
            {1: "подписка", 2: "подписки", 5: "подписок", 21: "подписка"},
        ),
        (
            Language.BE,
            {101: "падпіска", 3: "падпіскі", 11: "падпісак", 24: "падпіскі"},
        ),
        (Language.EN, {1: "subscription", 2: "subscriptions", 21: "subscriptions"}),
    ],
)
def test_plurals_agree_with_their_numbers(language: Language, words: dict[int, str]) -> None:
    for count, word in words.items():
        assert CATALOGUES[language].plain("stats-subscriptions", count=count) == f"{count} {word}"


def test_thousands_are_parted_as_the_language_parts_them() -> None:
    counted = [CATALOGUES[each].plain("stats-deliveries", count=1240) for each in Language]

    assert counted == ["Доставки: 1\xa0240", "Дастаўкі: 1\xa0240", "Deliveries: 1,240"]
