"""/quiet: what a reader says for a quiet night, and what the bot answers."""

from datetime import UTC, datetime, timedelta

import pytest

from emulator import Person
from emulator.keyboards import buttons
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")


def labels(person: Person) -> list[str]:
    return [button["text"] for button in buttons(person.chat[-1].markup)]


async def test_quiet_hours_are_set_as_people_write_them(
    anna: Person, ales: Person, tom: Person
) -> None:
    for person, typed, answer in (
        (anna, "23:00-07:00", "Тихие часы · 23:00–07:00"),
        (anna, "с 22 до 6 и молнии", "Молнии приходят и в эти часы"),
        (ales, "з 23 да 7", "прыйдзе адным дайджэстам а 07:00"),
        (ales, "ад 22:30 да 7, тэрміновыя", "Тэрміновыя навіны прыходзяць і ў гэты час"),
        (tom, "from 11pm to 7am", "arrives as one digest at 07:00"),
        (tom, "22:30-06:15 breaking", "Breaking news comes in them, too"),
    ):
        said = await person.says(f"/quiet {typed}")
        await person.sees(answer, since=said)


async def test_quiet_hours_are_chosen_by_buttons_with_breaking_news_or_without(
    anna: Person,
) -> None:
    await anna.says("/quiet")
    card = await anna.sees("Тихие часы · выключены")
    assert "С молниями" not in labels(anna)

    assert await anna.presses("22:00–08:00", on=card) == "Тихие часы: 22:00–08:00"
    assert "Каждый день 10 ч без сообщений" in card.text
    assert "Молнии тоже подождут" in card.text

    toast = await anna.presses("С молниями", on=card)
    assert toast == "Тихие часы: 22:00–08:00, с молниями"
    assert {"✓ 22:00–08:00", "✓ С молниями"} <= {*labels(anna)}

    await anna.presses("23:00–07:00", on=card)
    assert "Молнии приходят и в эти часы" in card.text


async def test_quiet_hours_that_were_ended_come_back_by_one_press(tom: Person) -> None:
    await tom.says("/quiet 22:15-06:45 breaking")
    card = await tom.sees("Quiet hours · 22:15–06:45")

    assert await tom.presses("Turn off", on=card) == "Quiet hours are off"
    assert "Quiet hours · off" in card.text
    await tom.presses("Bring back 22:15–06:45", on=card)

    assert "Quiet hours · 22:15–06:45" in card.text
    assert "✓ With breaking" in labels(tom)


async def test_other_hours_offer_those_before_them(tom: Person) -> None:
    await tom.says("/quiet 22:15-06:45")
    await tom.sees("22:15–06:45")
    said = await tom.says("/quiet 23-7")
    card = await tom.sees("Quiet hours · 23:00–07:00", since=said)

    await tom.presses("Bring back 22:15–06:45", on=card)

    assert "Quiet hours · 22:15–06:45" in card.text


async def test_quiet_hours_are_ended_by_a_word(anna: Person) -> None:
    await anna.says("/quiet 23-7")
    await anna.sees("23:00–07:00")
    for typed in ("off", "выключить"):
        said = await anna.says(f"/quiet {typed}")
        await anna.sees("Тихие часы · выключены", since=said)


@pytest.mark.parametrize(
    ("typed", "wrong", "nearest", "then"),
    [
        ("25-7", "«25» — не время", "23:00–07:00", "23:00–07:00"),
        ("22", "Время только одно: «22»", "22:00–07:00", "22:00–07:00"),
        ("11-7", "«11-7» можно понять по-разному", "11:00–19:00", "11:00–19:00"),
        ("23-7 по будням", "Не понимаю «будням»", "23:00–07:00", "23:00–07:00"),
        ("5:00-5:00", "Начало и конец совпадают", "23:00–05:00", "23:00–05:00"),
        ("тишина", "Не вижу времени", "23:00–07:00", "23:00–07:00"),
    ],
)
async def test_hours_that_cannot_be_read_are_answered_with_what_may_be_meant(
    anna: Person, typed: str, wrong: str, nearest: str, then: str
) -> None:
    await anna.says(f"/quiet {typed}")
    answer = await anna.sees(wrong)
    assert "/quiet 23:00-07:00" in answer.text

    await anna.presses(nearest, on=answer)

    assert f"Тихие часы · {then}" in answer.text


async def test_the_card_says_whether_it_is_quiet_and_when_it_will_be(
    newsdesk: Newsdesk, anna: Person
) -> None:
    newsdesk.clock.move_to(_tomorrow(newsdesk, hour=9))
    await anna.says("/quiet 23-7")
    await anna.sees("Ближайшие — сегодня, 23:00.")
    newsdesk.clock.move_to(_tomorrow(newsdesk, hour=21))

    said = await anna.says("/quiet")
    await anna.sees("Сейчас тихие часы, до 07:00.", since=said)
    said = await anna.says("/resume")
    await anna.sees("Сейчас тихие часы, до 07:00.", since=said)


def _tomorrow(newsdesk: Newsdesk, *, hour: int) -> datetime:
    """The next such hour in UTC; Minsk is three hours ahead."""
    now = newsdesk.clock().astimezone(UTC)
    moment = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    return moment if moment > now else moment + timedelta(days=1)


async def test_what_waits_comes_at_the_end_as_the_card_says(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await anna.says("/subscribe договор")
    await anna.says("/quiet 23-7")
    card = await anna.sees("придёт одним дайджестом в 07:00")
    newsdesk.clock.move_to(_tomorrow(newsdesk, hour=21))
    await newsdesk.publish("Подписан договор")
    await anna.sees_nothing_new(since=card)

    newsdesk.clock.move_to(_tomorrow(newsdesk, hour=4))
    await newsdesk.tick("digests")

    await anna.sees("Подписан договор", since=card)


async def test_what_waits_comes_at_once_when_the_quiet_hours_are_ended(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await anna.says("/subscribe договор")
    newsdesk.clock.move_to(_tomorrow(newsdesk, hour=21))
    await anna.says("/quiet 23-7")
    card = await anna.sees("Сейчас тихие часы, до 07:00.")
    await newsdesk.publish("Подписан договор")
    await anna.sees_nothing_new(since=card)

    await anna.presses("Выключить", on=card)
    assert "Что ждало, придёт в ближайшую минуту." in card.text
    await newsdesk.tick("digests")

    await anna.sees("Подписан договор")


async def test_a_digest_of_the_quiet_hours_is_said_to_come_at_their_end(anna: Person) -> None:
    await anna.says("/digest 03:00 05:30 12:00")
    await anna.says("/quiet 23-7")

    await anna.sees("Дайджест, назначенный на 03:00, 05:30, войдёт в него же.")


async def test_the_buttons_of_an_old_card_work_and_forged_ones_do_nothing(anna: Person) -> None:
    await anna.says("/quiet")
    old = await anna.sees("Тихие часы · выключены")
    await anna.says("/quiet 22-6")
    await anna.sees("22:00–06:00")

    await anna.presses("00:00–08:00", on=old)
    assert "Тихие часы · 00:00–08:00" in old.text

    for forged in ("za:25:00-07:00", "za:07:00-07:00", "za:", "za:breaking"):
        assert "нет" in await anna.forges(forged, on=old)
    assert "Тихие часы · 00:00–08:00" in old.text


async def test_everything_about_quiet_hours_is_said_without_a_sound(anna: Person) -> None:
    await anna.says("/quiet 23-7")
    card = await anna.sees("23:00–07:00")

    assert card.is_silent
