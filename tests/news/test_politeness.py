"""Sources are asked as often as they have news, and no oftener than they want."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.politeness import (
    LONGEST,
    SHORTEST,
    Wishes,
    freshness,
    has_moved,
    http_date,
    next_look,
    next_try,
    pace_of,
    quiet_limit,
    retry_after,
)

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)  # a Monday
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LUCK = st.floats(-1, 1)
LENGTHS = st.timedeltas(timedelta(0), timedelta(days=400))


@pytest.mark.parametrize(
    ("pace", "wishes", "wait"),
    [
        (None, Wishes(), 15 * MINUTE),
        (5 * MINUTE, Wishes(), 15 * MINUTE),
        (40 * MINUTE, Wishes(), 40 * MINUTE),
        (DAY, Wishes(), HOUR),
        (None, Wishes(freshness=2 * HOUR), 2 * HOUR),
        (None, Wishes(ttl=3 * HOUR), 3 * HOUR),
        (40 * MINUTE, Wishes(freshness=MINUTE, ttl=MINUTE), 40 * MINUTE),
        (None, Wishes(freshness=30 * DAY), DAY),
    ],
)
def test_the_longest_of_all_wishes_counts(
    pace: timedelta | None, wishes: Wishes, wait: timedelta
) -> None:
    assert next_look(NOW, pace, wishes, 0) == NOW + wait


@given(st.none() | LENGTHS, LENGTHS, st.none() | LENGTHS, LUCK)
def test_nobody_is_asked_too_often_nor_forgotten(
    pace: timedelta | None, fresh: timedelta, ttl: timedelta | None, luck: float
) -> None:
    wait = next_look(NOW, pace, Wishes(fresh, ttl), luck) - NOW

    assert SHORTEST * 0.9 <= wait <= LONGEST
    assert wait >= min(fresh, LONGEST) * 0.9


@given(LUCK, st.frozensets(st.integers(0, 23)), st.frozensets(st.integers(0, 6)))
def test_a_source_that_sleeps_is_not_asked(
    luck: float, hours: frozenset[int], days: frozenset[int]
) -> None:
    at = next_look(NOW, None, Wishes(skip_hours=hours, skip_days=days), luck)

    sleeps_always = len(hours) == 24 or len(days) == 7
    assert sleeps_always or (at.hour not in hours and at.weekday() not in days)


def test_errors_double_the_wait_up_to_a_day() -> None:
    waits = [next_try(NOW, failures, 0) - NOW for failures in range(1, 9)]

    assert waits[:3] == [30 * MINUTE, HOUR, 2 * HOUR]
    assert waits[-1] == DAY


@given(st.integers(0, 10**6), LUCK, st.none() | LENGTHS)
def test_whoever_says_how_long_to_wait_is_not_asked_sooner(
    failures: int, luck: float, wait: timedelta | None
) -> None:
    at = next_try(NOW, failures, luck, wait)

    assert at - NOW >= (30 * MINUTE * 0.9 if wait is None else min(wait, 7 * DAY))


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", 2 * MINUTE),
        ("Mon, 30 Nov 2026 13:00:00 GMT", HOUR),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("9" * 50, timedelta(seconds=10**9)),
    ],
)
def test_both_forms_of_retry_after_are_read(value: str, wait: timedelta | None) -> None:
    assert retry_after({"retry-after": value}, NOW) == wait


@pytest.mark.parametrize(
    ("headers", "age"),
    [
        ({}, timedelta(0)),
        ({"cache-control": "public, max-age=3600"}, HOUR),
        ({"cache-control": 'Max-Age="60"'}, MINUTE),
        ({"cache-control": "max-age=x, no-store"}, timedelta(0)),
        ({"expires": "Mon, 30 Nov 2026 14:00:00 GMT"}, 2 * HOUR),
        ({"expires": "0"}, timedelta(0)),
        (
            {"expires": "Mon, 30 Nov 2026 14:00:00 GMT", "date": "Mon, 30 Nov 2026 13:00:00 GMT"},
            HOUR,
        ),
        ({"expires": "Mon, 30 Nov 2020 14:00:00 GMT", "cache-control": "max-age=60"}, MINUTE),
    ],
)
def test_headers_say_how_long_an_answer_is_good(headers: dict[str, str], age: timedelta) -> None:
    assert freshness(headers, NOW) == age


@given(st.text(), st.text(), st.text())
def test_no_header_is_too_odd(one: str, two: str, three: str) -> None:
    freshness({"cache-control": one, "expires": two, "date": three}, NOW)
    retry_after({"retry-after": one, "date": two}, NOW)
    http_date(three)


@pytest.mark.parametrize(
    ("moves", "after", "moved"), [(3, DAY, True), (2, 9 * DAY, False), (50, HOUR, False)]
)
def test_a_source_has_moved_that_says_so_for_a_day(
    moves: int, after: timedelta, moved: bool
) -> None:
    assert has_moved(moves, NOW - after, NOW) is moved


def test_the_pace_is_what_is_usual() -> None:
    moments = [NOW + number * 20 * MINUTE for number in range(9)]

    assert pace_of([*moments, NOW + DAY]) == 20 * MINUTE
    assert pace_of(moments[:3]) is None
    assert pace_of([NOW] * 9) == MINUTE


def test_a_night_is_no_silence() -> None:
    by_day = [NOW + day * DAY + hour * HOUR for day in range(3) for hour in range(10)]

    limit = quiet_limit(by_day)

    assert limit is not None
    assert limit > 15 * HOUR
    assert quiet_limit([NOW + number * 20 * MINUTE for number in range(9)]) == 6 * HOUR
    assert quiet_limit([NOW]) is None


@pytest.mark.parametrize("wait", [timedelta(0), -HOUR])
def test_who_is_busy_until_now_is_busy(wait: timedelta) -> None:
    assert next_try(NOW, 3, 0, wait) == next_try(NOW, 3, 0)
