"""A transaction that meets another is tried again, and nothing else is."""

import pytest
from sqlalchemy.exc import DBAPIError

from storage.trouble import MOST_TRIES, first_line, passes_by_itself, retried


class Refused(Exception):  # noqa: N818 - as the driver of PostgreSQL raises it
    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


class Transaction:
    """Fails so many times with a state of PostgreSQL."""

    def __init__(self, sqlstate: str, times: int) -> None:
        self.sqlstate = sqlstate
        self.times = times
        self.tried = 0

    async def __call__(self) -> str:
        self.tried += 1
        if self.tried <= self.times:
            raise DBAPIError(None, None, Refused(self.sqlstate))
        return "committed"


@pytest.mark.parametrize("sqlstate", ["40001", "40P01"])
async def test_a_conflict_is_tried_again_a_few_times(sqlstate: str) -> None:
    lucky, unlucky = Transaction(sqlstate, MOST_TRIES - 1), Transaction(sqlstate, MOST_TRIES)

    assert await retried(lucky) == "committed"
    with pytest.raises(DBAPIError):
        await retried(unlucky)

    assert (lucky.tried, unlucky.tried) == (MOST_TRIES, MOST_TRIES)


async def test_what_is_no_conflict_is_raised_at_once() -> None:
    broken = Transaction("23505", 1)

    with pytest.raises(DBAPIError):
        await retried(broken)

    assert broken.tried == 1


@pytest.mark.parametrize("sqlstate", ["57P03", "53300", "08006"])
def test_a_server_that_is_away_or_busy_may_come_back(sqlstate: str) -> None:
    assert passes_by_itself(DBAPIError(None, None, Refused(sqlstate)))


@pytest.mark.parametrize("sqlstate", ["28P01", "3D000", "25006", "53100", "42P01"])
def test_what_somebody_has_to_set_right_does_not_pass(sqlstate: str) -> None:
    assert not passes_by_itself(DBAPIError(None, None, Refused(sqlstate)))


def test_an_error_is_told_in_one_line() -> None:
    assert first_line(ValueError("so\nand so")) == "so"
    assert first_line(TimeoutError()) == "no answer in time"
    assert first_line(KeyError()) == "KeyError"
