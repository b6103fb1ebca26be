"""From the draft's card to the readers: Publish, Breaking, Undo, Cancel, and their old buttons."""

from datetime import timedelta

import pytest

from emulator import Emulator, Message, Person
from emulator.faults import Fault, Gate
from tests.journeys.conftest import EDITOR_ID, Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

ARTICLE = "/post\nДоговор подписан\n\nСтороны подписали договор сегодня."


async def drafted(editor: Person, text: str = ARTICLE) -> Message:
    """The card of a new draft."""
    said = await editor.says(text)
    return await editor.sees("Рубрика:", since=said)


async def follows(reader: Person, words: str) -> None:
    """Subscribes, and sees it done."""
    said = await reader.says(f"/subscribe {words}")
    await reader.sees("", since=said)


def copies(emulator: Emulator, reader: Person, words: str = "Договор подписан") -> int:
    """How many messages with these words the reader was sent."""
    return emulator.ledger.recipients(words).get(reader.id, 0)


async def test_the_card_counts_who_will_get_it(editor: Person, anna: Person, tom: Person) -> None:
    await follows(anna, "договор")
    await follows(tom, "экономика")
    card = await drafted(editor)
    assert "Получат: сразу 1" in card.text
    assert "Без рубрики статья не попадёт ни в один дайджест" in card.text

    await editor.presses("Рубрика", on=card)
    await editor.presses("Экономика", on=card)

    assert "Рубрика: Экономика" in card.text
    assert "в дайджесте 1" in card.text
    assert "Без рубрики" not in card.text
    assert "Экономика · " in (await editor.sees("Стороны подписали")).text


async def test_readers_get_exactly_what_the_editor_saw(
    editor: Person, anna: Person, seed: str
) -> None:
    await follows(anna, '"гарантии безопасности"')
    await drafted(editor, f"/post\n{seed}")
    preview = await editor.sees("Рыженков")

    await editor.presses("Опубликовать")

    got = await anna.sees("Рыженков")
    assert (got.text, got.entities) == (preview.text, preview.entities)


async def test_a_reader_gets_an_article_once_however_many_rules_it_meets(
    emulator: Emulator, editor: Person, anna: Person
) -> None:
    for words in ("договор", "подписать", "стороны договор", '"подписали договор"', "политика"):
        await follows(anna, words)
    card = await drafted(editor)
    await editor.presses("Рубрика", on=card)
    await editor.presses("Политика", on=card)

    await editor.presses("Опубликовать", on=card)

    await editor.sees("Готово", within=card)
    assert copies(emulator, anna) == 1


