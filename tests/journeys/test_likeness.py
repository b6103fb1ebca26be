"""A text that is out already: its editor is told, sees what differs, and updates that one."""

import pytest

from emulator import Emulator, Person
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_publishing import copies, drafted, follows

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")

FIRST = (
    "/post\nМост через Припять открыли после ремонта\n\n"
    "Движение по мосту возобновили в четверг утром. Ремонт длился два года и закончен раньше "
    "срока. По мосту пройдут три автобусных маршрута."
)
SECOND = FIRST.replace("в четверг", "в пятницу").replace("три автобусных", "четыре автобусных")


async def test_the_same_text_again_can_update_the_article_that_readers_have(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "мост")
    first = await drafted(editor, FIRST)
    await editor.presses("Опубликовать", on=first)
    await editor.sees("Готово", within=first)
    copy = await anna.sees("в четверг утром")

    card = await drafted(editor, SECOND)
    assert "текст совпадает на" in card.text
    assert "№ 1 · Мост через Припять" in card.text
    await editor.presses("Обновить № 1?", on=card)
    assert "возобновили в четверг пятницу утром" in card.text
    await editor.presses("Всё равно новая", on=card)
    assert "Рубрика:" in card.text
    await editor.presses("Обновить № 1?", on=card)
    await editor.presses("Обновить № 1", on=card)

    await anna.sees("в пятницу утром", within=copy)
    await editor.sees("Готово: обновлено 1 сообщение", within=card)
    assert copies(emulator, anna, "Мост через Припять") == 1
    assert (await newsdesk.article(2)).status == "cancelled"
    await editor.presses("Вернуть прежний текст", on=card)
    await anna.sees("в четверг утром", within=copy)


async def test_old_buttons_and_drafts_that_have_changed_change_nothing(
    newsdesk: Newsdesk, editor: Person
) -> None:
    first = await drafted(editor, FIRST)
    await editor.presses("Опубликовать", on=first)
    await editor.sees("Опубликовано", within=first)
    card = await drafted(editor, SECOND)

    assert "изменился" in await editor.forges("qb:2:1:7", on=card)
    assert "возобновили в четверг пятницу утром" in card.text
    assert "уже не обновить" in await editor.forges("qa:2:99", on=card)
    assert "уже опубликована" in await editor.forges("qa:1:1", on=card)
    assert await editor.forges("qb:99:1:1", on=card)
    await editor.presses("Всё равно новая", on=card)
    # The forged buttons named no preview: the draft is shown anew, with one.
    await editor.sees_gone(card)
    card = await editor.sees("текст совпадает на")
    await editor.presses("Отмена", on=card)
    assert "отменена" in await editor.forges("qb:2:1:1", on=card)

    assert (await newsdesk.article(1)).revision == 1


async def test_advice_is_given_and_nothing_waits_for_it(editor: Person, seed: str) -> None:
    card = await drafted(editor, f"/post\n{seed}")
    assert "✎" not in card.text

    card = await drafted(editor, "/post\nМост открыт\n\nОн сказал: «Cтрана ждала.")
    assert "✎ Не закрыта кавычка: «Cтрана ждала." in card.text
    await editor.presses("Опубликовать", on=card)
    await editor.sees("Опубликовано", within=card)
