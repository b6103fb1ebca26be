from random import Random

import pytest

from emulator import ApiError, ManualClock
from emulator.limits import Limits


def admitted(limits: Limits, chat_id: int = 1, count: int = 1, *, paid: bool = False) -> bool:
    try:
        limits.admit(chat_id, count, paid=paid)
    except ApiError:
        return False
    return True


def test_there_is_no_limit_unless_it_is_set(clock: ManualClock) -> None:
    limits = Limits(clock)
    assert all(admitted(limits) for _ in range(5000))


@pytest.mark.parametrize("seed", range(20))
def test_no_sliding_second_holds_more_than_the_limit(clock: ManualClock, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    limits, times = Limits(clock, per_second=7), []
    for _ in range(400):
        clock.advance(random.choice([0, 0, 0.001, 0.05, 0.3]))
        if admitted(limits, random.randrange(5)):
            times.append(clock.monotonic())
    assert max(sum(start <= at < start + 1 for at in times) for start in times) == 7


def test_what_fits_is_never_refused(clock: ManualClock) -> None:
    limits = Limits(clock, per_second=2)
    for _ in range(50):
        assert admitted(limits)
        clock.advance(0.5)


def test_a_refusal_names_the_wait_in_whole_seconds(clock: ManualClock) -> None:
    limits = Limits(clock, per_second=1)
    limits.admit(1)
    clock.advance(0.25)
    with pytest.raises(ApiError) as refusal:
        limits.admit(1)
    assert refusal.value.parameters == {"retry_after": 1}
    assert refusal.value.description == "Too Many Requests: retry after 1"


def test_a_refused_message_is_no_hit(clock: ManualClock) -> None:
    limits = Limits(clock, per_second=1)
    assert admitted(limits)
    assert not any(admitted(limits) for _ in range(10))
    clock.advance(1)
    assert admitted(limits)


def test_a_chat_has_a_limit_of_its_own(clock: ManualClock) -> None:
    limits = Limits(clock, per_chat=1)
    assert admitted(limits, 1)
    assert admitted(limits, 2)
    assert not admitted(limits, 1)


def test_an_album_counts_as_its_messages(clock: ManualClock) -> None:
    limits = Limits(clock, per_second=5)
    assert admitted(limits, count=4)
    assert not admitted(limits, count=2)
    assert admitted(limits, count=1)


def test_paid_messages_have_a_limit_of_1000_and_a_price(clock: ManualClock) -> None:
    limits = Limits(clock, per_second=1)
    assert sum(admitted(limits, number, paid=True) for number in range(1200)) == 1000
    assert limits.paid_tenths == 1000
    assert admitted(limits)


def test_a_limit_can_be_changed_at_any_time(clock: ManualClock) -> None:
    limits = Limits(clock, per_second=1)
    assert admitted(limits)
    limits.per_second = 2
    assert admitted(limits)
    limits.per_second = None
    assert all(admitted(limits) for _ in range(10))
