"""An article follows the message that its text came in."""

from copy import deepcopy
from datetime import timedelta

import pytest

from emulator import Emulator, Message, Person
from emulator.call import Upload
from emulator.files import media as media_of
from news.formatting import Formatted
from newsroom import originals
from tests.emulator.pictures import png
from tests.journeys.amended import NEW, OTHER_ID, hears_nothing, published
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_publishing import drafted, follows

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")


async def told_again(emulator: Emulator, editor: Person, said: Message) -> None:
    """Telegram tells of a message that nobody has changed; until the bot has heard that."""
    said.edit_date = emulator.now()
    emulator.updates.put("edited_message", said.as_dict(), said.chat.id)
    later = await editor.says("/help")
    await editor.sees("/latest", since=later)


async def given_another_photo(editor: Person) -> tuple[Message, Message]:
    """The message that a draft was made of, and the /edit that gave it another photo."""
    said = await editor.sends_photo(png(100, 80), caption="/post\nДоговор\n\nПодпись.")
    await editor.sees("Рубрика:", since=said)
    other = await editor.sends_photo(png(80, 100), caption="/edit 1\nДоговор\n\nПодпись.")
    await editor.sees("Рубрика:", since=other)
    return said, other


async def test_a_draft_follows_its_original_in_place(editor: Person) -> None:
    said = await editor.says("/post\nДоговор подписан\n\nСтороны подписали договор.")
    card = await editor.sees("Рубрика:", since=said)
    preview = await editor.sees("Стороны подписали", since=said)

    await editor.edits(said, "/post\nРубрика: Спорт\nМатч сыгран\n\nНичья.")

    await editor.sees("Ничья", within=preview)
    await editor.sees("Рубрика: Спорт", within=card)
    assert len([each for each in editor.chat if each.is_from_bot]) == 2


