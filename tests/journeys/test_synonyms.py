"""/synonyms: an editor's words, every reader's news."""

import pytest

from emulator import Person
from emulator.keyboards import buttons
from tests.journeys.conftest import Newsdesk


async def test_synonyms_reach_readers_and_search_at_once_and_can_be_taken_back(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await anna.says("/subscribe ЕАЭС")
    await anna.sees("еаэс")

    await editor.says("/synonyms ЕАЭС = Евразийский экономический союз")
    await editor.sees("Теперь это одно и то же")
    await newsdesk.publish("Саммит Евразийского экономического союза")
    await anna.sees("Саммит Евразийского экономического союза")
    await anna.says("/search еаэс")
    await anna.sees("1 из 1")

    await editor.says("/synonyms")
    listed = await editor.sees("Подписка или поиск по одному")
    await editor.presses("✕", on=listed)
    assert "Больше не синонимы" in listed.text
    await editor.presses("Синонимы", on=listed)
    assert "Синонимов пока нет" in listed.text
    await anna.says("/search еаэс")
    await anna.sees("Ничего не нашлось")


@pytest.mark.usefixtures("newsdesk")
async def test_a_group_is_removed_by_its_number_and_restored_by_a_button(editor: Person) -> None:
    await editor.says("/synonyms Беларусь = Белоруссия")
    await editor.sees("1. Беларусь = Белоруссия")

    await editor.says("/synonyms remove 1")
    removed = await editor.sees("Больше не синонимы")
    await editor.presses("Вернуть", on=removed)

    assert "Беларусь = Белоруссия\nТеперь это одно и то же" in removed.text
    said = await editor.says("/synonyms remove")
    listed = await editor.sees("Беларусь = Белоруссия", since=said)
    assert "✕" in str(listed.markup)
    await editor.says("/synonyms remove 77")
    await editor.sees("с номером 77 нет")


@pytest.mark.usefixtures("newsdesk")
async def test_what_is_no_group_is_explained(editor: Person) -> None:
    await editor.says("/synonyms ЕАЭС")
    answer = await editor.sees("хотя бы два")
    assert "/synonyms ЕАЭС = Евразийский экономический союз" in answer.text

    await editor.says("/synonyms " + " = ".join("абвгдежзиклм"))
    await editor.sees("не больше 8")


@pytest.mark.usefixtures("newsdesk")
async def test_readers_have_no_say_in_it(anna: Person) -> None:
    await anna.says("/synonyms ЕАЭС = футбол")

    answer = await anna.sees("нет")
    assert "Синонимы" not in [button["text"] for button in buttons(answer.markup)]
