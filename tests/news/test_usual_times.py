"""The usual hours that an editor is offered: ahead, in their own zone, and on their clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from news.release.usual import USUAL, usual_times

MINSK = ZoneInfo("Europe/Minsk")
NOW = datetime(2026, 11, 29, 10, 50, tzinfo=UTC)


def test_the_next_usual_hours_are_offered_but_none_that_is_nearly_over() -> None:
    at = [moment.astimezone(MINSK) for moment in usual_times(NOW, MINSK)]

    assert [f"{each:%d %H}" for each in at] == [
        "29 18",
        "29 21",
        "30 09",
        "30 13",
        "30 18",
        "30 21",
    ]


def test_an_hour_that_the_clock_skips_is_not_offered() -> None:
    # Samoa had no 30 December 2011.
    apia = ZoneInfo("Pacific/Apia")
    at = usual_times(datetime(2011, 12, 30, 7, 30, tzinfo=UTC), apia)

    assert [f"{each.astimezone(apia):%d %H}" for each in at][:2] == ["31 09", "31 13"]


@given(
    st.floats(9e8, 4e9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.timezones().filter(lambda zone: isinstance(zone, ZoneInfo)),
)
def test_whatever_the_zone_they_are_ahead_in_order_and_usual(now: datetime, zone: ZoneInfo) -> None:
    found = usual_times(now, zone)

    assert found == sorted(found)
    assert len(set(found)) == 6
    assert all(now < at < now + timedelta(days=4) for at in found)
    assert all(at.astimezone(zone).time() in USUAL for at in found)
