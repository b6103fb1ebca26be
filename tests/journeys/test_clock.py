"""The reader's clock: by a city, by what it shows, by where they are."""

from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from emulator import Person
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

MINSK = (53.9, 27.5667)
WARSAW = (52.2297, 21.0122)
ATLANTIC = (45.0, -30.0)


async def kept(newsdesk: Newsdesk) -> str:
    """All that the database keeps of updates, once all of them have been handled."""
    program = await newsdesk.program()
    await program.intake.drain()
    async with program.desk.database.snapshot() as connection:
        rows = await connection.execute(text("SELECT payload FROM updates"))
        return "\n".join(row[0] for row in rows)


async def test_a_change_says_the_time_there_and_when_the_next_digest_comes(anna: Person) -> None:
    said = await anna.says("/timezone Тбилиси")

    shown = await anna.sees("Тбилиси (Asia/Tbilisi, UTC+4)", since=said)

    assert "сейчас 13:" in shown.text
    assert "Следующий дайджест" in shown.text
    assert "09:00" in shown.text


async def test_a_city_of_several_places_offers_a_choice(anna: Person) -> None:
    said = await anna.says("/timezone Бирмингем")
    asked = await anna.sees("Название «Бирмингем» подходит нескольким", since=said)

    await anna.presses("Чикаго", on=asked)

    assert "America/Chicago" in asked.text


async def test_the_time_on_ones_clock_leads_to_ones_zone(newsdesk: Newsdesk, anna: Person) -> None:
    await anna.says("/timezone")
    shown = await anna.sees("Часовой пояс")
    await anna.presses("Который у вас час?", on=shown)
    there = newsdesk.clock().astimezone(ZoneInfo("Asia/Almaty"))
    await anna.presses(f"{there:%H}:", on=shown)
    assert "Выберите свой город" in shown.text

    await anna.presses("Алматы", on=shown)

    assert "Asia/Almaty" in shown.text


async def test_a_typed_time_offers_the_zones_where_it_is(newsdesk: Newsdesk, anna: Person) -> None:
    there = newsdesk.clock().astimezone(ZoneInfo("Asia/Kolkata"))
    said = await anna.says(f"/timezone {there:%H:%M}")
    shown = await anna.sees("Выберите свой город", since=said)

    await anna.presses("Калькутта", on=shown)

    assert "UTC+5:30" in shown.text


async def test_clocks_of_half_hours_are_a_tap_away_and_so_is_the_way_back(anna: Person) -> None:
    await anna.says("/timezone")
    shown = await anna.sees("Часовой пояс")
    await anna.presses("Который у вас час?", on=shown)
    whole = anna.screen()

    await anna.presses("Минуты другие", on=shown)
    assert anna.screen() != whole
    await anna.presses("‹ Часовой пояс", on=shown)

    assert "Europe/Minsk" in shown.text


async def test_the_location_key_finds_the_zone_and_is_taken_away(
    newsdesk: Newsdesk, anna: Person
) -> None:
    anna.whereabouts = WARSAW
    await anna.says("/timezone")
    await anna.presses("Прислать место")
    asked = await anna.sees("Само место не сохраню")
    assert anna.keyboard() is asked

    await anna.presses("Прислать моё место")

    await anna.sees("Варшава (Europe/Warsaw")
    assert anna.keyboard() is None
    assert "latitude" not in await kept(newsdesk)


async def test_the_location_key_can_be_declined(anna: Person) -> None:
    await anna.says("/timezone")
    await anna.presses("Прислать место")
    await anna.sees("Само место не сохраню")

    await anna.presses("Не присылать")

    await anna.sees("Город можно написать")
    assert anna.keyboard() is None


async def test_a_location_sent_without_being_asked_for_works_as_well(tom: Person) -> None:
    said = await tom.sends_location(*ATLANTIC)
    await tom.sees("I am keeping your time zone, not the location", since=said)
    await tom.sees("UTC-2", since=said)

    said = await tom.sends_location(*MINSK, venue=("Ratusha", "Minsk"))

    await tom.sees("Minsk (Europe/Minsk", since=said)


async def test_a_live_location_is_enough_once(newsdesk: Newsdesk, anna: Person) -> None:
    sent = await anna.sends_location(*WARSAW, live_period=3600)
    shown = await anna.sees("Europe/Warsaw", since=sent)
    assert any("трансляцию можно остановить" in each.text for each in anna.chat)

    await anna.moves(sent, *MINSK)

    await anna.sees_nothing_new(since=shown)
    assert "latitude" not in await kept(newsdesk)
