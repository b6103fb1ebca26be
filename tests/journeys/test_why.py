"""Why am I getting this: below a push, and below what was opened."""

import pytest

from emulator import Person
from emulator.keyboards import buttons
from emulator.messages import Message
from tests.journeys.conftest import Newsdesk

HEADLINE = "О проекте договора"
TEXT = "Стороны встретились в Астане.\nГарантии безопасности даст договор."


def labels(message: Message) -> list[str]:
    return [button["text"] for button in buttons(message.markup)]


def in_bold(message: Message) -> list[str]:
    text = message.text.encode("utf-16-le")
    spans = [
        (2 * entity["offset"], 2 * (entity["offset"] + entity["length"]))
        for entity in message.entities
        if entity["type"] == "bold"
    ]
    return [text[start:end].decode("utf-16-le") for start, end in spans]


async def test_a_push_names_its_rule_and_offers_less_of_it(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await anna.says('/subscribe "гарантии безопасности"')
    await anna.sees("гарантии безопасности")
    await newsdesk.publish(HEADLINE, TEXT, "society")
    article = await anna.sees(HEADLINE)

    await anna.presses("Почему мне это?", on=article)

    answer = await anna.sees("Статья подошла под вашу подписку")
    assert '🔎 "гарантии безопасности" — сразу' in answer.text
    assert "Гарантии безопасности даст договор." in answer.text
    assert "Гарантии безопасности" in in_bold(answer)
    assert labels(answer) == ["Только в дайджест", "Не присылать 7 дней", "Подписки", "Удалить"]

    await anna.presses("Только в дайджест", on=answer)
    assert "в дайджест" in answer.text
    await anna.presses("Не присылать…", on=answer)
    await anna.presses("7 дней", on=answer)
    assert "не присылаю до" in answer.text
    await anna.presses("Удалить", on=answer)
    await anna.presses("Удалить", on=answer)
    assert "Больше не слежу" in answer.text

    await anna.presses("Почему мне это?", on=article)
    await anna.sees("открыли её сами")


async def test_what_came_by_several_subscriptions_leads_to_each(
    newsdesk: Newsdesk, anna: Person
) -> None:
    for words in ("общество", "договор", "футбол"):
        await anna.says(f"/subscribe {words}")
        await anna.sees(words if words != "общество" else "Общество")
    await newsdesk.publish(HEADLINE, TEXT, "society")

    await anna.presses("Почему мне это?", on=await anna.sees(HEADLINE))

    answer = await anna.sees("под ваши подписки")
    assert labels(answer) == ["👥 Общество ›", "🔎 договор ›", "Подписки"]
    await anna.presses("договор", on=answer)
    assert "🔎 договор" in answer.text


async def test_an_article_come_upon_is_explained_kindly(newsdesk: Newsdesk, anna: Person) -> None:
    article = await newsdesk.publish(HEADLINE, TEXT, "society")
    await anna.opens(f"a_{article.id}")

    await anna.presses("Почему мне это?", on=await anna.sees(HEADLINE))

    answer = await anna.sees("открыли её сами")
    assert labels(answer) == ["Следить: 👥 Общество", "Подписки"]
    await anna.presses("Следить", on=answer)
    await anna.sees("Слежу за рубрикой")


async def test_an_old_button_works_after_a_restart(newsdesk: Newsdesk, anna: Person) -> None:
    await anna.says("/subscribe договор")
    await anna.sees("Слежу")
    await newsdesk.publish(HEADLINE, TEXT)
    article = await anna.sees(HEADLINE)
    await newsdesk.restart()

    await anna.presses("Почему мне это?", on=article)

    await anna.sees("Статья подошла под вашу подписку")


@pytest.mark.usefixtures("newsdesk")
async def test_a_draft_is_explained_to_its_editor_as_a_draft(editor: Person, anna: Person) -> None:
    said = await editor.says("/post Заголовок\n\nТекст статьи, ещё не вышедшей.")
    shown = await editor.sees("Заголовок", since=said)

    await editor.presses("Почему мне это?", on=shown)
    await editor.sees("Это черновик, его ещё никто не получил")
    await editor.says("/subscribe текст")
    await editor.sees("Слежу")
    said = await editor.says("/help")
    await editor.presses("Почему мне это?", on=shown)

    assert "текст" in (await editor.sees("Вам он придёт по подписке", since=said)).text
    assert "Поделиться можно будет" in await editor.presses("Поделиться", on=shown)
    said = await anna.opens("a_1")
    await anna.sees("Этой статьи нет", since=said)
    await editor.opens("a_1")
    await editor.sees("ещё не вышедшей", since=said)
