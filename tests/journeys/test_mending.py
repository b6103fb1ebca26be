"""What was recognised is mended on the card: by taps, by a typed line; and seen as readers will."""

from datetime import timedelta

import pytest

from emulator import Message, Person
from tests.emulator.pictures import png
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_publishing import drafted, follows

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")

LONG = "/post\nЛид: Коротко о главном.\nТеги: мост\nМост открыт\n\n" + "Слово за словом. " * 100


async def answered(editor: Person, said: Message, card: Message, words: str) -> None:
    """The card shows it, and what was typed is gone from the chat."""
    await editor.sees(words, within=card)
    await editor.sees_gone(said)


async def test_every_detail_is_mended_by_a_tap_where_it_stands(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    card = await drafted(editor)
    preview = await editor.sees("Стороны подписали")
    messages = len(editor.chat)

    await editor.presses("Поправить", on=card)
    assert "Место: нет" in card.text
    await editor.presses("Место", on=card)
    await answered(editor, await editor.says("Минск"), card, "✓ Исправлено: Место")
    assert "Место: Минск" in card.text
    assert "Минск · " in preview.text
    await editor.presses("Теги", on=card)
    await answered(editor, await editor.says("договор, союзное государство"), card, "Теги: договор")
    assert "#договор #союзное_государство" in preview.text
    await editor.presses("Дата", on=card)
    await answered(editor, await editor.says("4 июля 2024 19:25"), card, "Дата: 4 июля 2024, 19:25")
    await editor.presses("Дата", on=card)
    await editor.presses("Убрать", on=card)
    assert "Дата: время выхода" in card.text
    await editor.presses("Язык", on=card)
    await editor.presses("Беларуская", on=card)
    assert "Язык: Беларуская" in card.text
    await editor.presses("Лид", on=card)
    await editor.presses("Назад", on=card)
    await editor.presses("Назад", on=card)
    assert "Рубрика: не выбрана · Минск" in card.text
    assert len(editor.chat) == messages

    await editor.presses("Опубликовать", on=card)
    got = await anna.sees("Договор подписан")
    assert "#договор #союзное_государство" in got.text
    assert (await newsdesk.article(1)).revision == 6


async def test_what_cannot_be_is_said_with_an_example_and_asked_once_more(
    editor: Person,
) -> None:
    card = await drafted(editor)
    await editor.presses("Поправить", on=card)
    await editor.presses("Источник", on=card)

    said = await editor.says("просто БЕЛТА")
    again = await editor.sees("«просто БЕЛТА» — не ссылка", since=said)
    await editor.sees_gone(card)
    assert "например: https://belta.by/news/1" in again.text
    await answered(
        editor, await editor.says("belta.by/news/1"), again, "Источник: https://belta.by"
    )

    await editor.presses("Фото", on=again)
    said = await editor.says("вот")
    again = await editor.sees("Это не фото", since=said)
    await editor.presses("Назад", on=again)
    await editor.presses("Назад", on=again)
    await editor.presses("Опубликовать", on=again)
    await editor.sees("Опубликовано", within=again)


async def test_a_typed_line_that_answers_the_card_mends_what_it_names(
    newsdesk: Newsdesk, editor: Person
) -> None:
    card = await drafted(editor)
    preview = await editor.sees("Стороны подписали")

    await answered(editor, await editor.replies(card, "Место: Минск"), card, "Место: Минск")
    await answered(editor, await editor.replies(preview, "Лид: Главное."), card, "Лид: Главное.")
    said = await editor.replies(card, "Источник: БЕЛТА")
    await editor.sees("«БЕЛТА» — не ссылка", since=said)

    article = await newsdesk.article(1)
    assert (article.place, article.lead, article.revision) == ("Минск", "Главное.", 3)


async def test_a_colleagues_change_is_not_mended_over(editor: Person) -> None:
    card = await drafted(editor)
    await editor.presses("Поправить", on=card)
    await editor.presses("Место", on=card)
    await editor.replies(card, "Лид: Главное.")
    await editor.sees("Лид: Главное.", within=card)

    said = await editor.says("Минск")
    again = await editor.sees("изменил кто-то ещё", since=said)
    await answered(editor, await editor.says("Минск"), again, "Место: Минск")
    assert "изменил" in await editor.forges("cc:1:p:1", on=again)
    assert "изменил" in await editor.forges("cb:1:p:1", on=again)
    assert await editor.forges("ca:99", on=again)


async def test_what_is_typed_after_the_draft_has_gone_out_mends_nothing(
    newsdesk: Newsdesk, editor: Person
) -> None:
    card = await drafted(editor)
    await editor.presses("Поправить", on=card)
    await editor.presses("Место", on=card)
    await editor.forges("ep:1", on=card)
    await editor.sees("Опубликовано", within=card)

    said = await editor.says("мост")
    await editor.sees("", since=said)
    assert (await newsdesk.article(1)).place is None

    card = await drafted(editor)
    await editor.presses("Поправить", on=card)
    await editor.presses("Место", on=card)
    newsdesk.clock.advance(timedelta(hours=1))
    said = await editor.says("мост")
    await editor.sees("", since=said)
    assert (await newsdesk.article(2)).place is None


async def test_an_article_with_a_photo_gets_another_and_none(
    newsdesk: Newsdesk, editor: Person
) -> None:
    said = await editor.sends_photo(png(100, 80), "/post\nМост открыт\n\nДвижение пущено.")
    card = await editor.sees("Рубрика:", since=said)
    await editor.presses("Поправить", on=card)
    await editor.presses("Фото", on=card)

    said = await editor.sends_photo(png(60, 60))
    shown = await editor.sees("✓ Исправлено: Фото", since=said)
    await editor.sees_gone(card)
    await editor.presses("Фото", on=shown)
    await editor.presses("Убрать", on=shown)
    await editor.sees("Фото: нет")
    assert (await newsdesk.article(1)).photo is None


async def test_a_published_article_is_mended_and_its_copies_follow(
    editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    copy = await anna.sees("Договор подписан")

    said = await editor.says("/article 1")
    card = await editor.sees("Опубликована", since=said)
    await editor.presses("Детали", on=card)
    await editor.presses("Заголовок", on=card)
    await answered(editor, await editor.says("Договор расторгнут"), card, "Заголовок: Договор раст")

    await anna.sees("Договор расторгнут", within=copy)
    await editor.presses("Назад", on=card)
    assert "Договор расторгнут" in card.text


async def test_a_draft_is_seen_as_a_line_of_a_digest_and_as_a_channel_has_it(
    editor: Person,
) -> None:
    card = await drafted(editor, LONG)
    preview = await editor.sees("Коротко о главном.")
    assert "#мост" in preview.text

    await editor.presses("Как увидят", on=card)
    assert card.text == "Так это стоит в дайджесте:\n\n• Мост открыт"
    await editor.presses("Как в канале", on=card)
    assert card.text == preview.text
    await editor.presses("Как в дайджесте", on=card)
    await editor.presses("Назад", on=card)
    await editor.presses("Опубликовать", on=card)
    await editor.sees("Опубликовано", within=card)
    assert "опубликована" in await editor.forges("ce:1", on=card)
