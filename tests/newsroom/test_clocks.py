from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.cities import CITIES, LIKELY, SEVERAL
from newsroom.clocks import clock_of, clocks, zones_by_clock
from newsroom.zones import SeveralZones, find_zone

NOON = datetime(2026, 11, 30, 12, 7, tzinfo=UTC)
SUMMER = datetime(2027, 7, 1, 12, 7, tzinfo=UTC)
ALL = sorted(
    name
    for name in available_timezones()
    if not name.startswith(("Etc/", "posix", "right")) and name not in {"Factory", "localtime"}
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds the zone


def offset(zone: str, moment: datetime) -> timedelta:
    return moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


@given(st.sampled_from(ALL), MOMENTS)
def test_whoever_tells_their_time_finds_a_zone_with_their_offset(
    zone: str, moment: datetime
) -> None:
    ahead = round(offset(zone, moment) / timedelta(minutes=1)) % (24 * 60)

    assert ahead in clocks(moment)
    found = zones_by_clock(ahead, moment)
    assert offset(zone, moment) in {offset(each, moment) for each in found}


@given(st.sampled_from(LIKELY), MOMENTS)
def test_a_typed_time_is_that_of_the_zone_where_it_is(zone: str, moment: datetime) -> None:
    shown = f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"

    ahead = clock_of(shown, moment)

    assert ahead == round(offset(zone, moment) / timedelta(minutes=1)) % (24 * 60)


@pytest.mark.parametrize(("typed", "ahead"), [("15:05", 180), ("15.09", 180), ("8:00", 1200)])
def test_a_clock_that_is_a_few_minutes_wrong_is_taken_for_the_nearest(
    typed: str, ahead: int
) -> None:
    assert clock_of(typed, NOON) == ahead


@given(st.text())
def test_other_words_are_no_time(words: str) -> None:
    ahead = clock_of(words, NOON)

    assert ahead is None or 0 <= ahead < 24 * 60


@pytest.mark.parametrize("words", ["", "25:00", "12:60", "12", "١٢:٠٠", "Минск", "UTC+3"])
def test_nonsense_is_no_time(words: str) -> None:
    assert clock_of(words, NOON) is None


def test_the_likeliest_zone_comes_first_and_no_kind_of_clock_is_missing() -> None:
    found = zones_by_clock(60, NOON)

    assert found[0] == "Europe/Warsaw"
    assert "Africa/Lagos" in found  # as late in winter, another time in summer
    assert zones_by_clock(180, NOON)[0] == zones_by_clock(180, SUMMER)[0] == "Europe/Minsk"


def test_a_clock_that_nobody_goes_by_has_no_zones() -> None:
    assert zones_by_clock(7, NOON) == ()


def test_both_sides_of_the_date_line_show_the_same_time() -> None:
    found = zones_by_clock(13 * 60, NOON)

    assert {"Pacific/Pago_Pago", "Pacific/Auckland"} <= set(found)


def test_every_place_is_in_a_zone_that_there_is_and_named_once() -> None:
    names = [name for places in CITIES.values() for name in places.split()]
    shared = [name for places in SEVERAL for name in places.split()]

    assert len({*names, *shared}) == len(names) + len(shared)
    assert {*CITIES, *LIKELY, *(zone for zones in SEVERAL.values() for zone in zones)} <= {
        *available_timezones()
    }


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Барановичи", "Europe/Minsk"),
        ("Баранавічы", "Europe/Minsk"),
        ("МАГІЛЁЎ", "Europe/Minsk"),
        ("Мар’іна Горка", "Europe/Minsk"),
        ("Брест", "Europe/Minsk"),
        ("Ростов-на-Дону", "Europe/Moscow"),
        ("Kaliningrad", "Europe/Kaliningrad"),
        ("Вільня", "Europe/Vilnius"),
        ("Wrocław", "Europe/Warsaw"),
        ("Польша", "Europe/Warsaw"),
        ("Х'юстан", "America/Chicago"),
        ("Тель-Авив", "Asia/Jerusalem"),
        ("Улан-Удэ", "Asia/Irkutsk"),
        ("Петропавловск-Камчатский", "Asia/Kamchatka"),
        ("Дубай", "Asia/Dubai"),
        ("Кремниевая долина", "America/Los_Angeles"),
    ],
)
def test_cities_are_known_in_three_languages(name: str, zone: str) -> None:

    assert find_zone(name).key == zone


@pytest.mark.parametrize(
    ("name", "zones"),
    [
        ("Грузия", ("Asia/Tbilisi", "America/New_York")),
        ("Georgia", ("Asia/Tbilisi", "America/New_York")),
        ("Birmingham", ("Europe/London", "America/Chicago")),
        ("петропавловск", ("Asia/Almaty", "Asia/Kamchatka")),
    ],
)
def test_a_name_of_several_places_offers_a_choice(name: str, zones: tuple[str, ...]) -> None:
    with pytest.raises(SeveralZones) as several:
        find_zone(name)

    assert several.value.zones == zones
