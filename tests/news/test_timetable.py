from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from news.timetable import (
    DEFAULT,
    EVERY_DAY,
    HOURLY,
    MOST_TIMES,
    OFF,
    Timetable,
)
from news.timetable_language import parse_timetable

MINSK = ZoneInfo("Europe/Minsk")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")

zones = st.sampled_from(
    [
        "Europe/Minsk",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Chatham",
        "UTC",
    ]
).map(ZoneInfo)
EPOCH = datetime(2005, 1, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=30 * 365)).map(lambda past: EPOCH + past)
times = st.lists(
    st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    min_size=1,
    max_size=MOST_TIMES,
    unique=True,
).map(lambda found: tuple(sorted(found)))
weeks = st.lists(st.just(()) | times, min_size=7, max_size=7).map(tuple)
timetables = st.one_of(
    st.just(OFF),
    st.just(HOURLY),
    st.builds(Timetable.on, st.frozensets(st.integers(0, 6), min_size=1), times),
    st.builds(Timetable, weeks),
)


def utc(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@given(timetables, moments, zones)
def test_the_next_slot_is_later(timetable: Timetable, after: datetime, zone: ZoneInfo) -> None:
    slot = timetable.next_slot(after, zone)

    assert (slot is None) == timetable.is_off
    if slot is not None:
        assert slot > after
        assert slot.utcoffset() == timedelta(0)


@given(timetables, moments, zones, st.floats(0, 1))
def test_no_slot_is_left_out(
    timetable: Timetable, after: datetime, zone: ZoneInfo, part: float
) -> None:
    slot = timetable.next_slot(after, zone)
    if slot is not None:
        between = after + (slot - after) * part
        if between < slot:
            assert timetable.next_slot(between, zone) == slot


@given(moments, zones)
def test_an_hourly_digest_comes_within_the_hour(after: datetime, zone: ZoneInfo) -> None:
    slot = HOURLY.next_slot(after, zone)

    assert slot is not None
    assert slot - after <= timedelta(hours=1)


@given(times, moments, zones)
def test_a_daily_slot_comes_once_a_day(
    daily: tuple[time, ...], after: datetime, zone: ZoneInfo
) -> None:
    timetable = Timetable.on(EVERY_DAY, daily[:1])
    first = timetable.next_slot(after, zone)
    assert first is not None
    second = timetable.next_slot(first, zone)

    assert second is not None
    assert timedelta(hours=22) <= second - first <= timedelta(hours=49)


def test_slots_follow_the_readers_clock() -> None:
    assert DEFAULT.next_slot(utc(23, 5, 59), MINSK) == utc(23, 6)
    assert DEFAULT.next_slot(utc(23, 6), MINSK) == utc(24, 6)
    assert DEFAULT.next_slot(utc(23, 6), NEW_YORK) == utc(23, 14)


def test_weekdays_leave_the_weekend_out() -> None:
    friday_night = utc(27, 20)

    assert parse_timetable("weekdays 08:00").next_slot(friday_night, MINSK) == utc(30, 5)


def test_one_day_a_week_is_found_from_that_very_day() -> None:
    monday = parse_timetable("mon 08:00")

    assert monday.next_slot(utc(23, 5), MINSK) == utc(30, 5)


def test_a_time_that_the_clocks_skip_comes_as_much_later() -> None:
    at_half_past_two = parse_timetable("02:30")

    slot = at_half_past_two.next_slot(utc(28, 12, month=3), BERLIN)

    assert slot == utc(29, 1, 30, month=3)
    assert slot.astimezone(BERLIN).time() == time(3, 30)


def test_a_time_that_the_clocks_repeat_comes_once() -> None:
    at_half_past_two = parse_timetable("02:30")

    first = at_half_past_two.next_slot(utc(24, 12, month=10), BERLIN)
    assert first == utc(25, 0, 30, month=10)

    assert at_half_past_two.next_slot(first, BERLIN) == utc(26, 1, 30, month=10)


def test_each_day_has_its_own_times() -> None:
    timetable = parse_timetable("tue 07:30 sat 11:00")

    monday = timetable.next_slot(utc(23, 9), MINSK)
    assert monday == utc(24, 4, 30)
    assert timetable.next_slot(monday, MINSK) == utc(28, 8)
    assert timetable.next_slot(utc(28, 8), MINSK) == utc(1, 4, 30, month=12)
