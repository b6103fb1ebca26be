from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.moment import read_moment, write_moment


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-12-01T18:00:00+03:00", datetime(2026, 12, 1, 15, tzinfo=UTC)),
        ("2026-12-01t15:00:00z", datetime(2026, 12, 1, 15, tzinfo=UTC)),
        ("2026-12-01T15:00:00.987654321Z", datetime(2026, 12, 1, 15, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", datetime(1000, 1, 1, tzinfo=UTC)),
        ("9999-12-31T23:59:59-14:00", datetime(9000, 1, 1, tzinfo=UTC)),
    ],
)
def test_moments_are_read_with_their_zones(written: str, moment: datetime) -> None:
    assert read_moment(written) == moment


@pytest.mark.parametrize(
    "written",
    [
        *("", "завтра", "2026-12-01", "2026-12-01T18:00:00", "1700000000", "2026-12-01 18:00:00Z"),
        *(
            "2026-13-01T18:00:00Z",
            "2026-12-01T24:00:00Z",
            "2026-12-01T18:00Z",
            "0000-01-01T00:00:00Z",
        ),
        *("2026-12-01T18:00:00+0300", "2026-12-01T18:00:00Z\n", "٢٠٢٦-12-01T18:00:00Z"),
    ],
)
def test_anything_else_is_none(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - pydantic takes any
        read_moment(written)


def test_a_number_is_no_moment() -> None:
    with pytest.raises(ValueError, match="zone"):
        read_moment(1_700_000_000)


@given(
    st.datetimes(datetime(1001, 1, 1), datetime(8999, 1, 1)),  # noqa: DTZ001 - zoned below
    st.integers(-14 * 60, 14 * 60),
)
def test_what_is_written_is_read_again(naive: datetime, minutes: int) -> None:
    moment = naive.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))

    assert read_moment(write_moment(moment)) == moment
