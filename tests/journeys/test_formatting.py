"""An editor's own formatting, from the message to every reader."""

import pytest

from emulator import Message, Person
from emulator.formatting import Markup
from tests.emulator.pictures import png

pytestmark = pytest.mark.usefixtures("newsdesk")

BODY = (
    "Движение по <b>мосту <i>пущено</i></b> 👍 <u>сегодня</u>, <s>вчера</s> "
    '<a href="https://a.by/1?b=2&amp;c=3">здесь</a>, <tg-spoiler>тайна</tg-spoiler>, '
    "<code>код</code>.\n<blockquote>«Цитата».</blockquote>\n• раз\n• два\n<pre>if x:\n    y()</pre>"
)
SOURCE = '\n<a href="https://belta.by/society/1">Читать полностью</a>'
SET = [
    ("мосту пущено", "bold"),
    ("пущено", "italic"),
    ("сегодня", "underline"),
    ("вчера", "strikethrough"),
    ("здесь", "text_link"),
    ("тайна", "spoiler"),
    ("код", "code"),
    ("«Цитата».", "blockquote"),
    ("if x:\n    y()", "pre"),
]


def set_words(message: Message) -> list[tuple[str, str]]:
    """The words of a message in their styles, its headline and source aside."""
    units = message.text.encode("utf-16-le")
    found = [
        (units[2 * each["offset"] : 2 * (each["offset"] + each["length"])], each["type"])
        for each in message.entities
    ]
    words = [(text.decode("utf-16-le"), kind) for text, kind in found]
    return [each for each in words if each[0] not in ("Мост открыт", "belta.by")]


async def preview(editor: Person, since: Message) -> Message:
    await editor.sees("Рубрика:", since=since)
    return await editor.sees("Мост открыт", since=since)


@pytest.mark.parametrize("way", ["below", "next", "reply", "photo", "file"])
async def test_formatting_reaches_readers_whichever_way_an_article_comes(
    editor: Person, tom: Person, way: str
) -> None:
    await tom.says("/subscribe мост")
    await tom.sees("мост")

    said = await hand_in(editor, way)
    shown = await preview(editor, said)
    await editor.presses("Опубликовать")

    got = await tom.sees("Движение")
    assert set_words(got) == set_words(shown) == SET
    assert "• раз\n• два" in got.text
    assert "Читать полностью" not in got.text
    assert got.text.endswith("belta.by")


async def hand_in(editor: Person, way: str) -> Message:
    text = f"<b>Мост открыт</b>\n\n{BODY}{SOURCE}"
    match way:
        case "below":
            return await editor.says(Markup(f"/post\n{text}"))
        case "reply":
            return await editor.replies(await editor.says(Markup(text)), "/post")
        case "photo":
            await editor.says("/post")
            return await editor.sends_photo(png(100, 80), caption=Markup(text))
        case "file":
            page = BODY.replace("\n• раз\n• два\n", "<ul><li>раз<li>два</ul>")
            html = f"<title>Вкладка</title><h1>Мост открыт</h1><p>{page}<p>{SOURCE}"
            content = html.encode("cp1251", "xmlcharrefreplace")
            return await editor.sends_document(content, "a.htm", "/post")
    await editor.says("/post")
    return await editor.says(Markup(text))


async def test_a_text_that_telegram_cut_in_two_keeps_its_formatting(editor: Person) -> None:
    await editor.says("/post")
    said = await editor.says(Markup("Мост открыт\n\n<b>Слово</b>" + " за словом." * 200))
    await preview(editor, said)

    rest = await editor.says(Markup("И <i>самый</i> конец."))

    shown = await preview(editor, rest)
    assert ("самый", "italic") in set_words(shown)
    assert ("Слово", "bold") in set_words(shown)


async def test_everybody_sees_the_same_formatting(editor: Person, anna: Person) -> None:
    said = await editor.says(Markup(f"/post\nМост открыт\n\n{BODY}{SOURCE}"))
    await preview(editor, said)
    await editor.presses("Опубликовать")
    await editor.sees("Опубликовано", since=said)

    opened = await anna.opens("a_1")
    article = await anna.sees("Движение", since=opened)
    (result,) = await anna.inline("пущено")
    shared = await anna.chooses(result, "пущено")

    assert set_words(article) == set_words(shared) == SET
    await anna.says("/search пущено")
    await anna.sees("Мост открыт")
