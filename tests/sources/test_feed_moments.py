from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.feeds.moments import read_date

MINSK = ZoneInfo("Europe/Minsk")
EVENING = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        *("Thu, 04 Jul 2024 19:25:00 +0300", "4 Jul 24 16:25 GMT", "Thu,04 Jul 2024 16:25:00 UT"),
        *("Thursday, 04-Jul-24 16:25:00 UTC", "Thu Jul  4 16:25:00 GMT 2024"),
        *("2024-07-04T16:25:00Z", "2024-07-04T19:25:00.123456+03:00", "2024-07-04 19:25"),
        *("20240704T192500+03", "2024-07-04T19:25:00", "2024-07-04T11:25:00-05:00Z"),
        *(
            "Thu, 04 Jul 2024 19:25:00",
            "Thu, 04 Jul 2024 19:25:00 MSK",
            "4 Jul 2024 19:25 Europe/Minsk",
        ),
        *("Thu, 04 Jul 2024 19:25:00 +0N00", "Thu, 04 Jul 2024 19:25:00 GMT+3"),
        *("Чт, 04 июл 2024 19:25:00 +0300", "4 июля 2024, 19:25", "4 ліпеня 2024, 19:25"),
        *("04.07.2024 19:25", "Jul 4, 2024 7:25 PM", "1720110300", "1720110300000"),
        "Thu Jul 04 2024 16:25:00 GMT+0000 (Coordinated Universal Time)",
        "Thu, 4 Jul 2024 7:25 PM",
    ],
)
def test_a_moment_is_read_as_sites_write_it(written: str) -> None:
    assert read_date(written, MINSK) == EVENING


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2024", datetime(2023, 12, 31, 21, tzinfo=UTC)),
        ("2024-07", datetime(2024, 6, 30, 21, tzinfo=UTC)),
        ("Thu, 04 Jul 2024", datetime(2024, 7, 3, 21, tzinfo=UTC)),
        ("Thu, 04 Jul 2024 24:00:00 GMT", datetime(2024, 7, 5, tzinfo=UTC)),
        ("2024-07-04T16:25:60Z", datetime(2024, 7, 4, 16, 25, 59, tzinfo=UTC)),
    ],
)
def test_what_is_not_said_is_the_beginning(written: str, at: datetime) -> None:
    assert read_date(written, MINSK) == at


@pytest.mark.parametrize(
    "written",
    ["", "вчера", "2024-13-45", "Mon, 31 Feb 2024 10:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 +0000"],
)
def test_what_is_no_moment_is_none(written: str) -> None:
    assert read_date(written, MINSK) is None


@given(
    st.one_of(st.text(), st.from_regex(r"[0-9TZ:+.\- ]{1,40}"), st.from_regex(r"\w+, \d+ Jul .*"))
)
def test_any_text_is_a_moment_or_none(written: str) -> None:
    at = read_date(written, MINSK)

    assert at is None or at.tzinfo is UTC
