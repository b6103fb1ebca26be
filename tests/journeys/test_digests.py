"""Digests: when they come, what they hold, and that each comes once."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from emulator import Emulator, Message, Person
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

MINSK = ZoneInfo("Europe/Minsk")
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def next_local(now: datetime, at: time, zone: ZoneInfo = MINSK, weekday: int = -1) -> datetime:
    """The next moment with that local time, on a day of the week if one is given."""
    moment = datetime.combine(now.astimezone(zone).date(), at, zone)
    while moment <= now or weekday not in (-1, moment.weekday()):
        moment = datetime.combine(moment.date() + DAY, at, zone)
    return moment


def digests(reader: Person) -> list[Message]:
    """Every digest that a reader has got, oldest first."""
    titles = ("дайджест · ", "дайджэст · ", "digest · ")
    return [message for message in reader.chat if any(each in message.text for each in titles)]


async def follows(reader: Person, *words: str) -> None:
    """Subscribes, and sees it done."""
    for each in words:
        said = await reader.says(f"/subscribe {each}")
        await reader.sees("", since=said)


async def is_answered(reader: Person) -> None:
    """Waits until whatever was sent before has arrived."""
    said = await reader.says("/help")
    await reader.sees("/latest", since=said)


async def test_a_digest_comes_at_nine_in_minsk_unless_told_otherwise(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await follows(anna, "общество", "экономика")
    await newsdesk.publish("Мост открыт", rubric="society")
    await newsdesk.publish("Ставка снижена", rubric="economy")
    nine = next_local(newsdesk.clock(), time(9))

    newsdesk.clock.move_to(nine - MINUTE)
    await newsdesk.tick("digests")
    await is_answered(anna)
    assert not digests(anna)
    newsdesk.clock.move_to(nine)
    await newsdesk.tick("digests")

    digest = await anna.sees("Утренний дайджест")
    assert "2 новости" in digest.text
    assert digest.text.index("Общество") < digest.text.index("Мост открыт")
    assert digest.text.index("Экономика") < digest.text.index("Ставка снижена")


@pytest.mark.parametrize(
    ("typed", "slots"),
    [
        ("08:00 20:30", [(time(8), -1), (time(20, 30), -1)]),
        ("8:00", [(time(8), -1)]),
        ("weekdays 08:00", [(time(8), 4), (time(8), 0)]),
        ("mon,thu 18:00", [(time(18), 0), (time(18), 3)]),
        ("будни 08:00", [(time(8), 4), (time(8), 0)]),
        ("вт 07:30 сб 11:00", [(time(7, 30), 1), (time(11), 5)]),
    ],
)
async def test_a_digest_comes_at_each_of_the_readers_times(
    newsdesk: Newsdesk, anna: Person, typed: str, slots: list[tuple[time, int]]
) -> None:
    await follows(anna, "общество")
    await anna.says(f"/digest {typed}")
    await anna.sees("Следующий дайджест")
    first = next_local(newsdesk.clock() + DAY, time(23, 59), weekday=slots[0][1])
    newsdesk.clock.move_to(first - DAY)
    await newsdesk.tick("digests")
    for number, (at, weekday) in enumerate(slots, start=1):
        await newsdesk.publish(f"Новость №{number}", rubric="society")
        slot = next_local(newsdesk.clock(), at, weekday=weekday)
        newsdesk.clock.move_to(slot - MINUTE)
        await newsdesk.tick("digests")
        await is_answered(anna)
        assert len(digests(anna)) == number - 1

        newsdesk.clock.move_to(slot)
        await newsdesk.tick("digests")

        await anna.sees(f"Новость №{number}")
    assert len(digests(anna)) == len(slots)


async def test_an_hourly_digest_comes_at_the_full_hour(newsdesk: Newsdesk, tom: Person) -> None:
    await follows(tom, "society")
    await tom.says("/digest hourly")
    await tom.sees("every hour")
    await newsdesk.publish("Bridge opens", rubric="society")
    now = newsdesk.clock()
    newsdesk.clock.move_to(now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))

    await newsdesk.tick("digests")

    assert "1 article" in (await tom.sees("Bridge opens")).text


async def test_the_readers_own_zone_sets_the_minute(newsdesk: Newsdesk, tom: Person) -> None:
    await follows(tom, "society")
    await tom.says("/timezone America/New_York")
    await tom.sees("New York")
    await newsdesk.publish("Bridge opens", rubric="society")
    slot = next_local(newsdesk.clock(), time(9), ZoneInfo("America/New_York"))
    newsdesk.clock.move_to(slot - MINUTE)
    await newsdesk.tick("digests")
    await is_answered(tom)
    assert not digests(tom)

    newsdesk.clock.move_to(slot)
    await newsdesk.tick("digests")

    assert "9:00" in (await tom.sees("Morning digest")).text


async def test_nothing_waiting_is_no_message(newsdesk: Newsdesk, anna: Person) -> None:
    await newsdesk.publish("До подписки", rubric="society")
    await follows(anna, "общество")
    await newsdesk.publish("Не о том", rubric="sport")

    for _ in range(3):
        newsdesk.clock.advance(DAY)
        await newsdesk.tick("digests")

    await is_answered(anna)
    assert not digests(anna)
    await anna.says("/digest now")
    await anna.sees("Новых новостей пока нет")


async def test_an_article_is_in_one_digest_and_none_that_was_sent_at_once(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await follows(anna, "общество", "договор")
    await newsdesk.publish("Подписан договор", rubric="society")
    await newsdesk.publish("Мост открыт", rubric="society")
    await anna.sees("Подписан договор")

    await anna.says("/digest now")
    digest = await anna.sees("Мост открыт")
    newsdesk.clock.advance(DAY)
    await newsdesk.tick("digests")

    await is_answered(anna)
    assert digests(anna) == [digest]
    assert "договор" not in digest.text


async def test_after_downtime_there_is_one_digest(newsdesk: Newsdesk, anna: Person) -> None:
    await follows(anna, "общество")
    await newsdesk.publish("Мост открыт", rubric="society")
    await newsdesk.stop()
    newsdesk.clock.advance(DAY * 10)

    newsdesk.start()
    await newsdesk.tick("digests")

    await anna.sees("Мост открыт")
    await newsdesk.tick("digests")
    await newsdesk.restart()
    await newsdesk.tick("digests")
    await is_answered(anna)
    assert len(digests(anna)) == 1


async def test_times_are_set_by_buttons(newsdesk: Newsdesk, anna: Person) -> None:
    await follows(anna, "общество")
    await anna.says("/digest")
    card = await anna.sees("Дайджест · ежедневно в 09:00")

    assert "Следующий" in await anna.presses("20:00", on=card)
    assert "09:00" in card.text
    assert "20:00" in card.text
    await anna.presses("Будни", on=card)
    assert "по будням" in card.text
    assert "выключен" in await anna.presses("Выключить", on=card)
    await newsdesk.publish("Мост открыт", rubric="society")
    newsdesk.clock.advance(DAY * 3)
    await newsdesk.tick("digests")
    await anna.says("/digest")
    card = await anna.sees("Ждёт 1 новость")
    assert not digests(anna)

    await anna.presses("Прислать сейчас", on=card)

    await anna.sees("Мост открыт")


async def test_times_that_cannot_be_read_are_explained(emulator: Emulator) -> None:
    for typed in (
        "25:99",
        "утром",
        "08:00 вчера",
        "mon",
        "24:00",
        "8 30",
        "²:00",
        "1:00 2:00 3:00 4:00 5:00 6:00 7:00 8:00 9:00 10:00 11:00 12:00 13:00",
    ):
        reader = emulator.person("Кто-то")
        await reader.says(f"/digest {typed}")

        shown = await reader.sees("/digest 08:00 20:30")
        await reader.presses("Время дайджеста", on=shown)
