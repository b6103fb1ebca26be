"""One edit after another, at the pace that the program keeps: edits are dated by the second."""

from datetime import timedelta

import pytest

from emulator import Emulator, Person
from tests.journeys.amended import NEW, published
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_publishing import copies, follows

pytestmark = pytest.mark.usefixtures("newsdesk")


async def test_what_is_published_follows_its_original(
    emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    await editor.says("/post")
    await editor.sees("Пришлите статью")
    said = await editor.says("Договор подписан\n\nСтороны подписали договор.")
    await editor.presses("Опубликовать")
    copy = await anna.sees("Договор подписан")
    await editor.sees("Готово")

    await editor.edits(said, NEW)
    await anna.sees("Договор не подписан", within=copy)
    first = await editor.sees("Готово: обновлено 1 сообщение", since=said)
    await editor.edits(said, NEW + " Пока.")
    await anna.sees("Пока.", within=copy)
    again = await editor.sees("Готово: обновлено 1 сообщение", since=said)

    assert first.message_id == again.message_id
    assert copies(emulator, anna, "Договор не подписан") == 0


async def test_several_edits_one_after_another_end_with_the_last(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    original = next(each for each in editor.chat if "/post" in each.text)
    await editor.says("/stop")
    await editor.sees("Рассылка остановлена")
    for number in range(3):
        edited = await editor.edits(original, f"/post\nДоговор {number}\n\nТекст.")
        line = await editor.sees("обновляется: 0 из 1", since=edited)
    await editor.says("/continue")

    await anna.sees("Договор 2", within=copy)
    newsdesk.clock.advance(timedelta(seconds=5))
    await editor.sees("Готово: обновлено 1 сообщение", within=line)
