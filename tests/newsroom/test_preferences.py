from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.language import Language
from news.zone import stored_zone
from newsroom import preferences
from newsroom.zones import SeveralZones, UnknownZone, find_zone
from tests.factories import DAY, NOON, Newsroom


async def test_the_language_is_the_readers_choice(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    changed = await preferences.choose_language(newsroom.desk, reader, Language.BE)

    assert changed.language is Language.BE


async def test_the_digest_moves_with_the_zone(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    changed = await preferences.choose_zone(newsroom.desk, reader, "Лондон", NOON)

    assert changed.zone.key == "Europe/London"
    assert changed.next_digest_at == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


async def test_a_pause_ends_by_itself_or_by_word(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    paused = await preferences.pause(newsroom.desk, reader, NOON + DAY, NOON)
    resumed = await preferences.resume(newsroom.desk, paused)

    assert paused.is_paused(NOON)
    assert not paused.is_paused(NOON + DAY)
    assert not resumed.is_paused(NOON)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Minsk", "Europe/Minsk"),
        ("europe/minsk", "Europe/Minsk"),
        ("МІНСК", "Europe/Minsk"),
        ("new york", "America/New_York"),
        ("Нью-Йорк", "America/New_York"),
        ("Киев", "Europe/Kyiv"),
        ("utc", "UTC"),
        ("Etc/UTC", "UTC"),
        ("мск", "Europe/Moscow"),
        ("Минск.", "Europe/Minsk"),
        ("СПб", "Europe/Moscow"),
        ("Санкт-Петербург", "Europe/Moscow"),
        ("санкт петербург", "Europe/Moscow"),
        ("St. Petersburg", "Europe/Moscow"),
        ("московское время", "Europe/Moscow"),
        ("Маскоўскі час", "Europe/Moscow"),
        ("Moscow time", "Europe/Moscow"),
        ("Минское время", "Europe/Minsk"),
        ("Belarus", "Europe/Minsk"),
        ("Беларусь", "Europe/Minsk"),
        ("Менск", "Europe/Minsk"),
        ("Гародня", "Europe/Minsk"),
        ("Japan", "Japan"),
        ("CET", "CET"),
    ],
)
def test_a_zone_is_known_by_many_names(name: str, zone: str) -> None:
    assert find_zone(name).key == zone


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        *(("GMT+5", 5), ("UTC+3", 3), ("utc 3", 3), ("UTC3", 3), ("+3", 3), ("+03:00", 3)),
        *(("-3", -3), ("GMT-4", -4), ("UTC−4", -4), ("utc – 4", -4), ("UTC+5:30", 5.5)),
        *(("+0530", 5.5), ("UTC+5,5", 5.5), ("GMT+5.5", 5.5), ("+5:45", 5.75), ("-9:30", -9.5)),
        *(("UTC+0", 0), ("GMT-0", 0), ("GMT0", 0), ("GMT", 0), ("+00:00", 0), ("Z", 0)),
        *(("UTC+14", 14), ("UTC-12", -12), ("МСК+2", 5), ("msk-1", 2), ("мск+0", 3)),
        *(("(UTC+03:00)", 3), ("GMT + 5 часов", 5), ("utc+3.", 3)),
    ],
)
def test_an_offset_means_what_people_mean_by_it(name: str, hours: float) -> None:
    assert NOON.astimezone(find_zone(name)).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "name",
    [
        *("Factory", "factory", "localtime", "posixrules", "leapseconds", "posix/Europe/Minsk"),
        *(
            "right/UTC",
            "Etc/Unknown",
            "Etc/GMT+5",
            "Etc",
            "Europe",
            "5",
            "3:00",
            "+",
            "UTC+",
            "UTC+15",
        ),
        *("UTC-13", "+99", "+100", "UTC+5:75", "UTC+5:17", "-3:30", "GMT+5+5", "--3", "UTC+٣"),
    ],
)
def test_what_is_no_place_and_no_offset_of_one_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        find_zone(name)


@given(st.text())
def test_any_name_is_a_zone_or_refused(name: str) -> None:
    with suppress(UnknownZone, SeveralZones):
        find_zone(name)


def test_a_zone_that_is_not_known_here_is_the_usual_one() -> None:
    usual = find_zone("Europe/Minsk")

    assert stored_zone(None, usual) is usual
    assert all(
        stored_zone(key, usual) is usual for key in ("Nowhere/City", "../etc", "\0", "Europe")
    )
    assert stored_zone("Asia/Tokyo", usual).key == "Asia/Tokyo"


def test_a_misspelt_zone_brings_up_similar_ones() -> None:
    with pytest.raises(UnknownZone) as unknown:
        find_zone("Europe/Minks")

    assert "Europe/Minsk" in unknown.value.similar


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "Атлантида", "\ud800", "x" * 10_000])
def test_nonsense_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        find_zone(name)
