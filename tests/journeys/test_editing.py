"""/edit of what is published: copies, search and the archive have the new text."""

import json
from datetime import timedelta
from typing import Any

import pytest

from emulator import Emulator, Person
from handlers import amending, taking
from newsroom.conversations import conversation
from tests.emulator.pictures import png
from tests.journeys.amended import NEW, published
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_publishing import copies, drafted, follows

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")


async def test_a_copy_is_edited_in_place(emulator: Emulator, editor: Person, anna: Person) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")

    said = await editor.says(f"/edit 1\n{NEW}")

    await anna.sees("Договор не подписан", within=copy)
    done = await editor.sees("Готово: обновлено 1 сообщение", since=said)
    assert done.text.startswith("№ 1 · ")
    assert copies(emulator, anna, "Договор не подписан") == 0


async def test_the_earlier_text_comes_back_by_a_button(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    said = await editor.says(f"/edit № 1\n{NEW}")
    done = await editor.sees("Готово: обновлено", since=said)
    await anna.sees("Договор не подписан", within=copy)

    await editor.presses("Вернуть прежний текст", on=done)

    await anna.sees("Договор подписан", within=copy)
    await editor.sees("Готово", within=done)


async def test_search_and_latest_have_the_new_text_at_once(editor: Person, anna: Person) -> None:
    await published(editor)
    said = await editor.says("/edit 1\nМост открыт\n\nДвижение пущено.")
    await editor.sees("Разосланных копий нет", since=said)

    said = await anna.says("/latest")
    await anna.sees("Мост открыт", since=said)
    said = await anna.says("/search движение")
    await anna.sees("Мост открыт", since=said)
    said = await anna.says("/search договор")
    await anna.sees("Ничего не нашлось", since=said)


async def test_the_text_may_come_as_the_next_message(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    await editor.says("/edit #1")
    await editor.sees("Новых сообщений никто не получит")

    await editor.says(NEW)

    await anna.sees("Договор не подписан", within=copy)


@pytest.mark.parametrize("word", ["отмена", "/cancel", "Отмена"])
async def test_it_can_be_given_up(editor: Person, word: str) -> None:
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
    editor: Person, anna: Person
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


async def test_a_text_that_the_app_cut_is_put_together_again(editor: Person, anna: Person) -> None:
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


async def test_while_a_piece_is_used_the_editor_is_known_to_be_in_the_middle_of_a_text(
    newsdesk: Newsdesk, editor: Person, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await published(editor, anna)
    desk = (await newsdesk.program()).desk
    known: list[tuple[str | None, str]] = []
    amend = amending.amend

    async def amend_and_look(*args: Any, **options: Any) -> Any:
        known.append(await conversation(desk, editor.id, editor.id))
        return await amend(*args, **options)

    monkeypatch.setattr(taking, "amend", amend_and_look)
    said = await editor.says("/edit 1\nДлинная статья\n\n" + "Слово за словом. " * 700)
    later = await editor.says("/help")
    await editor.sees("/latest", since=later)
    await editor.sees("Готово", since=said)

    states = [state for state, _ in known]
    before, during = taking.Composing.made.state, taking.Composing.cut.state
    assert states == [before, during, during]
    assert [len(json.loads(data).get("pieces", ())) for _, data in known] == [0, 1, 2]


async def test_what_cannot_be_is_answered_and_the_article_stays(
    editor: Person, anna: Person
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
    said = await editor.sends("voice", b"OggS", "voice.ogg")
    await editor.sees("№ 1 остаётся как есть", since=said)
    said = await editor.sends_photo(png(10, 10), "/edit 99")
    await editor.sees("№ 99: такой статьи нет", since=said)
    await editor.says("/cancel")

    said = await anna.says("/start a_1")
    assert "Стороны подписали" in (await anna.sees("Договор подписан", since=said)).text
    assert copy.text.startswith("Договор подписан")


async def test_a_command_that_is_forwarded_changes_nothing(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")

    for command in ("edit", "correct"):
        said = await editor.forwards(f"/{command} 1\n{NEW}")
        await editor.sees(f"Ответьте на него своей: /{command}", since=said)

    assert copy.text.startswith("Договор подписан")


async def test_broken_markup_is_shown_as_it_is(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")

    await editor.says("/edit 1\n<b>Договор</i> & <a href='\n\n</blockquote>&lt;{x}")

    await anna.sees("<b>Договор</i> & <a href='", within=copy)
    assert "</blockquote>&lt;{x}" in copy.text


async def test_what_could_not_be_taken_is_said(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")

    said = await editor.says(f"/edit 1\nРубрика: Агро\n{NEW}")

    await anna.sees("Договор не подписан", within=copy)
    await editor.sees("Рубрики «Агро» нет, рубрика осталась прежней", since=said)


async def test_for_readers_the_commands_do_not_exist(anna: Person) -> None:
    for typed in ("/edit 1", "/correct 1", "/withdraw 1", "/article 1"):
        said = await anna.says(typed)
        await anna.sees("нет.", since=said)


async def test_a_photo_is_changed_and_kept(editor: Person, anna: Person) -> None:
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


async def test_a_picture_sent_as_a_file_becomes_the_photo(editor: Person, anna: Person) -> None:
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
    newsdesk: Newsdesk, editor: Person, anna: Person
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


@pytest.mark.parametrize("command", ["edit", "correct"])
async def test_a_text_that_turns_out_too_long_leaves_the_article_as_it_was(
    editor: Person, anna: Person, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr("sources.page.LONGEST_ARTICLE", 10_000)
    await follows(anna, "договор")
    card = await drafted(editor, "/post\nРубрика: Общество\nДоговор подписан\n\nВчера.")
    await editor.presses("Опубликовать", on=card)
    await editor.sees("Готово", within=card)
    copy = await anna.sees("Договор подписан")

    said = await editor.says(
        f"/{command} 1\nРубрика: Спорт\nДругая статья\n\n" + "Слово за словом. " * 700
    )

    await editor.sees("остаётся как есть", since=said)
    await anna.sees("Договор подписан", within=copy)
    asked = await editor.says("/article 1")
    card = await editor.sees("Договор подписан", since=asked)
    assert "Общество" in card.text
    assert "Общество" in copy.text
