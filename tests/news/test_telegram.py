from math import inf, nan

import pytest

from news.telegram import MOST_ID, retry_after, telegram_id, update_number, user_id


@pytest.mark.parametrize("value", [0, 1, -1, MOST_ID, -MOST_ID])
def test_an_id_fits_into_a_double(value: int) -> None:
    assert telegram_id(value) == value
    assert update_number(value) == (value if value >= 0 else None)


@pytest.mark.parametrize("value", [True, False, None, "1", 1.0, MOST_ID + 1, -(2**63), 10**30, [1]])
def test_what_is_no_id(value: object) -> None:
    assert telegram_id(value) is None
    assert update_number(value) is None


@pytest.mark.parametrize(
    ("written", "found"),
    [("1", 1), ("007", 7), (str(MOST_ID), MOST_ID), ("0", None), ("-1", None), ("²", None),
     ("١", None), ("", None), (str(MOST_ID + 1), None), ("9" * 5_000, None)],
)  # fmt: skip
def test_the_id_of_a_person_as_somebody_writes_it(written: str, found: int | None) -> None:
    assert user_id(written) == found


@pytest.mark.parametrize("told", [1, 0.5, 86_400])
def test_a_pause_is_a_day_at_most(told: float) -> None:
    assert retry_after(told) == told


@pytest.mark.parametrize("told", [True, 0, -1, 86_401, 10**400, inf, nan, "5", None])
def test_what_is_no_pause(told: object) -> None:
    assert retry_after(told) is None
