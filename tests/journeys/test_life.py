"""An article's one card: from its publication to its withdrawal, over restarts and kills."""

import pytest

from emulator import Emulator, Person
from tests.journeys.amended import NEW, OTHER_ID, published
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.journeys.killing import Killing, killing
from tests.journeys.test_publishing import drafted, follows

__all__ = ["killing"]

pytestmark = pytest.mark.usefixtures("hurried", "killing", "newsdesk")


async def test_the_card_tells_the_whole_life_of_an_article_in_place(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    peter = emulator.person("Пётр", "ru", user_id=OTHER_ID, role="editor")
    await newsdesk.restart(admin_ids=(EDITOR_ID, OTHER_ID))
    card = await published(editor, anna)
    chat = len(editor.chat)

    await peter.says(f"/edit 1\n{NEW}")
    await editor.sees("правка · Пётр · обновлено 1", within=card)
    await newsdesk.restart()
    await peter.says("/correct 1\nДоговор расторгнут\n\nВчера.")
    await editor.sees("исправление · Пётр · обновлено 1, узнали 1", within=card)
    assert card.text.startswith("№ 1 · Готово: доставлено 1\n")
    assert len(editor.chat) == chat

    await editor.presses("История", on=card)
    await editor.presses("‹ Карточка", on=card)
    await editor.sees("узнали 1", within=card)
    await editor.presses("Отозвать", on=card)
    await editor.presses("Отозвать", on=card)
    await editor.sees("отзыв · убрано 2", within=card)
    assert "Изменить" not in str(card.markup)
    assert "исправление" in card.text
    assert len(editor.chat) == chat


async def test_a_card_that_is_deleted_costs_nothing(
    newsdesk: Newsdesk, editor: Person, anna: Person, refusals: set[str]
) -> None:
    refusals.add("Bad Request: message to edit not found")
    card = await published(editor, anna)
    await editor.deletes(card)

    said = await editor.says(f"/edit 1\n{NEW}")

    await editor.sees("Готово: обновлено 1 сообщение", since=said)
    await newsdesk.tick("progress")
    said = await editor.says("/withdraw 1")
    await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))
    await editor.sees("Готово: отозвано 1 сообщение", since=said)


@pytest.mark.parametrize("undo_seconds", [0, 1])
async def test_a_kill_at_any_moment_leaves_a_card_that_ends_right(
    newsdesk: Newsdesk, editor: Person, anna: Person, killing: Killing, undo_seconds: int
) -> None:
    await newsdesk.restart(undo_seconds=undo_seconds)
    await follows(anna, "договор")
    card = await drafted(editor)
    killing.is_armed = True

    await editor.presses("Опубликовать", on=card)
    # A process that is killed is started again.
    await newsdesk.restart()
    await editor.sees("Готово: доставлено 1", within=card)
    await editor.says(f"/correct 1\n{NEW}")
    await editor.sees("исправление · обновлено 1, узнали 1", within=card)
    await editor.presses("Отозвать", on=card)
    await editor.presses("Отозвать", on=card)
    await editor.sees("отзыв · убрано 2", within=card)
    # The correction's own line is looked at in its turn, which may come after the card's.
    await editor.sees("Готово: исправлено 1 сообщение")

    assert killing.kills
    later = await editor.says("/help")
    await editor.sees("/latest", since=later)
    said = [each.text for each in editor.chat if each.is_from_bot]
    assert not [each for each in said if "обновляется" in each or "исправляется" in each]


async def test_a_restart_in_flight_ends_the_card(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    card = await drafted(editor)
    said = await editor.says("/stop")
    await editor.sees("", since=said)
    await editor.presses("Опубликовать", on=card)
    await editor.sees("0 из 1 · остановлено", within=card)
    await newsdesk.restart()

    await editor.presses("Продолжить", on=card)

    await editor.sees("Готово: доставлено 1", within=card)