async def test_the_last_text_given_by_edit_is_an_original_too(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    said = await editor.says(f"/edit 1\n{NEW}")
    await anna.sees("Договор не подписан", within=copy)

    await editor.edits(said, "/edit 1\nДоговор расторгнут\n\nНавсегда.")

    await anna.sees("Договор расторгнут", within=copy)


async def test_of_two_edits_within_a_second_both_count(
    emulator: Emulator, editor: Person, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await published(editor, anna)
    said = next(each for each in editor.chat if each.text.startswith("/post"))
    copy = await anna.sees("Договор подписан")
    date = emulator.now()
    monkeypatch.setattr(emulator, "now", lambda: date)

    await editor.edits(said, "/post\nДоговор не подписан\n\nСтороны разошлись.")
    await anna.sees("Договор не подписан", within=copy)
    await editor.edits(said, "/post\nДоговор расторгнут\n\nНавсегда.")

    await anna.sees("Договор расторгнут", within=copy)


@pytest.mark.parametrize("number", ["2,5", "№2а", "12a"])
async def test_a_number_that_is_none_becomes_no_headline(
    editor: Person, anna: Person, number: str
) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    said = await editor.says(f"/edit 1\n{NEW}")
    await anna.sees("Договор не подписан", within=copy)

    await editor.edits(said, f"/edit {number}\nДоговор расторгнут\n\nНавсегда.")

    await editor.sees("статья осталась прежней", since=said)
    assert "Договор не подписан" in copy.text


@pytest.mark.parametrize("mended", ["/edit 1\nДоговор расторгнут", "/post\nДоговор", "/withdraw 1"])
async def test_who_mends_a_command_is_told_to_send_it_anew(
    editor: Person, anna: Person, mended: str
) -> None:
    await published(editor, anna)
    said = await editor.says("/edit 1а\nДоговор расторгнут")
    await editor.sees("Какая статья?", since=said)

    await editor.edits(said, mended)

    await editor.sees("пришлите её новым сообщением", since=said)
    theirs = await anna.says("/help")
    await anna.edits(theirs, mended)
    await hears_nothing(anna, since=await anna.sees("/latest", since=theirs))


async def test_a_piece_of_a_cut_text_changes_the_whole(editor: Person) -> None:
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


async def test_a_caption_and_a_replied_message_are_originals(editor: Person) -> None:
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


async def test_a_photo_changed_and_changed_back_is_followed(
    emulator: Emulator, editor: Person
) -> None:
    caption = "/post\nФото дня\n\nПодпись."
    said = await editor.sends_photo(png(100, 80), caption=caption)
    await editor.sees("Рубрика:", since=said)
    other = await editor.sends_photo(png(80, 100), caption="/post\nДругое\n\nПодпись.")
    await editor.sees("Рубрика:", since=other)
    first, second = said.media, other.media

    for media in (second, first):
        said.media, said.edit_date = media, emulator.now()
        emulator.updates.put("edited_message", said.as_dict(), said.chat.id)
        shown = await editor.sees("Фото дня", since=other)
        other = await editor.says("/help")
        await editor.sees("/latest", since=other)
        assert shown.media == media


async def test_a_photo_that_came_by_reply_does_not_come_back(
    emulator: Emulator, editor: Person
) -> None:
    await drafted(editor)
    said = await editor.sends_photo(png(100, 80), caption="Договор\n\nПодпись.")
    await editor.sees("", since=said)
    said_next = await editor.replies(said, "/edit 1")
    shown = await editor.sees("Подпись.", since=said_next)
    assert shown.media == said.media
    other = await editor.sends_photo(png(80, 100), caption="/edit 1\nДоговор\n\nДругая подпись.")
    shown = await editor.sees("Другая подпись.", since=other)

    said.edit_date = emulator.now()
    emulator.updates.put("edited_message", said.as_dict(), said.chat.id)
    await hears_nothing(editor, since=await editor.sees("Рубрика:", since=other))

    assert shown.media == other.media


async def test_a_mended_caption_brings_no_earlier_photo_back(
    emulator: Emulator, editor: Person
) -> None:
    said, other = await given_another_photo(editor)
    shown = await editor.sees("Подпись.", since=other)

    await editor.edits(said, "/post\nДоговор\n\nДругая подпись.")
    await editor.sees("Другая подпись.", within=shown)
    await told_again(emulator, editor, said)

    assert shown.media == other.media
    assert "Другая подпись." in shown.text


@pytest.mark.parametrize("text", ["Подпись.", "Другая подпись."])
async def test_another_file_id_of_the_same_photo_brings_it_not_back(
    emulator: Emulator, editor: Person, newsdesk: Newsdesk, text: str
) -> None:
    said, _ = await given_another_photo(editor)
    given = (await newsdesk.article()).photo
    again = emulator.files.add("photo", Upload("photo.jpg", png(100, 80)))
    said.media = deepcopy(said.media or {})
    said.media["photo"][-1]["file_id"] = again.file_id

    said.text = f"/post\nДоговор\n\n{text}"
    await told_again(emulator, editor, said)

    article = await newsdesk.article()
    assert (article.photo, article.body) == (given, (text,))


async def test_the_photo_of_a_message_kept_by_an_earlier_version_is_known_by_its_file_id(
    emulator: Emulator, editor: Person, newsdesk: Newsdesk
) -> None:
    said, _ = await given_another_photo(editor)
    given = (await newsdesk.article()).photo
    assert said.media is not None
    kept_then = {said.message_id: said.media["photo"][-1]["file_id"]}
    texts = {said.message_id: Formatted("Договор\n\nПодпись.")}
    desk = (await newsdesk.program()).desk
    await originals.remember(desk, 1, editor.id, texts, kept_then)

    await told_again(emulator, editor, said)
    await editor.edits(said, "/post\nДоговор\n\nДругая подпись.")
    await told_again(emulator, editor, said)

    article = await newsdesk.article()
    assert (article.photo, article.body) == (given, ("Другая подпись.",))


async def test_what_is_told_again_brings_no_photo_back_that_the_message_got_later(
    emulator: Emulator, editor: Person
) -> None:
    said, other = await given_another_photo(editor)
    said.media = other.media
    await told_again(emulator, editor, said)
    last = await editor.sends_photo(png(90, 90), caption="/edit 1\nДоговор\n\nПодпись.")
    await editor.sees("Рубрика:", since=last)

    await told_again(emulator, editor, said)

    previews = [each for each in editor.chat if each.is_from_bot and each.media]
    assert [each.media for each in previews] == [last.media]


async def test_a_photo_that_was_refused_with_its_caption_comes_with_the_next_one(
    emulator: Emulator, editor: Person, newsdesk: Newsdesk
) -> None:
    said = await editor.sends_photo(png(100, 80), caption="/post\nДоговор\n\nПодпись.")
    await editor.sees("Рубрика:", since=said)
    other = emulator.files.add("photo", Upload("other.png", png(80, 100)))
    said.media = media_of(other)

    edited = await editor.edits(said, "/post\n———\n#мост")
    await editor.sees("остаётся как есть", since=edited)
    await told_again(emulator, editor, said)
    refusals = [one for one in editor.chat if one.is_from_bot and "остаётся как есть" in one.text]
    assert len(refusals) == 1
    assert (await newsdesk.article()).photo != other.file_id
    edited = await editor.edits(said, "/post\nДоговор\n\nДругая подпись.")
    await editor.sees("Рубрика:", since=edited)

    article = await newsdesk.article()
    assert article.body == ("Другая подпись.",)
    assert article.photo == other.file_id


async def test_a_refused_caption_does_not_bring_its_photo_back_over_the_one_given_since(
    emulator: Emulator, editor: Person, newsdesk: Newsdesk
) -> None:
    said = await editor.sends_photo(png(100, 80), caption="/post\nДоговор\n\nПодпись.")
    await editor.sees("Рубрика:", since=said)
    edited = await editor.edits(said, "/post\n———\n#мост")
    await editor.sees("остаётся как есть", since=edited)
    other = await editor.sends_photo(png(80, 100), caption="/edit 1\nДоговор\n\nПодпись.")
    await editor.sees("Рубрика:", since=other)
    given = (await newsdesk.article()).photo

    await editor.edits(said, "/post\nДоговор\n\nДругая подпись.")
    await told_again(emulator, editor, said)

    article = await newsdesk.article()
    assert (article.body, article.photo) == (("Другая подпись.",), given)


async def test_a_draft_that_gets_a_photo_is_shown_anew(editor: Person) -> None:
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
    newsdesk: Newsdesk, editor: Person, anna: Person
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
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    files = [("photo", png(90, 60 + number), f"{number}.jpg") for number in range(3)]
    caption = "/post\nДоговор подписан\n\nСтороны подписали договор."
    sent = await editor.sends_album(*files, captions={0: caption})
    await editor.says("/help")
    card = await editor.sees("Рубрика:", since=sent[0])
    await editor.presses("Опубликовать", on=card)
    copy = await anna.sees("Договор подписан")

    edited = await editor.edits(sent[0], f"/post\n{NEW}")

    await anna.sees("Договор не подписан", within=copy)
    assert len((await newsdesk.article()).photos) == 3
    done = await editor.sees("Готово: обновлено 1 сообщение", since=edited)
    assert done.message_id > card.message_id


async def test_a_file_is_an_original_whose_caption_says_nothing(editor: Person) -> None:
    content = "Договор подписан\n\nСтороны подписали договор.".encode()
    sent = await editor.sends_document(content, "a.txt", caption="/post")
    await editor.sees("Рубрика:", since=sent)
    last = editor.chat[-1]

    await editor.edits(sent, "/post просто так")

    await hears_nothing(editor, since=last)


async def test_a_text_that_changed_nothing_is_an_original_too(editor: Person, anna: Person) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    said = await editor.says("/edit 1\nДоговор подписан\n\nСтороны подписали договор сегодня.")
    await editor.sees("и был таким", since=said)

    await editor.edits(said, f"/edit 1\n{NEW}")

    await anna.sees("Договор не подписан", within=copy)


async def test_nothing_is_said_of_what_changes_nothing(editor: Person, anna: Person) -> None:
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
    editor: Person, anna: Person
) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    original = next(each for each in editor.chat if "/post" in each.text)
    for text, answer in (("/post", "нет текста"), ("/post\n———\n#мост", "Не вижу заголовка")):
        edited = await editor.edits(original, text)
        await editor.sees(answer, since=edited)
        assert "№ 1 остаётся как есть" in (await editor.sees(answer, since=edited)).text
    said = await editor.says("/withdraw 1")
    await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))
    await anna.sees_gone(copy)
    await editor.sees("Готово: отозвано 1 сообщение")

    edited = await editor.edits(original, f"/post\n{NEW}")
    told = await editor.sees("статья отозвана, изменить её уже нельзя", since=edited)
    await editor.edits(original, original.text)

    await hears_nothing(editor, since=told)


