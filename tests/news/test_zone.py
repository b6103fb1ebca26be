from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from news.zone import next_shift

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds the zone
MINUTE = timedelta(minutes=1)


@given(st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"})), MOMENTS)
def test_a_clock_keeps_its_offset_up_to_the_minute_of_its_next_shift(
    name: str, now: datetime
) -> None:
    zone = ZoneInfo(name)
    shift = next_shift(zone, now)
    if shift is None:
        return
    at, by = shift
    before, after = ((at - each).astimezone(zone).utcoffset() for each in (MINUTE, timedelta()))

    assert now <= at <= now + timedelta(days=366)
    assert before is not None
    assert after is not None
    assert after - before == by != timedelta()


def test_clocks_that_are_never_changed_have_no_next_shift() -> None:
    now = datetime(2026, 11, 30, tzinfo=UTC)

    assert next_shift(ZoneInfo("Europe/Minsk"), now) is None
    assert next_shift(ZoneInfo("Europe/Warsaw"), now) == (
        datetime(2027, 3, 28, 1, tzinfo=UTC),
        timedelta(hours=1),
    )
