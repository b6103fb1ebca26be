"""/settings: all of them on one screen, each a tap away, and a way back from each."""

import pytest

from emulator import Person
from emulator.keyboards import buttons

pytestmark = pytest.mark.usefixtures("newsdesk")


async def test_every_setting_stands_on_one_screen(anna: Person) -> None:
    for typed in (
        *("/subscribe договор", "/digest 08:00 20:30", "/quiet 23-7 молнии", "/limit 5"),
        *("/plain on", "/timezone Europe/Warsaw", "/pause навсегда"),
    ):
        await anna.says(typed)
    await anna.says("/settings")
    screen = await anna.sees("Настройки\n")

    for line in (
        "Язык: Русский",
        "Языки новостей: все",
        "Часовой пояс: Варшава, сейчас",
        "Дайджест: ежедневно в 08:00, 20:30",
        "Тихие часы: 23:00–07:00, с молниями",
        "Лимит: не больше 5 новостей в день",
        "Пауза: без срока",
        "Звук: у всех подписок",
        "Простой вид: включён",
    ):
        assert line in screen.text


async def test_every_setting_is_a_tap_away_and_has_a_way_back(
    anna: Person, ales: Person, tom: Person
) -> None:
    for person, title, back in (
        (anna, "Настройки\n", "‹ Настройки"),
        (ales, "Налады\n", "‹ Налады"),
        (tom, "Settings\n", "‹ Settings"),
    ):
        await person.says("/subscribe sport")
        await person.says("/settings")
        screen = await person.sees(title)
        home = screen.text
        ways = [button["text"] for button in buttons(screen.markup)][:-2]
        assert len(ways) == 9
        for way in ways:
            await person.presses(way, on=screen)
            assert screen.text != home
            await person.presses(back, on=screen)
            assert screen.text == home


async def test_settings_are_opened_in_the_readers_language_after_it_was_changed(
    anna: Person,
) -> None:
    await anna.says("/settings")
    screen = await anna.sees("Язык: Русский")
    await anna.presses("Язык", on=screen)
    await anna.presses("English", on=screen)

    await anna.presses("‹ Settings", on=screen)

    assert "Language: English" in screen.text


async def test_plain_view_is_switched_by_a_word_or_a_press(tom: Person) -> None:
    await tom.says("/plain on")
    card = await tom.sees("Plain view · on")
    assert await tom.presses("Turn off", on=card) == "Plain view is off"
    assert "Plain view · off" in card.text
    await tom.presses("Turn on", on=card)
    said = await tom.says("/plain выкл")
    await tom.sees("Plain view · off", since=said)
    await tom.says("/plain maybe")
    await tom.sees("I do not understand “maybe”")


async def test_languages_of_news_are_ticked(anna: Person) -> None:
    await anna.says("/settings")
    screen = await anna.sees("Языки новостей: все")
    await anna.presses("Языки новостей", on=screen)

    assert await anna.presses("Беларуская", on=screen) == "Новости: Беларуская"
    await anna.presses("Русский", on=screen)
    assert "только на этих языках: Русский, Беларуская" in screen.text
    await anna.presses("‹ Настройки", on=screen)
    assert "Языки новостей: Русский, Беларуская" in screen.text

    await anna.presses("Языки новостей", on=screen)
    assert await anna.presses("English", on=screen) == "Новости на всех языках"
    assert "нет" in await anna.forges("zh:fr", on=screen)


async def test_a_pause_that_was_ended_comes_back(anna: Person) -> None:
    await anna.says("/pause 7d")
    paused = await anna.sees("Пауза до ")
    title = paused.text.splitlines()[0]

    assert await anna.presses("Снова присылать", on=paused) == "Снова присылаю новости"
    assert await anna.presses("Вернуть паузу", on=paused) == title

    assert paused.text.splitlines()[0] == title
    for forged in ("zw:0", "zw:-5", "zw:x"):
        await anna.forges(forged, on=paused)
    await anna.forges("zw:999999999999999999", on=paused)
    assert "Пауза без срока" in paused.text


async def test_a_mistyped_command_leads_to_its_screen(tom: Person) -> None:
    for typed, way, seen in (
        ("/quite", "/quiet", "Quiet hours"),
        ("/setings", "/settings", "Language: English"),
        ("/limits", "/limit", "Daily limit"),
    ):
        said = await tom.says(typed)
        answer = await tom.sees(way, since=said)
        await tom.presses(way, on=answer)
        assert seen in answer.text
