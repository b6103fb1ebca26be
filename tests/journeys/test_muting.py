"""/mute: nothing of one subscription for a while, and nothing lost."""

from datetime import timedelta

import pytest

from emulator import Person
from emulator.keyboards import buttons
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")


async def follow(person: Person, *names: str) -> None:
    for name in names:
        said = await person.says(f"/subscribe {name}")
        await person.sees(
            {"спорт": "Спорт", "sport": "Sport", "культура": "Культура"}.get(name, name), since=said
        )


async def test_a_rubric_or_a_rule_is_muted_by_its_words(anna: Person) -> None:
    await follow(anna, "спорт", '"гарантии безопасности"', "договор")
    for typed, heading in (
        ("спорт 7d", "Спорт\nне присылаю до"),
        ("sport на неделю", "Спорт\nне присылаю до"),
        ('"гарантии безопасности" 2 недели', '"гарантии безопасности"\nне присылаю до'),
        ("договор навсегда", "договор\nне присылаю, пока не вернёте"),
        ("спорт off", "Спорт\nв дайджест"),
        ("договор выключить", "договор\nсразу"),
    ):
        said = await anna.says(f"/mute {typed}")
        await anna.sees(heading, since=said)


async def test_mute_alone_asks_what_and_then_for_how_long(ales: Person) -> None:
    await follow(ales, "спорт", "дагавор")
    await ales.says("/mute")
    asked = await ales.sees("Што пакуль не дасылаць?")

    await ales.presses("дагавор", on=asked)
    assert "Колькі не дасылаць?" in asked.text
    assert (await ales.presses("7 дзён", on=asked)).startswith("Не дасылаю да ")

    assert "дагавор\nне дасылаю да" in asked.text


async def test_mute_without_a_length_asks_for_it(tom: Person) -> None:
    await follow(tom, "sport")
    await tom.says("/mute sport")
    asked = await tom.sees("For how long?")

    assert await tom.presses("Until I say so", on=asked) == "Muted until you say so"
    assert "nothing sent until you say so" in asked.text
    assert await tom.presses("Unmute", on=asked) == "Unmuted"
    await tom.presses("Mute again", on=asked)

    assert "nothing sent until you say so" in asked.text


async def test_a_mute_that_was_ended_comes_back_until_the_same_moment(anna: Person) -> None:
    await follow(anna, "договор")
    await anna.says("/mute договор 3 дня")
    card = await anna.sees("не присылаю до")
    until = card.text.splitlines()[1]

    await anna.presses("Снова присылать", on=card)
    assert "договор\nсразу" in card.text
    await anna.presses("Не присылать до", on=card)

    assert card.text.splitlines()[1] == until


async def test_nothing_comes_of_what_is_muted_and_the_others_go_on(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await follow(anna, "договор", "метро")
    await anna.says("/mute договор 7d")
    await anna.sees("Другие подписки — как раньше")

    await newsdesk.publish("Подписан договор")
    await newsdesk.publish("Открыто метро")
    await anna.sees("Открыто метро")
    newsdesk.clock.advance(timedelta(days=7, minutes=1))
    await newsdesk.publish("Новый договор")

    await anna.sees("Новый договор")
    assert not any(message.text.startswith("Подписан") for message in anna.chat)


async def test_several_rubrics_are_muted_at_once(anna: Person) -> None:
    await follow(anna, "спорт", "культура")
    await anna.says("/mute спорт, культура 7d")

    answer = await anna.sees("Не присылаю до")
    assert "Спорт" in answer.text
    assert "Культура" in answer.text
    await anna.presses("Культура ›", on=answer)
    assert "Культура\nне присылаю до" in answer.text


async def test_what_cannot_be_muted_is_answered_with_what_can(anna: Person) -> None:
    await anna.says("/mute")
    await anna.sees("Подписок пока нет")
    await follow(anna, "спорт")
    for typed, wrong in (
        ("футбол 7d", "Подписки «футбол» нет"),
        ("спорт завтра", "Не понимаю, что и на сколько"),
        ("спорт 9999d", "Не понимаю, что и на сколько"),
        ("7d", "Не понимаю, что и на сколько"),
    ):
        said = await anna.says(f"/mute {typed}")
        await anna.sees(wrong, since=said)

    said = await anna.says("/mute футбол 7d")
    answer = await anna.sees("Подписки «футбол» нет", since=said)
    await anna.presses("Спорт", on=answer)
    assert "Сколько не присылать?" in answer.text


async def test_another_persons_subscription_is_not_muted(anna: Person, tom: Person) -> None:
    await follow(anna, "договор")
    await follow(tom, "sport")
    await tom.says("/mute")
    asked = await tom.sees("What should I not send")

    for forged in ("zm:1", "zv:1:99999999", "sm:1:7", "zv:1:999999999999999999", "zu:1:1"):
        await tom.forges(forged, on=asked)
    await anna.says("/subscriptions")

    await anna.sees("договор — сразу")


async def test_a_subscription_comes_without_a_sound_or_with_one(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await follow(anna, "договор")
    await anna.says("/subscriptions")
    card = await anna.sees("Ваши подписки")
    await anna.presses("договор", on=card)

    assert await anna.presses("Без звука", on=card) == "🔎 договор: без звука"
    assert "сразу, без звука" in card.text
    await newsdesk.publish("Подписан договор")
    quiet = await anna.sees("Подписан договор")
    await anna.presses("Со звуком", on=card)
    assert "без звука" not in card.text
    await newsdesk.publish("Новый договор")
    loud = await anna.sees("Новый договор")

    assert (quiet.is_silent, loud.is_silent) == (True, False)


async def test_sounds_are_ticked_in_a_list(anna: Person) -> None:
    await follow(anna, "договор", "спорт")
    await anna.says("/settings")
    screen = await anna.sees("Звук: у всех подписок")
    await anna.presses("Звук", on=screen)

    assert await anna.presses("✓ 🔎 договор", on=screen) == "🔎 договор: без звука"
    assert "🔎 договор" in [button["text"] for button in buttons(screen.markup)]
    await anna.presses("‹ Настройки", on=screen)

    assert "Без звука: 1 из 2" in screen.text
