"""A reader who reads plainly: what comes by itself, what they ask for, copies that they have."""

import re
import unicodedata

from emulator import Message, Person
from emulator.keyboards import buttons
from newsroom import preferences, subscribing
from tests.emulator.pictures import png
from tests.journeys.conftest import Newsdesk

LONG = "Движение по мосту пущено. " * 100


async def reads_plainly(newsdesk: Newsdesk, person: Person, *, plain: bool = True) -> None:
    desk = (await newsdesk.program()).desk
    reader = await subscribing.reader(desk, person.id)
    assert reader is not None
    await preferences.set_plain(desk, reader, plain=plain)


def assert_plain(message: Message) -> None:
    said = [message.text, *(each["text"] for each in buttons(message.markup))]
    for text in said:
        assert not [each for each in text if unicodedata.category(each) == "So"], text
        assert not re.search(r"[‹›✓]|  ", text), text
    assert "expandable_blockquote" not in {each["type"] for each in message.entities}


async def subscribed(person: Person) -> None:
    said = await person.says("/subscribe мост")
    await person.sees("мост", since=said)


async def publish_with_photo(editor: Person, headline: str, button: str = "Опубликовать") -> None:
    await editor.sends_photo(png(100, 80), f"/post {headline}\n\nДвижение пущено.")
    await editor.presses(button)


async def test_news_come_in_words_without_pictures_and_folds(
    newsdesk: Newsdesk, editor: Person, anna: Person, tom: Person
) -> None:
    for person in (anna, tom):
        await subscribed(person)
    await reads_plainly(newsdesk, anna)

    await publish_with_photo(editor, "Мост 🌉 открыт", "Молния")
    await editor.presses("Отправить всем")

    shown = await anna.sees("Молния: Мост открыт")
    assert shown.media is None
    assert_plain(shown)
    usual = await tom.sees("Мост 🌉 открыт")
    assert usual.media is not None
    assert usual.text.startswith("⚡ Breaking: ")


async def test_a_long_article_with_a_photo_is_told_in_full(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await subscribed(anna)
    await reads_plainly(newsdesk, anna)
    await publish_with_photo(editor, "Мост открыт")
    shown = await anna.sees("Мост открыт")

    said = await editor.says(f"/edit 1\nМост открыт\n\n{LONG}")
    await editor.sees("", since=said)

    changed = await anna.sees(LONG.strip()[-60:])
    assert changed is shown
    assert_plain(changed)


async def test_a_copy_with_a_photo_is_edited_as_what_it_is(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await subscribed(anna)
    await publish_with_photo(editor, "Мост 🌉 открыт")
    shown = await anna.sees("Мост 🌉 открыт")
    await reads_plainly(newsdesk, anna)

    said = await editor.says("/edit 1\nМост 🌉 закрыт\n\nДвижение остановлено.")
    await editor.sees("", since=said)

    changed = await anna.sees("Мост закрыт")
    assert changed is shown
    assert changed.media is not None
    assert_plain(changed)


async def test_a_copy_with_a_photo_is_read_on_where_it_is(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await subscribed(anna)
    photo = await editor.sends_photo(png(100, 80))
    await editor.says(f"/post Мост 🌉 открыт\n\n{LONG}", to=photo)
    await editor.presses("Опубликовать")
    shown = await anna.sees("Мост 🌉 открыт")
    await reads_plainly(newsdesk, anna)
    many = len(anna.chat)

    await anna.presses("Читать", on=shown)
    await anna.sees("1 из ", within=shown)
    assert_plain(shown)
    await anna.presses("Сохранить", on=shown)
    await anna.presses("Сохранено", on=shown)
    await anna.presses("Свернуть", on=shown)

    assert_plain(shown)
    assert shown.media is not None
    assert len(anna.chat) == many


async def test_every_answer_is_plain_and_its_buttons_work(
    newsdesk: Newsdesk, anna: Person, tom: Person
) -> None:
    await newsdesk.publish("Мост 🌉 открыт", LONG, rubric="Общество")
    await subscribed(anna)
    await reads_plainly(newsdesk, anna)
    for words in ("/start", "/rubrics", "/subscriptions", "/latest", "/digest", "/search мост"):
        said = await anna.says(words)
        assert_plain(await anna.sees("", since=said))
    said = await anna.says("/search мост")
    found = await anna.sees("Слова: мост", since=said)
    await anna.presses("Следить за словами", on=found)
    assert "мост" in (await anna.sees("мост", since=found)).text
    said = await anna.says("/rubrics")
    ticked = await anna.sees("", since=said)
    await anna.presses("Спорт", on=ticked)
    assert "Выбрано: Спорт" in [each["text"] for each in buttons(ticked.markup)]
    await reads_plainly(newsdesk, anna, plain=False)
    await anna.says("/subscriptions")
    assert "🔎 мост" in (await anna.sees("🔎 мост")).text
    assert tom.chat == []