async def test_a_command_in_it_is_neither_carried_out_nor_an_articles_text(
    editor: Person, anna: Person
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
    editor: Person, anna: Person
) -> None:
    await published(editor, anna)
    copy = await anna.sees("Договор подписан")
    original = next(each for each in editor.chat if "/post" in each.text)

    await editor.edits(original, "/post\n/etc открыт\n\nТекст.")

    await anna.sees("/etc открыт", within=copy)


async def test_no_article_was_made_of_a_message_with_an_impossible_id(
    emulator: Emulator, editor: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await published(editor)
    original = next(each for each in editor.chat if "/post" in each.text)
    last = editor.chat[-1]

    raw = {**original.as_dict(), "text": NEW, "message_id": 2**63}
    emulator.updates.put_raw({"edited_message": raw})

    await hears_nothing(editor, since=last)
    assert "handler.failed" not in caplog.messages


async def test_a_message_that_names_another_article_now_changes_neither(
    editor: Person, anna: Person
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
    emulator: Emulator, editor: Person, anna: Person
) -> None:
    other = emulator.person("Пётр", "ru", user_id=OTHER_ID)
    await other.says("/help")
    await other.sees("/latest")
    await editor.says(f"/editors add {other.id}")
    await editor.sees("теперь редактор")
    await published(other, anna)
    copy = await anna.sees("Договор подписан")
    original = next(each for each in other.chat if each.text.startswith("/post"))
    await editor.says(f"/editors remove {other.id}")
    await editor.sees("больше не редактор")

    edited = await other.edits(original, f"/post\n{NEW}")

    await other.sees("изменить её может только редактор", since=edited)
    said = await other.says(f"/edit 1\n{NEW}")
    await other.sees("нет.", since=said)
    assert copy.text.startswith("Договор подписан")
