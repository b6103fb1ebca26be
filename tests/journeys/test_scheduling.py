"""An article goes out at its moment: in words, by buttons, over restarts, under an embargo."""

from datetime import timedelta

import pytest

from emulator import Emulator, Person
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.journeys.test_publishing import copies, drafted, follows


async def test_a_plan_is_said_back_moved_and_kept_over_a_restart(
    newsdesk: Newsdesk, editor: Person, anna: Person, emulator: Emulator
) -> None:
    await follows(anna, "договор")
    await drafted(editor)

    said = await editor.says("/schedule 1 через 3 часа")
    card = await editor.sees("В плане:", since=said)
    assert "(Минск)" in card.text
    await editor.presses("Перенести", on=card)
    await editor.presses("Другое время", on=card)
    said = await editor.says("через 2 часа")
    first, card = card, await editor.sees("Получат: сразу 1\nПо данным", since=said)
    await editor.sees_gone(first)

    newsdesk.clock.advance(timedelta(hours=1, minutes=59))
    await newsdesk.restart()
    await newsdesk.tick("departing")
    assert copies(emulator, anna) == 0
    newsdesk.clock.advance(timedelta(minutes=2))
    await newsdesk.tick("departing")
    await anna.sees("Договор подписан")
    await editor.sees("Готово: доставлено 1", within=card)


@pytest.mark.usefixtures("newsdesk")
async def test_a_button_is_the_answer_to_the_question_in_words(editor: Person) -> None:
    card = await drafted(editor)
    await editor.presses("В план", on=card)
    await editor.presses("Другое время", on=card)
    said = await editor.says("послезавтра")
    asked = await editor.sees("В котором часу?", since=said)

    await editor.presses("12:00", on=asked)

    await editor.sees("В плане:", within=asked)
    await editor.sees("В плане:", within=card)
    said = await editor.says("завтра в 9")
    assert "12:00 (Минск)" in (await editor.sees("12:00", within=asked)).text
    assert "№" not in (await editor.sees("", since=said)).text


@pytest.mark.usefixtures("newsdesk")
async def test_what_is_not_clear_is_asked_and_what_cannot_be_is_explained(editor: Person) -> None:
    await drafted(editor)

    said = await editor.says("/schedule 1 завтра")
    asked = await editor.sees("В котором часу?", since=said)
    await editor.presses("Завтра, 12:00", on=asked)
    assert "12:00 (Минск)" in asked.text

    for words, told in {
        "вчера в 9": "уже прошло",
        "через 3 года": "больше чем через год",
        "абракадабра": "Не понимаю слова",
        "завтро 9": "Может быть, «завтра»?",
    }.items():
        said = await editor.says(f"/schedule 1 {words}")
        await editor.sees(told, since=said)
    said = await editor.says("/schedule 1 off")
    await editor.sees("Рубрика:", since=said)
    said = await editor.says("/schedule 1 отменить")
    await editor.sees("и так не в плане", since=said)
    said = await editor.says("/schedule 77 завтра 9:00")
    await editor.sees("такой статьи нет", since=said)
    await editor.says("/schedule")
    await editor.sees("/schedule 12 завтра 9:00")


async def test_under_an_embargo_only_an_owner_sends_it_early(
    newsdesk: Newsdesk, editor: Person, emulator: Emulator, anna: Person
) -> None:
    peter = emulator.person("Пётр", "ru", user_id=EDITOR_ID + 5, role="editor")
    said = await editor.says(f"/editors add {EDITOR_ID + 5}")
    await editor.sees("", since=said)
    await follows(anna, "договор")
    card = await drafted(peter)
    said = await peter.says("/schedule 1 эмбарго до завтра 9:00")
    await peter.sees("Эмбарго до", since=said)

    await peter.presses("Опубликовать", on=card)
    assert "Раньше её отправит только владелец" in card.text
    assert "несмотря" not in str(card.markup)
    said = await peter.says("/schedule 1 через час")
    await peter.sees("Раньше её отправит только владелец", since=said)

    said = await editor.says("/schedule 1 через час")
    refused = await editor.sees("Раньше её отправит только владелец", since=said)
    await newsdesk.restart(undo_seconds=0)
    await editor.presses("Отправить, несмотря на эмбарго", on=refused)
    await anna.sees("Договор подписан")
    assert copies(emulator, anna) == 1


async def test_what_is_handled_late_is_counted_since_it_was_said(
    newsdesk: Newsdesk, editor: Person
) -> None:
    await drafted(editor)
    await newsdesk.stop()
    said = await editor.says("/schedule 1 через 3 часа")
    newsdesk.clock.advance(timedelta(hours=1))
    newsdesk.start()

    await editor.sees("В плане:", since=said)

    departs_at = (await newsdesk.article()).departs_at
    assert departs_at is not None
    assert departs_at <= newsdesk.clock() + timedelta(hours=2)
