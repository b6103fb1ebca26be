"""The first minute: what, when, in which languages, and the news of exactly that."""

import pytest

from emulator import Emulator, Person
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

SPORT, SOCIETY = "Золото для Минска", "Мост открыт"
BELARUSIAN = "Урад абмеркаваў праект пастановы аб бяспецы"


async def filled(newsdesk: Newsdesk) -> None:
    await newsdesk.publish(BELARUSIAN, rubric="sport")
    await newsdesk.publish(SPORT, rubric="sport")
    await newsdesk.publish(SOCIETY, rubric="society")


async def test_one_tap_after_start_the_news_on_screen_are_the_readers_own(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await filled(newsdesk)
    await anna.says("/start")
    first = await anna.sees("Последние новости")
    assert SOCIETY in first.text

    await anna.presses("Спорт", on=first)

    own = await anna.sees("Ваши новости")
    assert own.message_id == first.message_id
    assert SPORT in own.text
    assert SOCIETY not in own.text


async def test_every_question_is_answered_in_the_same_message(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await filled(newsdesk)
    await anna.says("/start")
    first = await anna.sees("шаг 1 из 3")
    await anna.presses("Спорт", on=first)
    await anna.presses("Дальше", on=first)
    await anna.sees("шаг 2 из 3")
    await anna.presses("Утром и вечером", on=first)
    await anna.sees("шаг 3 из 3")
    await anna.presses("Русский", on=first)
    assert BELARUSIAN not in (await anna.sees("шаг 3 из 3")).text
    await anna.presses("Готово", on=first)

    done = await anna.sees("Готово")

    assert done.message_id == first.message_id
    assert "09:00, 20:00" in done.text
    assert "Языки новостей: Русский" in done.text
    assert SPORT in done.text
    assert SOCIETY not in done.text
    assert BELARUSIAN not in done.text


async def test_news_wanted_at_once_come_at_once(newsdesk: Newsdesk, anna: Person) -> None:
    await anna.says("/start")
    first = await anna.sees("шаг 1 из 3")
    await anna.presses("Спорт", on=first)
    await anna.presses("Дальше", on=first)
    await anna.presses("Сразу", on=first)
    await anna.sees("шаг 3 из 3")

    await newsdesk.publish(SPORT, rubric="sport")

    sent = await anna.sees(SPORT)
    assert sent.message_id > first.message_id


async def test_every_question_can_be_skipped_and_gone_back_from(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await filled(newsdesk)
    await anna.says("/start")
    first = await anna.sees("шаг 1 из 3")
    await anna.presses("Пропустить", on=first)
    await anna.sees("шаг 3 из 3")
    await anna.presses("Назад", on=first)
    await anna.sees("шаг 1 из 3")
    await anna.presses("Спорт", on=first)
    await anna.presses("Дальше", on=first)
    await anna.presses("Дальше", on=first)
    await anna.sees("шаг 3 из 3")
    await anna.presses("Назад", on=first)
    await anna.sees("шаг 2 из 3")
    await anna.presses("Назад", on=first)
    await anna.sees("шаг 1 из 3")


async def test_whoever_chooses_nothing_still_has_the_news_on_screen(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await filled(newsdesk)
    await anna.says("/start")
    first = await anna.sees("шаг 1 из 3")
    await anna.presses("Пропустить", on=first)
    await anna.presses("Готово", on=first)

    done = await anna.sees("Вы пока ни за чем не следите")

    assert SPORT in done.text
    assert SOCIETY in done.text


async def test_a_choice_without_news_shows_the_others_meanwhile(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await filled(newsdesk)
    await anna.says("/start")

    await anna.presses("Культура", on=await anna.sees("шаг 1 из 3"))

    assert SOCIETY in (await anna.sees("А пока:")).text


async def test_start_again_is_a_home_screen(newsdesk: Newsdesk, anna: Person) -> None:
    await filled(newsdesk)
    await anna.says("/subscribe спорт")
    await anna.sees("Слежу за рубрикой")
    await anna.says("/pause 3d")
    await anna.sees("Пауза")

    await anna.says("/start")

    home = await anna.sees("С возвращением")
    assert "Подписки: ⚽\xa0Спорт" in home.text
    assert "Дайджест: ежедневно в 09:00" in home.text
    assert "Пауза до" in home.text
    assert SPORT in home.text
    await anna.presses("Мои новости", on=home)
    own = await anna.sees("Ваши новости · 1–2 из 2")
    await anna.presses("В начало", on=own)
    await anna.sees("Главный экран")


async def test_an_editors_home_leads_to_the_next_article(editor: Person) -> None:
    await editor.says("/subscribe спорт")
    await editor.sees("Слежу за рубрикой")
    await editor.says("/start")

    await editor.presses("Написать статью", on=await editor.sees("С возвращением"))

    await editor.sees("Пришлите")


async def test_own_news_are_of_rubrics_and_of_words_page_by_page(
    newsdesk: Newsdesk, anna: Person
) -> None:
    for number in range(6):
        await newsdesk.publish(f"Матч {number}", rubric="sport")
    await newsdesk.publish("Договор подписан", rubric="economy")
    await newsdesk.publish(SOCIETY, rubric="society")
    for words in ("/subscribe спорт", "/subscribe договор"):
        await anna.says(words)
        await anna.sees("Слежу за")
    await anna.says("/start")
    await anna.presses("Мои новости", on=await anna.sees("С возвращением"))
    own = await anna.sees("1–5 из 7")
    assert "Договор подписан" in own.text
    assert SOCIETY not in own.text

    await anna.presses("Ещё", on=own)

    assert "Матч 0" in (await anna.sees("6–7 из 7")).text
    await anna.presses("Новее", on=own)
    await anna.sees("1–5 из 7")


async def test_the_buttons_of_greetings_of_earlier_versions_still_work(
    anna: Person,
) -> None:
    await anna.says("/start")
    old = await anna.sees("шаг 1 из 3")

    assert "Слежу: ⚽ Спорт" in await anna.forges("rt:9", on=old)

    assert "Больше не слежу" in await anna.presses("✓", on=old)


@pytest.mark.parametrize("data", ["ta:999999", "ta:-1", "tb:7", "tc:x", "td:1:xx yy", "tg:-5:-7"])
async def test_a_forged_button_harms_nothing(
    newsdesk: Newsdesk, emulator: Emulator, data: str
) -> None:
    await filled(newsdesk)
    reader = emulator.person("Кто-то", "ru")
    await reader.says("/start")
    first = await reader.sees("шаг 1 из 3")

    await reader.forges(data, on=first)

    await reader.says("/latest")
    await reader.sees("Последние новости")
