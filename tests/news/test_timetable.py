from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.timetable import (
    DAYS,
    DEFAULT,
    EVERY_DAY,
    HOURLY,
    MOST_TIMES,
    OFF,
    WEEKDAYS,
    WEEKEND,
    Timetable,
    TimetableError,
    TimetableProblem,
    parse_timetable,
)

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
timetables = st.one_of(
    st.just(OFF),
    st.just(HOURLY),
    st.builds(Timetable, st.frozensets(st.integers(0, 6), min_size=1), times),
)


def utc(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08:00 20:30", Timetable(EVERY_DAY, (time(8), time(20, 30)))),
        ("20:30, 8.00", Timetable(EVERY_DAY, (time(8), time(20, 30)))),
        ("weekdays 08:00", Timetable(WEEKDAYS, (time(8),))),
        ("выходные 9:00", Timetable(WEEKEND, (time(9),))),
        ("mon,thu 18:00", Timetable(frozenset({0, 3}), (time(18),))),
        ("Пн Чц 18:00", Timetable(frozenset({0, 3}), (time(18),))),
        ("daily 09:00", DEFAULT),
        ("hourly", HOURLY),
        ("штогадзіны", HOURLY),
        ("off", OFF),
    ],
)
def test_a_timetable_is_read_as_people_write_it(text: str, expected: Timetable) -> None:
    assert parse_timetable(text) == expected


@pytest.mark.parametrize(
    ("text", "problem", "word"),
    [
        ("25:99", TimetableProblem.TIME, "25:99"),
        ("8", TimetableProblem.TIME, "8"),
        ("08:60", TimetableProblem.TIME, "08:60"),
        ("someday 08:00", TimetableProblem.DAY, "someday"),
        ("weekdays", TimetableProblem.NO_TIME, "weekdays"),
        ("", TimetableProblem.NO_TIME, ""),
        (" ".join(f"{hour:02}:00" for hour in range(13)), TimetableProblem.TOO_MANY, "13"),
    ],
)
def test_what_is_no_timetable_is_refused_with_the_word_to_blame(
    text: str, problem: TimetableProblem, word: str
) -> None:
    with pytest.raises(TimetableError) as refusal:
        parse_timetable(text)

    assert (refusal.value.problem, refusal.value.word) == (problem, word)


@given(timetables)
def test_the_notation_is_read_back_the_same(timetable: Timetable) -> None:
    assert parse_timetable(str(timetable)) == timetable


@given(st.text())
def test_any_text_is_a_timetable_or_refused(text: str) -> None:
    with suppress(TimetableError):
        parse_timetable(text)


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
    timetable = Timetable(EVERY_DAY, daily[:1])
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


def test_days_are_named_in_order() -> None:
    assert str(parse_timetable("thu mon 18:00")) == "mon,thu 18:00"
    assert [str(parse_timetable(f"{day} 18:00")) for day in DAYS] == [
        f"{day} 18:00" for day in DAYS
    ]
