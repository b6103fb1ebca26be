"""The seed article goes in by chat and reaches the right readers."""

import pytest

from emulator import Emulator, Person

HEADLINE = "Рыженков: Беларусь и Россия продолжат обсуждение проекта договора"

pytestmark = pytest.mark.usefixtures("newsdesk")


async def test_an_article_reaches_those_whose_words_it_holds_and_nobody_else(
    emulator: Emulator, editor: Person, seed: str
) -> None:
    reader_of_forms = emulator.person("Анна")
    reader_of_a_phrase = emulator.person("Алесь", "be")
    reader_of_football = emulator.person("Tom", "en")
    await reader_of_forms.says("/subscribe договор")
    await reader_of_forms.sees("договор")
    await reader_of_a_phrase.says('/subscribe "гарантии безопасности"')
    await reader_of_a_phrase.sees("гарантии безопасности")
    await reader_of_football.says("/subscribe футбол")
    await reader_of_football.sees("футбол")

    await editor.says("/post")
    await editor.sees("статью")
    await editor.says(seed)
    await editor.sees("4 июля 2024, 19:25")
    await editor.presses("Опубликовать")
    await editor.sees("2")

    await reader_of_forms.sees(HEADLINE)
    await reader_of_a_phrase.sees(HEADLINE)
    await editor.sees("Готово")
    assert emulator.ledger.recipients(HEADLINE) == {
        editor.id: 1,
        reader_of_forms.id: 1,
        reader_of_a_phrase.id: 1,
    }


async def test_a_reader_of_a_rubric_gets_its_articles_in_the_digest(
    emulator: Emulator, editor: Person, seed: str
) -> None:
    anna = emulator.person("Анна")
    await anna.says("/start")
    await anna.presses("Общество")

    await editor.says(f"/post\n{seed}")
    await editor.presses("Опубликовать")
    await editor.sees("Опубликовано")
    await anna.says("/digest now")

    digest = await anna.sees(HEADLINE)
    assert "дайджест" in digest.text.lower()
