"""/article: the card of an article, its history, and the log of who changed it."""

import logging

import pytest

from emulator import Person
from tests.journeys.amended import NEW, published
from tests.journeys.test_publishing import drafted

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")


async def test_a_card_offers_what_its_status_allows(editor: Person) -> None:
    draft = await drafted(editor)
    said = await editor.says("/article 1")
    card = await editor.sees("Черновик", since=said)
    assert "Исправить" not in str(card.markup)
    await editor.presses("Опубликовать", on=draft)
    await editor.sees("Опубликовано", within=draft)
    said = await editor.says("/article № 1")
    card = await editor.sees("Опубликована", since=said)

    await editor.presses("Показать", on=card)
    await editor.sees("Стороны подписали", since=card)
    await editor.presses("Цифры", on=card)
    await editor.sees("Доставки: 0")
    await editor.presses("Изменить", on=card)
    await editor.sees("Пришлите новый текст")
    await editor.presses("Исправить", on=card)
    await editor.sees("об исправлении")
    await editor.says("/cancel")
    await editor.presses("Отозвать", on=card)
    await editor.presses("Отозвать", on=card)
    await editor.sees("Готово, статья отозвана", within=card)

    said = await editor.says("/article 1")
    card = await editor.sees("Отозвана", since=said)
    assert "Изменить" not in str(card.markup)


async def test_history_keeps_every_text_and_gives_it_back(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    for number in range(5):
        await editor.says(f"/edit 1\nДоговор {number}\n\nТекст {number}.")
        await anna.sees(f"Договор {number}", within=copy)
    said = await editor.says("/article 1")
    card = await editor.sees("версия 6", since=said)

    await editor.presses("История", on=card)
    assert "6 · правка" in card.text
    assert "1–5 из 6" in card.text
    await editor.presses("Дальше", on=card)
    await editor.presses("1 · как опубликовано", on=card)
    assert "Стороны подписали" in card.text
    await editor.presses("Вернуть эту версию", on=card)

    await anna.sees("Договор подписан", within=copy)
    await editor.sees("Готово", within=card)


async def test_a_number_is_needed_and_has_to_be_known(editor: Person) -> None:
    for typed, answer in (("/article", "Какая статья?"), ("/article 5", "№ 5: такой статьи")):
        said = await editor.says(typed)
        await editor.sees(answer, since=said)


async def test_who_changed_what_is_in_the_log(
    editor: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await published(editor)
    for typed in (f"/edit 1\n{NEW}", "/correct 1\nДоговор расторгнут\n\nВчера."):
        said = await editor.says(typed)
        await editor.sees("Готово", since=said)
    said = await editor.says("/withdraw 1")
    await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))

    told = {
        (record.message, getattr(record, "user", None), getattr(record, "article", None))
        for record in caplog.records
    }
    for event in ("article.edited", "article.corrected", "article.withdrawn"):
        assert (event, editor.id, 1) in told
