"""/withdraw: copies go, and old buttons say so."""

import pytest

from emulator import Emulator, Fault, Person
from tests.journeys.amended import OTHER_ID, published
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.journeys.test_publishing import drafted

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")


async def test_a_copy_goes_and_old_buttons_say_so(
    editor: Person, anna: Person, tom: Person
) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    said = await editor.says("/withdraw 1")
    asked = await editor.sees("1 копия", since=said)

    toast = await editor.presses("Отозвать", on=asked)

    assert "Статья отозвана" in toast
    await anna.sees_gone(copy)
    await editor.sees("Готово: отозвано 1 сообщение", within=asked)
    said = await anna.opens("a_1")
    await anna.sees("Редакция отозвала эту статью", since=said)
    said = await tom.opens("a_1")
    page = await tom.sees("The newsroom has withdrawn this article", since=said)
    for data in ("a:1", "ar:1", "ar:1:2", "aw:1"):
        assert "has withdrawn" in await tom.forges(data, on=page)
    said = await anna.says("/latest")
    await anna.sees("пока нет новостей", since=said)


async def test_an_old_share_button_says_so(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    assert await anna.inline("#1")
    assert await anna.inline_button("#1") is None
    said = await editor.says("/withdraw 1")
    await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))

    assert await anna.inline("#1") == []
    button = await anna.inline_button("#1")

    assert button == {"text": "Редакция отозвала эту статью.", "start_parameter": "a_1"}
    assert await anna.inline_button("#99") is None


async def test_drafts_old_buttons_say_so_too(editor: Person) -> None:
    card = await published(editor)
    said = await editor.says("/withdraw 1")
    await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))

    for data in ("ep:1", "eb:1", "ef:1", "eu:1", "ec:1", "eh:1", "er:1", "ed:1", "nw:1"):
        assert await editor.forges(data, on=card) == "Статья отозвана"


async def test_two_editors_withdraw_it_once(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    other = emulator.person("Пётр", "ru", user_id=OTHER_ID)
    await newsdesk.restart(admin_ids=(EDITOR_ID, other.id))
    await published(editor, anna)
    for person in (editor, other):
        await person.says("/withdraw 1")
        await person.sees("Отозвать статью?")
    first = await editor.presses("Отозвать")
    second = await other.presses("Отозвать")

    assert first == second == "Статья отозвана"
    said = await other.says("/withdraw 1")
    await other.sees("статья уже отозвана", since=said)


async def test_it_can_be_left_as_it_is(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    await editor.says("/withdraw 1")
    question = await editor.sees("Отозвать статью?")

    await editor.presses("‹ Оставить", on=question)

    assert question.text.startswith("№ 1 · Договор подписан")
    said = await anna.opens("a_1")
    await anna.sees("Договор подписан", since=said)


async def test_what_is_not_out_is_cancelled_or_recalled_instead(
    newsdesk: Newsdesk, editor: Person
) -> None:
    await newsdesk.restart(undo_seconds=3600)
    card = await drafted(editor)
    said = await editor.says("/withdraw 1")
    await editor.sees("ещё черновик", since=said)
    await editor.presses("Опубликовать", on=card)
    said = await editor.says("/withdraw 1")
    answer = await editor.sees("ещё не ушла", since=said)

    await editor.presses("Вернуть", on=answer)
    await editor.sees("Рубрика:", within=answer)
    said = await editor.says("/withdraw 1")
    answer = await editor.sees("ещё черновик", since=said)
    await editor.presses("Отменить черновик", on=answer)

    await editor.sees("никому не ушла", within=answer)
    for typed, told in (("/withdraw 1", "статья отменена"), ("/withdraw 7", "№ 7: такой")):
        said = await editor.says(typed)
        await editor.sees(told, since=said)


class TestTelegramShowsNoProgress:
    """What the editor cannot be shown costs no reader anything."""

    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return refusals | {"Bad Gateway", "Forbidden", "Too Many Requests"}

    @pytest.mark.parametrize(
        "fault", [Fault.page(), Fault.reset_after(), Fault.forbidden(), Fault.too_many_requests(60)]
    )
    async def test_copies_go_all_the_same(
        self, emulator: Emulator, editor: Person, anna: Person, fault: Fault
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        said = await editor.says("/withdraw 1")
        await editor.sees("1 копия", since=said)
        for method in ("editMessageText", "sendMessage"):
            emulator.faults.add(fault, method=method, chat_id=editor.id)

        toast = await editor.presses("Отозвать")

        await anna.sees_gone(copy)
        assert "Статья отозвана" in toast

    async def test_the_result_is_shown_in_another_message(
        self, emulator: Emulator, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        said = await editor.says("/withdraw 1")
        asked = await editor.sees("1 копия", since=said)
        emulator.faults.add(Fault.page(), method="editMessageText", chat_id=editor.id, times=1)

        await editor.presses("Отозвать", on=asked)

        await editor.sees("Готово: отозвано 1 сообщение", since=asked)