async def test_publish_pressed_twice_sends_once(
    emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    assert "уже опубликована" in await editor.forges("ep:1", on=card)
    assert "уже опубликована" in await editor.forges("eb:1", on=card)
    assert "уже опубликована" in await editor.forges("ef:1", on=card)
    assert "уже опубликована" in await editor.forges("ec:1", on=card)

    await editor.sees("Готово", within=card)

    assert copies(emulator, anna) == 1


async def test_two_editors_send_it_once(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    other = emulator.person("Пётр", "ru", user_id=200_002)
    await newsdesk.restart(admin_ids=(EDITOR_ID, other.id))
    card = await drafted(editor)
    await other.says("/help")
    page = await other.sees("/post")
    await editor.presses("Опубликовать", on=card)

    assert "уже опубликована" in await other.forges("ep:1", on=page)

    await editor.sees("Готово", within=card)
    assert copies(emulator, anna) == 1


async def test_a_cancelled_draft_goes_nowhere(
    emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    card = await drafted(editor)
    await editor.presses("Отмена", on=card)
    assert "никому не ушла" in card.text

    assert "отменена" in await editor.forges("ep:1", on=card)

    assert copies(emulator, anna) == 0


async def test_publish_waits_so_that_it_can_be_undone(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await newsdesk.restart(undo_seconds=10)
    await follows(anna, "договор")
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    assert "уже отправляется" in await editor.forges("ep:1", on=card)
    assert card.text.startswith("№ 1 · Отправка через")

    await editor.presses("Вернуть", on=card)
    newsdesk.clock.advance(timedelta(seconds=11))
    await newsdesk.tick("departing")
    assert copies(emulator, anna) == 0
    await editor.presses("Опубликовать", on=card)
    newsdesk.clock.advance(timedelta(seconds=9))
    await newsdesk.tick("departing")
    assert copies(emulator, anna) == 0
    newsdesk.clock.advance(timedelta(seconds=1))
    await newsdesk.tick("departing")

    await anna.sees("Договор подписан")
    await editor.sees("Готово", within=card)
    assert "уже опубликована" in await editor.forges("eu:1", on=card)


async def test_a_restart_within_the_undo_window_loses_nothing(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await newsdesk.restart(undo_seconds=10)
    await follows(anna, "договор")
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    await newsdesk.stop()
    newsdesk.clock.advance(timedelta(hours=1))

    newsdesk.start()
    await newsdesk.tick("departing")

    await anna.sees("Договор подписан")
    await editor.sees("Готово", within=card)
    assert copies(emulator, anna) == 1


def edits(emulator: Emulator, person: Person) -> int:
    """How often a message in a person's chat was edited, or was to be."""
    return sum(
        call.method == "editMessageText" and call.chat_id == person.id for call in emulator.calls
    )


async def test_breaking_news_goes_at_once_to_everybody_it_concerns(
    newsdesk: Newsdesk, editor: Person, anna: Person, tom: Person
) -> None:
    await newsdesk.restart(undo_seconds=3600)
    await follows(anna, "политика")
    await follows(tom, "договор")
    card = await drafted(editor)
    await editor.presses("Рубрика", on=card)
    await editor.presses("Политика", on=card)

    await editor.presses("⚡ Молния: 2", on=card)
    assert "уйдёт 2 читателям" in card.text
    await editor.presses("Назад", on=card)
    await editor.presses("Молния", on=card)
    await editor.presses("⚡ Отправить всем 2", on=card)

    await anna.sees("Договор подписан")
    await tom.sees("Договор подписан")
    await editor.sees("Готово", within=card)
    await anna.says("/digest now")
    await anna.sees("Новых новостей пока нет")


async def test_breaking_news_overtakes_what_is_being_sent(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person
) -> None:
    readers = [emulator.person(f"Читатель {number}") for number in range(12)]
    for reader in readers:
        await follows(reader, "договор")
    await newsdesk.restart(messages_per_second=6)
    await drafted(editor, "/post\nДоговор номер один\n\nОбычный.")
    await editor.presses("Опубликовать")
    await readers[0].sees("Договор номер один")

    await drafted(editor, "/post\nДоговор номер два\n\nСрочный.")
    await editor.presses("Молния")
    await editor.presses("Отправить всем 12")

    await readers[-1].sees("Договор номер два")
    assert len(emulator.ledger.recipients("Договор номер один")) < len(readers)
    await newsdesk.restart(messages_per_second=1000)
    await readers[-1].sees("Договор номер один")
    assert set(emulator.ledger.recipients("Договор номер").values()) >= {2}


async def test_a_broadcast_goes_on_where_a_restart_cut_it(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person
) -> None:
    readers = [emulator.person(f"Читатель {number}") for number in range(16)]
    for reader in readers:
        await follows(reader, "договор")
    await newsdesk.restart(messages_per_second=16)
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    await readers[3].sees("Договор подписан")

    await newsdesk.restart(messages_per_second=1000)

    await editor.sees("№ 1 · Готово: доставлено 16", within=card)
    assert [copies(emulator, reader) for reader in readers] == [1] * 16


async def test_stop_halts_the_sending_and_continue_goes_on(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    await editor.says("/stop")
    await editor.sees("Рассылка остановлена")
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    await newsdesk.restart()
    await anna.says("/help")
    await anna.sees("/latest")
    assert copies(emulator, anna) == 0

    await editor.says("/continue")

    await anna.sees("Договор подписан")
    await editor.sees("Готово", within=card)


async def test_a_progress_line_is_not_edited_to_say_the_same(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    await editor.says("/stop")
    await editor.sees("Рассылка остановлена")
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    await editor.sees("остановлено", within=card)
    shown = edits(emulator, editor)

    for _ in range(3):
        newsdesk.clock.advance(timedelta(seconds=5))
        await newsdesk.tick("progress")
    await newsdesk.restart()
    await newsdesk.tick("progress")
    assert edits(emulator, editor) == shown

    await editor.says("/continue")
    newsdesk.clock.advance(timedelta(seconds=5))
    await editor.sees("Готово", within=card)


async def test_replies_do_not_wait_for_a_broadcast(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    readers = [emulator.person(f"Читатель {number}") for number in range(20)]
    for reader in readers:
        await follows(reader, "договор")
    await newsdesk.restart(messages_per_second=5)
    await drafted(editor)
    await editor.presses("Опубликовать")
    await readers[0].sees("Договор подписан")

    await anna.says("/help")
    await anna.sees("/latest")

    assert len(emulator.ledger.recipients("Договор подписан")) < len(readers)


class TestTrouble:
    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return refusals | {"Too Many Requests"}

    async def test_a_refusal_for_haste_delays_and_loses_nothing(
        self, emulator: Emulator, editor: Person, anna: Person
    ) -> None:
        await follows(anna, "договор")
        card = await drafted(editor)
        emulator.faults.add(
            Fault.too_many_requests(1), method="sendMessage", chat_id=anna.id, times=1
        )
        await editor.presses("Опубликовать", on=card)

        await editor.sees("Готово: доставлено 1", within=card)
        assert copies(emulator, anna) == 1

    async def test_a_lost_answer_to_a_reply_does_not_double_it(
        self, emulator: Emulator, anna: Person
    ) -> None:
        emulator.faults.add(Fault.reset_after(), method="sendMessage", times=1)
        await anna.says("/latest")
        await anna.sees("Последние новости")
        said = await anna.says("/help")
        await anna.sees("/latest", since=said)

        assert copies(emulator, anna, "Последние новости") == 1

    async def test_a_stop_waits_for_what_is_in_flight(
        self, newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
    ) -> None:
        await follows(anna, "договор")
        await drafted(editor)
        gate = Gate()
        emulator.faults.add(Fault.slow(gate), method="sendMessage", chat_id=anna.id, times=1)
        await editor.presses("Опубликовать")
        await gate.reached.wait()
        gate.set()

        await newsdesk.restart()

        await editor.sees("Готово: доставлено 1")
        assert copies(emulator, anna) == 1
