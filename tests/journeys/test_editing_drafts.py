"""/edit of what is not out yet, or never will be."""

from datetime import timedelta

import pytest

from emulator import Person
from tests.journeys.amended import NEW
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_publishing import drafted, follows

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")


async def test_a_draft_is_shown_anew(editor: Person, anna: Person) -> None:
    await follows(anna, "мост")
    card = await drafted(editor)
    preview = await editor.sees("Стороны подписали")

    said = await editor.says("/edit 1\nМост открыт\n\nДвижение пущено.")

    shown = await editor.sees("Получат: сразу 1", since=said)
    await editor.sees("Движение пущено", since=said)
    for old in (card, preview):
        await editor.sees_gone(old)
    await editor.presses("Опубликовать", on=shown)
    await anna.sees("Мост открыт")


async def test_a_long_text_for_a_draft_is_shown_once(editor: Person) -> None:
    card = await drafted(editor)
    paragraphs = [f"Абзац {number}. " + "Слово за слово. " * 20 for number in range(30)]
    said = await editor.says("/edit 1\nДлинная статья\n\n" + "\n\n".join(paragraphs))
    later = await editor.says("/help")
    await editor.sees("/latest", since=later)

    await editor.sees_gone(card)
    shown = await editor.sees("Длинная статья", since=said)
    cards = [each for each in editor.chat if "Рубрика:" in each.text]
    assert len(cards) == 1
    await editor.presses("Читать полностью", on=shown)
    while "Дальше" in str(shown.markup):
        await editor.presses("Дальше", on=shown)
    assert "Абзац 29." in shown.text


async def test_what_is_departing_goes_with_the_new_text(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await newsdesk.restart(undo_seconds=3600)
    await follows(anna, "договор")
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)

    said = await editor.says(f"/edit 1\n{NEW}")
    await editor.sees("уйдёт с новым текстом", since=said)
    newsdesk.clock.advance(timedelta(hours=2))
    await newsdesk.tick("departing")

    await anna.sees("Договор не подписан")
    await editor.sees("Готово", within=card)


async def test_what_is_cancelled_or_withdrawn_stays_so(editor: Person) -> None:
    card = await drafted(editor)
    await editor.presses("Отмена", on=card)
    said = await editor.says(f"/edit 1\n{NEW}")
    await editor.sees("статья отменена", since=said)

    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    await editor.sees("Опубликовано", within=card)
    said = await editor.says("/withdraw 2")
    await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))
    await editor.sees("статья отозвана", since=said)
    said = await editor.says(f"/correct 2\n{NEW}")
    await editor.sees("статья отозвана, изменить её уже нельзя", since=said)
