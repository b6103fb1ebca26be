"""Why did it not come: an article sent back in any way, and the button that mends the reason."""

from datetime import timedelta
from typing import Any

from emulator import Person
from emulator.messages import Message
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_publishing import follows
from tests.journeys.test_why import labels

HEADLINE = "Подписан договор о гарантиях безопасности"
TEXT = (
    "Стороны подписали договор о гарантиях безопасности в Астане. Документ вступит в силу через "
    "месяц после обмена грамотами, сообщили журналистам в министерстве."
)
NOT_LONG = "договор гарантии"


async def sends(reader: Person, text: str) -> Message:
    """Says something; the answer."""
    said = await reader.says(text)
    return await reader.sees("", since=said)


async def settled(newsdesk: Newsdesk) -> None:
    """Waits until it is recorded what has been sent: a stop does."""
    await newsdesk.restart()
    await newsdesk.program()


def bot_link(reader: Person, article_id: int) -> str:
    return f"https://t.me/{reader.emulator.bot.username}?start=a_{article_id}"


async def test_what_came_is_answered_with_the_very_message(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await follows(anna, "договор")
    await newsdesk.publish(HEADLINE, TEXT, "politics")
    copy = await anna.sees(HEADLINE)
    await settled(newsdesk)

    said = await anna.forwards_post(copy)

    answer = await anna.sees("Пришло вам: сегодня", since=said)
    assert answer.reply_to is copy
    assert "Почему?" in labels(answer)


async def test_what_nobody_subscribed_to_is_found_however_it_is_sent(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await newsdesk.publish(HEADLINE, TEXT, "politics")
    channel: dict[str, Any] = {"type": "hidden_user", "sender_user_name": "Кто-то"}

    for text in (bot_link(anna, 1), HEADLINE, f"{HEADLINE}\n\n{TEXT}", TEXT):
        answer = await sends(anna, text)
        assert "не подходит ни под одну" in answer.text, text
    said = await anna.forwards(f"Другие слова.\n{TEXT}", channel)
    answer = await anna.sees("не подходит ни под одну", since=said)

    assert labels(answer) == ["Следить: 🏛 Политика", "Следить дальше", "Подписки"]
    await anna.presses("Следить: ", on=answer)
    await anna.sees("Слежу за рубрикой", since=answer)
    assert "раньше, чем вы подписались" in (await sends(anna, HEADLINE)).text


async def test_words_are_still_looked_for_and_what_nobody_knows_is_answered_kindly(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await newsdesk.publish(HEADLINE, TEXT, "politics")

    assert HEADLINE in (await sends(anna, NOT_LONG)).text
    stranger = "Вчера на рынке продавали яблоки, груши и сливы по самым разным ценам. " * 4
    answer = await sends(anna, stranger)
    assert "не нашлось" in answer.text
    assert labels(answer) == ["Последние новости", "Что я умею"]


async def test_each_reason_has_the_button_that_mends_it(newsdesk: Newsdesk, anna: Person) -> None:
    await follows(anna, "политика")
    await newsdesk.publish(HEADLINE, TEXT, "politics")

    answer = await sends(anna, bot_link(anna, 1))
    assert "Политика приходит в дайджесте" in answer.text
    assert "Будет в дайджесте: " in answer.text
    assert labels(answer) == ["Присылать сразу", "Прислать сейчас", "Подписки"]

    await sends(anna, "/digest off")
    answer = await sends(anna, bot_link(anna, 1))
    assert "а он выключен" in answer.text
    await anna.presses("Включить дайджест", on=answer)

    said = await anna.says("/digest now")
    await anna.sees(HEADLINE, since=said)
    await settled(newsdesk)
    answer = await sends(anna, bot_link(anna, 1))
    assert "Было в вашем дайджесте: сегодня" in answer.text
    assert answer.reply_to is not None


async def test_a_pause_is_named_and_ended(newsdesk: Newsdesk, anna: Person) -> None:
    await follows(anna, "договор")
    await sends(anna, "/pause 7d")
    await newsdesk.publish(HEADLINE, TEXT, "politics")

    answer = await sends(anna, bot_link(anna, 1))

    assert "у вас пауза до" in answer.text
    await anna.presses("Снова присылать", on=answer)
    newsdesk.clock.advance(timedelta(minutes=1))
    assert "Сейчас ничто не мешает" in (await sends(anna, bot_link(anna, 1))).text


async def test_what_was_withdrawn_is_said_to_be(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await newsdesk.publish(HEADLINE, TEXT, "politics")
    said = await editor.says("/withdraw 1")
    await editor.presses("Отозвать", on=await editor.sees("", since=said))
    await editor.sees("тозван")

    assert "редакция отозвала" in (await sends(anna, bot_link(anna, 1))).text


async def test_an_editors_forward_is_no_question(newsdesk: Newsdesk, editor: Person) -> None:
    await newsdesk.publish(HEADLINE, TEXT, "politics")

    said = await editor.forwards(f"{HEADLINE}\n\n{TEXT}")

    await editor.sees("/post", since=said)


async def test_why_names_what_let_it_through(newsdesk: Newsdesk, anna: Person) -> None:
    await follows(anna, "договор")
    await newsdesk.publish(HEADLINE, TEXT, "politics")
    copy = await anna.sees(HEADLINE)
    await settled(newsdesk)

    await anna.presses("Почему?", on=copy)

    assert "Пришло сразу" in (await anna.sees("подошла под вашу подписку")).text
