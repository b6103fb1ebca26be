"""/edit, /correct, /withdraw and edited originals: what was sent stays true."""

import logging
from datetime import timedelta

import pytest

from emulator import Emulator, Message, Person
from tests.emulator.pictures import png
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.journeys.test_publishing import copies, drafted, follows

pytestmark = pytest.mark.usefixtures("newsdesk")

NEW = "Договор не подписан\n\nСтороны договор не подписали."
OTHER_ID = 200_002


async def published(editor: Person, *readers: Person) -> Message:
    """The progress line of an article that readers have; its number is 1."""
    for reader in readers:
        await follows(reader, "договор")
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    await editor.sees("Готово" if readers else "Опубликовано", within=card)
    return card


async def hears_nothing(person: Person, *, since: Message) -> None:
    """Checks that the bot has said nothing since: what comes later is answered, and that alone."""
    later = await person.says("/help")
    answer = await person.sees("/latest", since=later)
    new = [each for each in person.chat if each.is_from_bot and each.change > since.change]
    assert new == [answer]


class TestEdit:
    async def test_a_copy_is_edited_in_place(
        self, emulator: Emulator, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")

        said = await editor.says(f"/edit 1\n{NEW}")

        await anna.sees("Договор не подписан", within=copy)
        done = await editor.sees("Готово: обновлено 1 сообщение", since=said)
        assert done.text.startswith("№ 1 · ")
        assert copies(emulator, anna, "Договор не подписан") == 0

    async def test_the_earlier_text_comes_back_by_a_button(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        said = await editor.says(f"/edit № 1\n{NEW}")
        done = await editor.sees("Готово", since=said)
        await anna.sees("Договор не подписан", within=copy)

        await editor.presses("Вернуть прежний текст", on=done)

        await anna.sees("Договор подписан", within=copy)
        await editor.sees("Готово", within=done)

    async def test_search_and_latest_have_the_new_text_at_once(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor)
        said = await editor.says("/edit 1\nМост открыт\n\nДвижение пущено.")
        await editor.sees("Разосланных копий нет", since=said)

        said = await anna.says("/latest")
        await anna.sees("Мост открыт", since=said)
        said = await anna.says("/search движение")
        await anna.sees("Мост открыт", since=said)
        said = await anna.says("/search договор")
        await anna.sees("Ничего не нашлось", since=said)

    async def test_the_text_may_come_as_the_next_message(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        await editor.says("/edit #1")
        await editor.sees("Новых сообщений никто не получит")

        await editor.says(NEW)

        await anna.sees("Договор не подписан", within=copy)

    @pytest.mark.parametrize("word", ["отмена", "/cancel", "Отмена"])
    async def test_it_can_be_given_up(self, editor: Person, word: str) -> None:
        await published(editor)
        said = await editor.says("/edit 1")
        asked = await editor.sees("Пришлите новый текст", since=said)

        if word == "Отмена":
            await editor.presses(word, on=asked)
        else:
            await editor.says(word)

        await editor.sees("№ 1 остаётся как есть", since=said)
        said = await editor.says("договор")
        await editor.sees("Договор подписан", since=said)

    async def test_a_file_a_reply_and_a_caption_are_read_as_post_reads_them(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")

        await editor.sends_document("Из файла\n\nТекст.".encode(), "a.txt", caption="/edit 1")
        await anna.sees("Из файла", within=copy)
        text = await editor.says("Из ответа\n\nТекст.")
        await editor.replies(text, "/edit 1")
        await anna.sees("Из ответа", within=copy)
        await editor.says("/edit 1")
        await editor.forwards("Из пересланного\n\nТекст.")
        await anna.sees("Из пересланного", within=copy)

    async def test_a_text_that_the_app_cut_is_put_together_again(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        paragraphs = [f"Абзац {number}. " + "Слово за слово. " * 20 for number in range(30)]

        said = await editor.says("/edit 1\nДлинная статья\n\n" + "\n\n".join(paragraphs))
        later = await editor.says("/help")
        await editor.sees("/latest", since=later)
        await anna.sees("Длинная статья", within=copy)
        await editor.sees("Готово", since=said)
        await anna.presses("Читать полностью", on=copy)
        while "Дальше" in str(copy.markup):
            await anna.presses("Дальше", on=copy)

        assert "Абзац 29." in copy.text

    async def test_a_draft_is_shown_anew(self, editor: Person, anna: Person) -> None:
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

    async def test_a_long_text_for_a_draft_is_shown_once(self, editor: Person) -> None:
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
        self, newsdesk: Newsdesk, editor: Person, anna: Person
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

    async def test_what_cannot_be_is_answered_and_the_article_stays(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        for typed, answer in (
            ("/edit", "Какая статья?"),
            (f"/edit\n{NEW}", "Какая статья?"),
            ("/edit 99", "№ 99: такой статьи нет"),
            (f"/correct 99\n{NEW}", "№ 99: такой статьи нет"),
            ("/edit 1\nДоговор подписан\n\nСтороны подписали договор сегодня.", "и был таким"),
            ("/edit 1\n———\n#мост", "Не вижу заголовка"),
            ("/edit 1\n[[[", "нет текста"),
        ):
            said = await editor.says(typed)
            await editor.sees(answer, since=said)
        long = ("Заголовок\n\n" + "Слово за слово.\n" * 14_000).encode()
        said = await editor.sends_document(long, "long.txt", caption="/edit 1")
        await editor.sees("№ 1 остаётся как есть", since=said)
        assert "длиннее 200" in (await editor.sees("длиннее 200", since=said)).text
        await editor.says("/edit 1")
        said = await editor.sends_photo(png(10, 10))
        await editor.sees("№ 1 остаётся как есть", since=said)
        await editor.says("/cancel")

        said = await anna.says("/start a_1")
        assert "Стороны подписали" in (await anna.sees("Договор подписан", since=said)).text
        assert copy.text.startswith("Договор подписан")

    async def test_a_command_that_is_forwarded_changes_nothing(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")

        for command in ("edit", "correct"):
            said = await editor.forwards(f"/{command} 1\n{NEW}")
            await editor.sees(f"Ответьте на него своей: /{command}", since=said)

        assert copy.text.startswith("Договор подписан")

    async def test_broken_markup_is_shown_as_it_is(self, editor: Person, anna: Person) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")

        await editor.says("/edit 1\n<b>Договор</i> & <a href='\n\n</blockquote>&lt;{x}")

        await anna.sees("<b>Договор</i> & <a href='", within=copy)
        assert "</blockquote>&lt;{x}" in copy.text

    async def test_what_could_not_be_taken_is_said(self, editor: Person, anna: Person) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")

        said = await editor.says(f"/edit 1\nРубрика: Агро\n{NEW}")

        await anna.sees("Договор не подписан", within=copy)
        await editor.sees("Рубрики «Агро» нет, рубрика осталась прежней", since=said)

    async def test_what_is_cancelled_or_withdrawn_stays_so(self, editor: Person) -> None:
        card = await drafted(editor)
        await editor.presses("Отмена", on=card)
        said = await editor.says(f"/edit 1\n{NEW}")
        await editor.sees("статья отменена", since=said)

        card = await drafted(editor)
        await editor.presses("Опубликовать", on=card)
        await editor.sees("Опубликовано", within=card)
        said = await editor.says("/withdraw 2")
        await editor.presses("Отозвать")
        await editor.sees("статья отозвана", since=said)
        said = await editor.says(f"/correct 2\n{NEW}")
        await editor.sees("статья отозвана, изменить её уже нельзя", since=said)

    async def test_for_readers_the_commands_do_not_exist(self, anna: Person) -> None:
        for typed in ("/edit 1", "/correct 1", "/withdraw 1", "/article 1"):
            said = await anna.says(typed)
            await anna.sees("нет.", since=said)

    async def test_a_photo_is_changed_and_kept(self, editor: Person, anna: Person) -> None:
        await follows(anna, "фото")
        said = await editor.sends_photo(png(100, 80), caption="/post\nФото дня\n\nПодпись.")
        await editor.sees("Рубрика:", since=said)
        await editor.presses("Опубликовать")
        copy = await anna.sees("Фото дня")
        before = copy.media

        await editor.says("/edit 1\nФото ночи\n\nПодпись.")
        await anna.sees("Фото ночи", within=copy)
        assert copy.media == before
        await editor.sends_photo(png(60, 60), caption="/edit 1\nФото утра\n\nПодпись.")

        await anna.sees("Фото утра", within=copy)
        assert copy.media != before

    async def test_a_picture_sent_as_a_file_becomes_the_photo(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")

        await editor.sends_document(png(60, 60), "a.png", caption=f"/edit 1\n{NEW}")
        await anna.sees("Договор не подписан", within=copy)
        assert "photo" in (copy.media or {})
        await editor.says("/edit 1\nДоговор расторгнут\n\nНавсегда.")

        await anna.sees("Договор расторгнут", within=copy)
        assert "photo" in (copy.media or {})
        assert not [each for each in editor.chat if each.is_from_bot and not each.text]

    async def test_stop_halts_it_and_continue_goes_on(
        self, newsdesk: Newsdesk, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        await editor.says("/stop")
        await editor.sees("Рассылка остановлена")

        said = await editor.says(f"/edit 1\n{NEW}")
        line = await editor.sees("№ 1 · обновляется: 0 из 1 · остановлено", since=said)
        said = await editor.says("/stats 1")
        figures = await editor.sees("Доставки: 1", since=said)
        assert "доставлено — 1" in figures.text
        assert "из них обновляются — 1" in figures.text
        assert copy.text.startswith("Договор подписан")
        await editor.presses("Продолжить", on=line)

        await anna.sees("Договор не подписан", within=copy)
        newsdesk.clock.advance(timedelta(seconds=5))
        await editor.sees("Готово: обновлено 1 сообщение", within=line)

    async def test_several_edits_one_after_another_end_with_the_last(
        self, newsdesk: Newsdesk, editor: Person, anna: Person
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


class TestDigest:
    async def test_its_line_changes_and_goes(
        self, emulator: Emulator, editor: Person, anna: Person
    ) -> None:
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
        await editor.says("/withdraw 1")
        await editor.presses("Отозвать")
        await anna.sees("1 новость", within=digest)
        assert "Матч" not in digest.text
        await editor.says("/withdraw 2")
        await editor.presses("Отозвать")

        await editor.sees("№ 2 · Готово: отозвано 1 сообщение")
        await anna.sees_gone(digest)
        assert copies(emulator, anna, "Матч") == 1


class TestCorrect:
    async def test_who_has_the_earlier_text_is_told_once(
        self, emulator: Emulator, editor: Person, anna: Person, tom: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")

        said = await editor.says(f"/correct 1\n{NEW}")

        await anna.sees("Договор не подписан", within=copy)
        await anna.sees("Исправлено: Договор не подписан")
        done = await editor.sees("Готово: исправлено 1 сообщение", since=said)
        assert "Об исправлении узнал 1 читатель" in done.text
        assert copies(emulator, anna, "Исправлено") == 1
        assert copies(emulator, tom, "Исправлено") == 0

    async def test_a_long_correction_is_told_once_however_many_pieces_it_comes_in(
        self, emulator: Emulator, editor: Person, anna: Person
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


class TestWithdraw:
    async def test_a_copy_goes_and_old_buttons_say_so(
        self, editor: Person, anna: Person, tom: Person
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

    async def test_an_old_share_button_says_so(self, editor: Person, anna: Person) -> None:
        await published(editor, anna)
        assert await anna.inline("#1")
        assert await anna.inline_button("#1") is None
        await editor.says("/withdraw 1")
        await editor.presses("Отозвать")

        assert await anna.inline("#1") == []
        button = await anna.inline_button("#1")

        assert button == {"text": "Редакция отозвала эту статью.", "start_parameter": "a_1"}
        assert await anna.inline_button("#99") is None

    async def test_drafts_old_buttons_say_so_too(self, editor: Person) -> None:
        card = await published(editor)
        await editor.says("/withdraw 1")
        await editor.presses("Отозвать")

        for data in ("ep:1", "eb:1", "ef:1", "eu:1", "ec:1", "eh:1", "er:1", "ed:1", "nw:1"):
            assert await editor.forges(data, on=card) == "Статья отозвана"

    async def test_two_editors_withdraw_it_once(
        self, newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
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

    async def test_it_can_be_left_as_it_is(self, editor: Person, anna: Person) -> None:
        await published(editor, anna)
        await editor.says("/withdraw 1")
        question = await editor.sees("Отозвать статью?")

        await editor.presses("‹ Оставить", on=question)

        assert question.text.startswith("№ 1 · Договор подписан")
        said = await anna.opens("a_1")
        await anna.sees("Договор подписан", since=said)

    async def test_what_is_not_out_is_cancelled_or_recalled_instead(
        self, newsdesk: Newsdesk, editor: Person
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


class TestOriginal:
    async def test_a_draft_follows_its_original_in_place(self, editor: Person) -> None:
        said = await editor.says("/post\nДоговор подписан\n\nСтороны подписали договор.")
        card = await editor.sees("Рубрика:", since=said)
        preview = await editor.sees("Стороны подписали", since=said)

        await editor.edits(said, "/post\nРубрика: Спорт\nМатч сыгран\n\nНичья.")

        await editor.sees("Ничья", within=preview)
        await editor.sees("Рубрика: Спорт", within=card)
        assert len([each for each in editor.chat if each.is_from_bot]) == 2

    async def test_what_is_published_follows_its_original(
        self, emulator: Emulator, editor: Person, anna: Person
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

    async def test_the_last_text_given_by_edit_is_an_original_too(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        said = await editor.says(f"/edit 1\n{NEW}")
        await anna.sees("Договор не подписан", within=copy)

        await editor.edits(said, "/edit 1\nДоговор расторгнут\n\nНавсегда.")

        await anna.sees("Договор расторгнут", within=copy)

    async def test_a_piece_of_a_cut_text_changes_the_whole(self, editor: Person) -> None:
        paragraphs = [f"Абзац {number}. " + "Слово за слово. " * 20 for number in range(30)]
        said = await editor.says("/post\nДлинная статья\n\n" + "\n\n".join(paragraphs))
        later = await editor.says("/help")
        await editor.sees("/latest", since=later)
        pieces = [
            each
            for each in editor.chat
            if not each.is_from_bot and said.message_id <= each.message_id < later.message_id
        ]
        assert len(pieces) > 1
        shown = await editor.sees("Длинная статья", since=said)

        await editor.edits(pieces[0], pieces[0].text.replace("Длинная статья", "Новая статья"))
        await editor.sees("Новая статья", within=shown)
        await editor.edits(pieces[-1], pieces[-1].text.replace("Абзац 29.", "Последний абзац."))
        later = await editor.says("/help")
        await editor.sees("/latest", since=later)
        await editor.presses("Читать полностью", on=shown)
        while "Дальше" in str(shown.markup):
            await editor.presses("Дальше", on=shown)

        assert "Последний абзац." in shown.text

    async def test_a_caption_and_a_replied_message_are_originals(self, editor: Person) -> None:
        said = await editor.sends_photo(png(100, 80), caption="/post\nФото дня\n\nПодпись.")
        await editor.sees("Рубрика:", since=said)
        shown = await editor.sees("Фото дня", since=said)
        await editor.edits(said, "/post\nФото ночи\n\nПодпись.")
        await editor.sees("Фото ночи", within=shown)

        text = await editor.says("Текст дня\n\nСлова.")
        await editor.sees("Ничего не нашлось", since=text)
        said = await editor.replies(text, "/post")
        shown = await editor.sees("Текст дня", since=said)
        await editor.edits(text, "Текст ночи\n\nСлова.")
        await editor.sees("Текст ночи", within=shown)

    async def test_a_draft_that_gets_a_photo_is_shown_anew(self, editor: Person) -> None:
        said = await editor.says("/post\nДоговор подписан\n\nСтороны подписали договор.")
        card = await editor.sees("Рубрика:", since=said)
        await editor.sends_photo(png(60, 60), caption=f"/edit 1\n{NEW}")
        await editor.sees_gone(card)
        await editor.sees("Рубрика:", since=said)
        shown = await editor.sees("Договор не подписан", since=said)
        assert "photo" in (shown.media or {})

        await editor.edits(said, "/post\nДоговор расторгнут\n\nНавсегда.")

        await editor.sees("Договор расторгнут", within=shown)

    async def test_what_is_departing_follows_its_original(
        self, newsdesk: Newsdesk, editor: Person, anna: Person
    ) -> None:
        await newsdesk.restart(undo_seconds=3600)
        await follows(anna, "договор")
        card = await drafted(editor)
        preview = await editor.sees("Стороны подписали")
        original = next(each for each in editor.chat if "/post" in each.text)
        await editor.presses("Опубликовать", on=card)

        await editor.edits(original, f"/post\n{NEW}")
        await editor.sees("Договор не подписан", within=preview)
        newsdesk.clock.advance(timedelta(hours=2))
        await newsdesk.tick("departing")

        await anna.sees("Договор не подписан")
        await editor.sees("Готово", within=card)

    async def test_the_caption_of_an_album_is_an_original(
        self, editor: Person, anna: Person
    ) -> None:
        await follows(anna, "договор")
        files = [("photo", png(90, 60 + number), f"{number}.jpg") for number in range(3)]
        caption = "/post\nДоговор подписан\n\nСтороны подписали договор."
        sent = await editor.sends_album(*files, captions={0: caption})
        card = await editor.sees("Остальное из альбома", since=sent[0])
        await editor.presses("Опубликовать", on=card)
        copy = await anna.sees("Договор подписан")

        edited = await editor.edits(sent[0], f"/post\n{NEW}")

        await anna.sees("Договор не подписан", within=copy)
        done = await editor.sees("Готово: обновлено 1 сообщение", since=edited)
        assert done.message_id > card.message_id

    async def test_a_file_is_an_original_whose_caption_says_nothing(self, editor: Person) -> None:
        content = "Договор подписан\n\nСтороны подписали договор.".encode()
        sent = await editor.sends_document(content, "a.txt", caption="/post")
        await editor.sees("Рубрика:", since=sent)
        last = editor.chat[-1]

        await editor.edits(sent, "/post просто так")

        await hears_nothing(editor, since=last)

    async def test_a_text_that_changed_nothing_is_an_original_too(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        said = await editor.says("/edit 1\nДоговор подписан\n\nСтороны подписали договор сегодня.")
        await editor.sees("и был таким", since=said)

        await editor.edits(said, f"/edit 1\n{NEW}")

        await anna.sees("Договор не подписан", within=copy)

    async def test_nothing_is_said_of_what_changes_nothing(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        original = next(each for each in editor.chat if "/post" in each.text)
        last = editor.chat[-1]

        await editor.edits(original, original.text)
        searched = await anna.says("договор")
        await anna.sees("Договор", since=searched)
        await anna.edits(searched, "другое")

        await hears_nothing(editor, since=last)
        await hears_nothing(anna, since=searched)

    async def test_what_cannot_be_is_answered_and_the_article_stays(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        original = next(each for each in editor.chat if "/post" in each.text)
        for text, answer in (("/post", "нет текста"), ("/post\n———\n#мост", "Не вижу заголовка")):
            edited = await editor.edits(original, text)
            await editor.sees(answer, since=edited)
            assert "№ 1 остаётся как есть" in (await editor.sees(answer, since=edited)).text
        await editor.says("/withdraw 1")
        await editor.presses("Отозвать")
        await anna.sees_gone(copy)
        await editor.sees("Готово: отозвано 1 сообщение")

        edited = await editor.edits(original, f"/post\n{NEW}")
        told = await editor.sees("статья отозвана, изменить её уже нельзя", since=edited)
        await editor.edits(original, original.text)

        await hears_nothing(editor, since=told)

    async def test_a_command_in_it_is_neither_carried_out_nor_an_articles_text(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        original = next(each for each in editor.chat if "/post" in each.text)

        for text in ("/withdraw 1", "/Cancel", "/latest@newsdesk_demo_bot"):
            edited = await editor.edits(original, text)
            await editor.sees("команду в исправленном сообщении я не выполняю", since=edited)
        assert copy.text.startswith("Договор подписан")
        await editor.edits(original, f"/correct 1\n{NEW}")

        await anna.sees("Договор не подписан", within=copy)

    async def test_a_text_may_begin_with_a_slash_below_its_command(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        original = next(each for each in editor.chat if "/post" in each.text)

        await editor.edits(original, "/post\n/etc открыт\n\nТекст.")

        await anna.sees("/etc открыт", within=copy)

    async def test_no_article_was_made_of_a_message_with_an_impossible_id(
        self, emulator: Emulator, editor: Person, caplog: pytest.LogCaptureFixture
    ) -> None:
        await published(editor)
        original = next(each for each in editor.chat if "/post" in each.text)
        last = editor.chat[-1]

        raw = {**original.as_dict(), "text": NEW, "message_id": 2**63}
        emulator.updates.put_raw({"edited_message": raw})

        await hears_nothing(editor, since=last)
        assert "handler.failed" not in caplog.messages

    async def test_a_message_that_names_another_article_now_changes_neither(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        message = await editor.says(f"/edit 1\n{NEW}")
        await anna.sees("Договор не подписан", within=copy)

        for text in (f"/edit 2\n{NEW}", "/correct № 2\nДоговор № 2\n\nТекст."):
            edited = await editor.edits(message, text)
            told = await editor.sees("сообщение теперь называет № 2", since=edited)
            assert told.text.startswith("№ 1 · статья осталась прежней")
        edited = await editor.edits(message, "/edit 1\nДоговор снова подписан\n\nТекст.")

        await anna.sees("Договор снова подписан", within=copy)
        assert "Договор № 2" not in copy.text

    async def test_who_is_no_editor_any_more_changes_nothing(
        self, emulator: Emulator, editor: Person, anna: Person
    ) -> None:
        other = emulator.person("Пётр", "ru", user_id=OTHER_ID)
        await other.says("/help")
        await other.sees("/latest")
        await editor.says(f"/editors add {other.id}")
        await editor.sees("теперь редактор")
        await published(other, anna)
        copy = await anna.sees("Договор подписан")
        original = next(each for each in other.chat if "/post" in each.text)
        await editor.says(f"/editors remove {other.id}")
        await editor.sees("больше не редактор")

        edited = await other.edits(original, f"/post\n{NEW}")

        await other.sees("изменить её может только редактор", since=edited)
        said = await other.says(f"/edit 1\n{NEW}")
        await other.sees("нет.", since=said)
        assert copy.text.startswith("Договор подписан")


class TestCard:
    async def test_a_card_offers_what_its_status_allows(self, editor: Person) -> None:
        draft = await drafted(editor)
        said = await editor.says("/article 1")
        card = await editor.sees("Черновик", since=said)
        assert "Исправить" not in str(card.markup)
        await editor.presses("Опубликовать", on=draft)
        await editor.sees("Опубликовано", within=draft)
        said = await editor.says("/article № 1")
        card = await editor.sees("Опубликована", since=said)

        await editor.presses("Показать", on=card)
        await editor.sees("Стороны подписали", since=card)
        await editor.presses("Цифры", on=card)
        await editor.sees("Доставки: 0")
        await editor.presses("Изменить", on=card)
        await editor.sees("Пришлите новый текст")
        await editor.presses("Исправить", on=card)
        await editor.sees("об исправлении")
        await editor.says("/cancel")
        await editor.presses("Отозвать", on=card)
        await editor.presses("Отозвать", on=card)
        await editor.sees("Готово, статья отозвана", within=card)

        said = await editor.says("/article 1")
        card = await editor.sees("Отозвана", since=said)
        assert "Изменить" not in str(card.markup)

    async def test_history_keeps_every_text_and_gives_it_back(
        self, editor: Person, anna: Person
    ) -> None:
        await published(editor, anna)
        copy = await anna.sees("Договор подписан")
        for number in range(5):
            await editor.says(f"/edit 1\nДоговор {number}\n\nТекст {number}.")
            await anna.sees(f"Договор {number}", within=copy)
        said = await editor.says("/article 1")
        card = await editor.sees("версия 6", since=said)

        await editor.presses("История", on=card)
        assert "6 · правка" in card.text
        assert "1–5 из 6" in card.text
        await editor.presses("Дальше", on=card)
        await editor.presses("1 · как опубликовано", on=card)
        assert "Стороны подписали" in card.text
        await editor.presses("Вернуть эту версию", on=card)

        await anna.sees("Договор подписан", within=copy)
        await editor.sees("Готово", within=card)

    async def test_a_number_is_needed_and_has_to_be_known(self, editor: Person) -> None:
        for typed, answer in (("/article", "Какая статья?"), ("/article 5", "№ 5: такой статьи")):
            said = await editor.says(typed)
            await editor.sees(answer, since=said)


async def test_who_changed_what_is_in_the_log(
    editor: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await published(editor)
    for typed in (f"/edit 1\n{NEW}", "/correct 1\nДоговор расторгнут\n\nВчера."):
        said = await editor.says(typed)
        await editor.sees("Готово", since=said)
    await editor.says("/withdraw 1")
    await editor.presses("Отозвать")

    told = {
        (record.message, getattr(record, "user", None), getattr(record, "article", None))
        for record in caplog.records
    }
    for event in ("article.edited", "article.corrected", "article.withdrawn"):
        assert (event, editor.id, 1) in told
