"""Whoever is asked something may think better of it: by a word, by a button, or by time."""

from datetime import timedelta

import pytest

from emulator import Emulator, Person
from handlers.waiting import PATIENCE
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.journeys.test_publishing import drafted

NOTHING = "Ничего не нашлось"


async def test_a_word_calls_every_question_off_and_what_comes_late_answers_none(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await drafted(editor)
    said = await editor.says("/schedule 1 через 3 часа")
    planned = await editor.sees("В плане:", since=said)
    await editor.presses("Перенести", on=planned)
    await editor.presses("Другое время", on=planned)
    said = await editor.says("Отмена.")
    assert "В плане:" in (await editor.sees("Когда выйдет?", since=said)).text

    # Back, by a button, waits for nothing either.
    await editor.presses("Другое время", on=await editor.sees("Когда выйдет?", since=said))
    forwarded = await editor.forwards("Чужая новость")
    await editor.sees("Если это статья", since=forwarded)
    await editor.presses("‹ Назад", on=await editor.sees("Когда отправить?", since=said))
    said = await editor.says("паром")
    await editor.sees(NOTHING, since=said)

    await anna.says("/help")
    await anna.presses("Написать в редакцию", on=await anna.sees("/latest"))
    await anna.sees("Напишите редакции")
    await anna.says("отмена")
    await anna.sees("письма не жду")
    await anna.presses("Написать в редакцию", on=await anna.sees("/latest"))
    await anna.says("Когда будет спорт?")
    await anna.sees("Передал редакции")
    said = await editor.says("/letters 1")
    letter = await editor.sees("Когда будет спорт?", since=said)
    await editor.presses("Ответить", on=letter)
    said = await editor.says("отмена")
    await editor.sees("ответа не жду", since=said)
    await editor.presses("Ответить", on=letter)
    newsdesk.clock.advance(PATIENCE + timedelta(seconds=1))
    said = await editor.says("паром")
    await editor.sees(NOTHING, since=said)

    said = await editor.says("/rubric")
    await editor.presses("+ Новая рубрика", on=await editor.sees("Нажмите рубрику", since=said))
    said = await editor.says("отмена")
    assert "Отмена" not in str((await editor.sees("Нажмите рубрику", since=said)).markup)


@pytest.mark.usefixtures("newsdesk")
async def test_a_remark_is_called_off_and_so_is_a_detail(
    editor: Person, emulator: Emulator
) -> None:
    peter = emulator.person("Пётр", "ru", user_id=EDITOR_ID + 5, role="editor")
    await peter.says("/help")
    said = await editor.says(f"/editors add {EDITOR_ID + 5}")
    await editor.sees("теперь", since=said)
    await editor.says("/approval on")
    card = await drafted(peter)
    await peter.presses("Поправить ›", on=card)
    await peter.presses("Заголовок", on=card)
    await peter.says("отмена")
    await peter.sees("Что распознано", within=card)
    await peter.presses("‹ Назад", on=card)

    await peter.presses("Опубликовать", on=card)
    asked = await editor.sees("Пётр просит: опубликовать")
    await editor.presses("Вернуть", on=asked)
    said = await editor.says("отмена")
    await editor.sees("Пётр просит: опубликовать", since=said)
    assert "На согласовании" in card.text
