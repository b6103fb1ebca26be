import pytest

from news.language import Language
from news.words.language import cyrillic_languages, detect_language, languages_of

RU, BE, EN = Language.RU, Language.BE, Language.EN


@pytest.mark.parametrize(
    ("word", "languages"),
    [
        ("договор", {RU}),
        ("Совещание", {RU}),
        ("Лавров", {RU}),
        ("Мінск", {BE}),
        ("ўрад", {BE}),
        ("аб'ява", {BE}),
        ("чысціня", {BE}),
        ("мова", {RU, BE}),
        ("банк", {RU, BE}),
        ("treaty", {EN}),
        ("2025", set()),
        ("日本", set()),
    ],
)
def test_spelling_tells_the_languages_of_a_word(word: str, languages: set[Language]) -> None:
    assert languages_of(word) == languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Беларусь и Россия продолжат обсуждение проекта договора", RU),
        ("Беларусь і Расія працягнуць абмеркаванне праекта дагавора", BE),
        ("Belarus and Russia will go on", EN),
        ("Как сообщили в «Мінск-Арэна», матч состоится", RU),
        ("Boeing 737 MAX приземлился", RU),
        ("банк", RU),
        ("2025", None),
        ("", None),
    ],
)
def test_most_words_tell_the_language_of_a_text(text: str, language: Language | None) -> None:
    assert detect_language(text.split()) == language


def test_a_text_that_tells_nothing_may_be_in_either_language() -> None:
    assert cyrillic_languages(["мова"]) == {RU, BE}
    assert cyrillic_languages(["мова", "и", "договор"]) == {RU}
    assert cyrillic_languages(["мова", "і", "ўрад"]) == {BE}
