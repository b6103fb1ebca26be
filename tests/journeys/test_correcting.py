"""/correct, and a digest's line: who has the earlier text learns of the new one."""

import pytest

from emulator import Emulator, Person
from tests.journeys.amended import NEW, published
from tests.journeys.test_publishing import copies, drafted, follows

pytestmark = pytest.mark.usefixtures("newsdesk")


async def test_its_line_changes_and_goes(emulator: Emulator, editor: Person, anna: Person) -> None:
    await follows(anna, "спорт")
    for headline in ("Матч сыгран", "Гонка прошла"):
        card = await drafted(editor, f"/post\nРубрика: Спорт\n{headline}\n\nПодробности.")
        await editor.presses("Опубликовать", on=card)
        await editor.sees("Опубликовано", within=card)
    await anna.says("/digest now")
    digest = await anna.sees("Матч сыгран")

    said = await editor.says("/edit 1\nМатч отменён\n\nПодробности.")
    await anna.sees("Матч отменён", within=digest)
    await editor.sees("Готово: обновлено 1 сообщение", since=said)
    said = await editor.says("/withdraw 1")
    await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))
    await anna.sees("1 новость", within=digest)
    assert "Матч" not in digest.text
    said = await editor.says("/withdraw 2")
    await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))

    await editor.sees("№ 2 · Готово: отозвано 1 сообщение")
    await anna.sees_gone(digest)
    assert copies(emulator, anna, "Матч") == 1


async def test_who_has_the_earlier_text_is_told_once(
    emulator: Emulator, editor: Person, anna: Person, tom: Person
) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")

    said = await editor.says(f"/correct 1\n{NEW}")

    await anna.sees("Договор не подписан", within=copy)
    await anna.sees("Исправлено: Договор не подписан")
    done = await editor.sees("Готово: исправлено 1 сообщение", since=said)
    assert "Об исправлении сообщено: 1" in done.text
    assert copies(emulator, anna, "Исправлено") == 1
    assert copies(emulator, tom, "Исправлено") == 0


async def test_a_long_correction_is_told_once_however_many_pieces_it_comes_in(
    emulator: Emulator, editor: Person, anna: Person
) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    paragraphs = [f"Абзац {number}. " + "Слово за слово. " * 20 for number in range(30)]

    said = await editor.says("/correct 1\nДлинная статья\n\n" + "\n\n".join(paragraphs))
    later = await editor.says("/article 1")
    card = await editor.sees("версия", since=later)
    assert "версия 2" not in card.text
    await editor.sees("Готово", since=said)

    await anna.sees("Исправлено: Длинная статья")
    await anna.sees("Длинная статья", within=copy)
    assert copies(emulator, anna, "Исправлено") == 1


async def test_a_correction_that_begins_with_the_earlier_text_is_told_too(
    emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    first = "Договор подписан\n\n" + "Слово за слово. " * 220
    card = await drafted(editor, f"/post\n{first}")
    await editor.presses("Опубликовать", on=card)
    await editor.sees("Готово", within=card)

    said = await editor.says(f"/correct 1\n{first}")
    await editor.says("Добавлено: он расторгнут.")

    await editor.sees("Готово", since=said)
    await anna.sees("Исправлено: Договор подписан")
    assert copies(emulator, anna, "Исправлено") == 1
