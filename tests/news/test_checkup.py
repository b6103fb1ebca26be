from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.checkup import EVERY, MANY, WEEK, CheckUp, Sent, hour_for
from news.subscription import Timing
from news.timetable import DEFAULT, HOURLY, OFF, Timetable
from news.timetable_language import stored_timetable

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
MINSK = ZoneInfo("Europe/Minsk")
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds the zone
TIMETABLES = [DEFAULT, HOURLY, OFF, *map(stored_timetable, ("daily 03:00", "sat 11:00 sun 23:30"))]


def test_a_subscription_is_idle_when_it_has_sent_nothing_for_a_month() -> None:
    assert Sent(0, 0).is_idle(NOON - EVERY, NOON)
    assert not Sent(1, 0).is_idle(NOON - EVERY, NOON)
    assert not Sent(0, 0).is_idle(NOON - EVERY + timedelta(seconds=1), NOON)


@pytest.mark.parametrize(
    ("in_week", "timing", "age", "a_day"),
    [
        (7 * MANY, Timing.INSTANT, WEEK, MANY),
        (7 * MANY + 84, Timing.INSTANT, WEEK, MANY + 12),
        (7 * MANY - 7, Timing.INSTANT, WEEK, 0),
        (7 * MANY, Timing.DIGEST, WEEK, 0),
        (7 * MANY, Timing.INSTANT, WEEK - timedelta(hours=1), 0),
    ],
)
def test_a_subscription_is_busy_when_it_sends_many_a_day_at_once(
    in_week: int, timing: Timing, age: timedelta, a_day: int
) -> None:
    assert Sent(in_week, in_week).busy_by(timing, NOON - age, NOON) == a_day


def test_there_is_nothing_to_say_of_nothing() -> None:
    assert not CheckUp().has_something


def test_a_reader_is_told_at_the_hour_of_their_digest_or_at_noon() -> None:
    assert hour_for(DEFAULT, MINSK, NOON) == datetime(2026, 12, 1, 6, tzinfo=UTC)
    assert hour_for(OFF, MINSK, NOON) == datetime(2026, 12, 1, 9, tzinfo=UTC)
    at_night = stored_timetable("daily 03:00")
    assert hour_for(at_night, MINSK, NOON - timedelta(hours=4)) == NOON - timedelta(hours=3)


@given(
    st.sampled_from(sorted(available_timezones() - {"localtime"})),
    MOMENTS,
    st.sampled_from(TIMETABLES),
)
def test_a_reader_is_told_within_two_days_and_by_day(
    name: str, now: datetime, timetable: Timetable
) -> None:
    zone = ZoneInfo(name)

    at = hour_for(timetable, zone, now)

    assert now < at <= now + timedelta(days=2)
    assert 8 <= at.astimezone(zone).hour < 22
