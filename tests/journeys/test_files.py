"""Files as word processors write them, and files that mean harm."""

from functools import partial

import pytest

from emulator import Emulator, Person
from emulator.call import Upload
from emulator.files import media as media_of
from sources.file import LARGEST_DOCUMENT
from sources.reader import Reader
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_formatting import preview, set_words
from tests.sources.documents import bomb, locked, old, paragraph, run, slow, word
from tests.sources.test_documents import MARKDOWN, RICH, WORD


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may take a tenth of a second; to be asked for ahead of ``newsdesk``."""
    monkeypatch.setattr("bot.operation.Reader", partial(Reader, deadline=0.1))


@pytest.mark.usefixtures("newsdesk")
async def test_a_document_is_the_article_however_it_is_handed_in(editor: Person) -> None:
    for content, name, way in (
        (WORD, "Статья.docx", "below"),
        (MARKDOWN.encode(), "article.md", "next"),
        (RICH, "article.rtf", "reply"),
        (WORD, "article.doc", "next"),
    ):
        if way == "next":
            await editor.says("/post")
        said = await editor.sends_document(content, name, "/post" if way == "below" else "")
        if way == "reply":
            await editor.replies(said, "/post")

        shown = await preview(editor, said)

        assert [each for each in set_words(shown) if each[1] != "hashtag"] == [
            ("пущено", "bold"),
            ("сегодня", "text_link"),
            ("сообщает", "italic"),
            ("Сказано.", "blockquote"),
        ]
        assert "• раз\n• два" in shown.text
        assert "Общество · Астана" in shown.text
        assert "#мост" in shown.text


@pytest.mark.usefixtures("newsdesk")
async def test_an_article_follows_the_file_that_it_came_in(
    emulator: Emulator, editor: Person, newsdesk: Newsdesk
) -> None:
    said = await editor.sends_document(WORD, "article.docx", "/post")
    shown = await preview(editor, said)
    await editor.sees("Рубрика: Общество", since=said)

    mended = word(paragraph("Мост открыт") + paragraph("Дождь ", run("идёт", "<w:b/>"), "."))
    said.media = media_of(emulator.files.add("document", Upload("article.docx", mended)))
    emulator.updates.put("edited_message", said.as_dict(), said.chat.id)
    await editor.sees("Дождь идёт.", within=shown)

    said.media = media_of(emulator.files.add("document", Upload("article.docx", locked())))
    emulator.updates.put("edited_message", said.as_dict(), said.chat.id)
    assert "№ 1 остаётся как есть" in (await editor.sees("закрыт паролем")).text
    assert (await newsdesk.article()).body == ("Дождь идёт.",)


@pytest.mark.usefixtures("newsdesk")
async def test_a_hostile_file_costs_one_clear_message(editor: Person) -> None:
    asked = await editor.says("/post")
    await editor.sees("Пришлите статью", since=asked)
    for content, name, answer in (
        (bomb(), "bomb.docx", "слишком велик, когда распакован"),
        (locked(), "locked.docx", "закрыт паролем"),
        (old(), "old.doc", "старый формат Word"),
        (WORD[:-30], "cut.docx", "повреждён"),
        (word(""), "empty.docx", "нет текста"),
        (bytes(LARGEST_DOCUMENT + 1), "huge.docx", "больше 20 МБ"),
        (b"%PDF", "a.pdf", "Файлы .pdf"),
    ):
        said = await editor.sends_document(content, name)
        refused = await editor.sees(answer, since=said)
        helped = await editor.says("/help")
        await editor.sees("/latest", since=helped)
        assert [each for each in editor.chat if answer in each.text] == [refused]

    said = await editor.sends_document(WORD, "article.docx")
    assert "Движение" in (await preview(editor, said)).text


@pytest.mark.usefixtures("hasty", "newsdesk")
async def test_a_file_that_takes_for_ever_is_broken_off(editor: Person) -> None:
    said = await editor.sends_document(slow(), "slow.rtf", "/post")
    await editor.sees("слишком долго", since=said)

    said = await editor.says("/post\nМост открыт\n\nДвижение пущено.")
    assert "Движение" in (await preview(editor, said)).text


@pytest.mark.usefixtures("newsdesk")
async def test_pictures_in_a_document_are_told_of(editor: Person) -> None:
    content = word(paragraph("Мост открыт") + paragraph("Текст.", "<w:r><pic:pic/></w:r>"))
    said = await editor.sends_document(content, "article.docx", "/post")

    assert "Картинки из файла" in (await editor.sees("Рубрика:", since=said)).text
