"""A reader writes to the newsroom, and somebody there answers without a name."""

from emulator import Person
from tests.journeys.conftest import Newsdesk


async def test_a_reported_mistake_is_corrected_and_its_reporter_thanked(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await editor.opens("")
    await anna.says("/subscribe мост")
    await anna.sees("мост")
    article = await newsdesk.publish("Мост через Припять открыт")
    news = await anna.sees("Мост через Припять открыт")

    await anna.presses("Есть ошибка?", on=news)
    await anna.sees("Что не так?")
    said = await anna.replies(news, "Не Припять, а Сож", quote="Припять")
    await anna.sees("Спасибо, передал редакции", since=said)

    await newsdesk.tick("letters")
    call = await editor.sees("1 письмо читателя ждёт ответа")
    await editor.presses("Открыть письма", on=call)
    assert "«Припять» — Не Припять, а Сож" in call.text
    await editor.presses("1", on=call)
    assert f"№ {article.id}" in call.text
    await editor.says(f"/correct {article.id}\nМост через Сож открыт")
    await editor.sees(f"№ {article.id} · исправлен")
    await newsdesk.tick("letters")
    thanks = await anna.sees("Спасибо: статью исправили")
    assert "Не Припять, а Сож" in thanks.text
    assert str(editor.id) not in thanks.text


async def test_a_letter_from_help_is_answered_by_one_typed_line(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await editor.opens("")
    await anna.says("/help")
    await anna.presses("Написать в редакцию", on=await anna.sees("/latest"))
    await anna.sees("Напишите редакции")
    await anna.says("Когда будет спорт?")
    await anna.sees("Передал редакции")
    await newsdesk.tick("letters")
    await editor.sees("ждёт ответа")

    await editor.says("/letters 1 Завтра утром.")
    await editor.sees("ответ отправлен")
    await newsdesk.tick("letters")
    answer = await anna.sees("Ответ редакции")

    assert "Когда будет спорт?\n\nЗавтра утром." in answer.text
    assert "editor" not in answer.text.casefold()
    await editor.says("/letters")
    await editor.sees("новых писем нет")
    await anna.says("спорт")
    await anna.sees("Ничего не нашлось")


async def test_an_editor_answers_by_taps_puts_away_and_mutes(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await anna.says("/help")
    await anna.presses("Написать в редакцию", on=await anna.sees("/latest"))
    await anna.says("Первое")
    await anna.sees("Передал редакции")
    await editor.says("/letters")
    page = await editor.sees("Письма читателей")
    await editor.presses("1", on=page)
    await editor.presses("Разобрано", on=page)
    assert "разобрано" in page.text
    await editor.presses("Вернуть в новые", on=page)
    await editor.presses("Ответить", on=page)
    await editor.sees("Пришлите ответ")
    said = await editor.says("Спасибо!")
    await editor.sees("ответ отправлен", since=said)
    await newsdesk.tick("letters")
    await anna.sees("Спасибо!")

    await editor.presses("Не принимать писем", on=page)
    await editor.presses("Не принимать писем", on=page)
    assert "не принимаем" in page.text
    said = await anna.says("/help")
    await anna.presses("Написать в редакцию", on=await anna.sees("/latest", since=said))
    await anna.sees("больше не принимает", since=said)
