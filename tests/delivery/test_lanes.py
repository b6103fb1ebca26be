from collections import Counter

from delivery.lanes import SHARES, Lanes
from news.dispatch import Lane
from tests.delivery.clock import Clock


def serve(lanes: Lanes, turns: int, room: int, full: set[Lane]) -> Counter[Lane]:
    """Deal again and again, while these lanes have more than enough."""
    served: Counter[Lane] = Counter()
    for _ in range(turns):
        left = room
        for lane, most in lanes.deal(room):
            count = min(most, left) if lane in full else 0
            lanes.sent(lane, count)
            served[lane] += count
            left -= count
    return served


def test_the_highest_lane_is_asked_first() -> None:
    assert next(Lanes().deal(1)) == (Lane.BREAKING, 1)


def test_all_turns_go_to_the_only_lane_that_has_something() -> None:
    assert serve(Lanes(), 100, 3, {Lane.MAINTENANCE}) == Counter({Lane.MAINTENANCE: 300})


def test_no_lane_is_starved_even_when_turns_come_one_by_one() -> None:
    served = serve(Lanes(), 1000, 1, set(Lane))

    assert served.total() == 1000
    for lane, share in SHARES.items():
        assert abs(served[lane] - 1000 * share) <= 1000 * share * 0.15
    assert served[Lane.BREAKING] > 400


def test_a_lane_that_was_empty_gathers_no_claims() -> None:
    lanes = Lanes()
    serve(lanes, 1000, 1, {Lane.BREAKING})

    served = serve(lanes, 10, 1, {Lane.BREAKING, Lane.DIGEST})

    assert served[Lane.DIGEST] <= 3


def test_a_resting_lane_is_not_asked_until_it_is_woken() -> None:
    lanes = Lanes()
    for lane in Lane:
        lanes.rest(lane)
    assert not lanes.is_live
    assert not list(lanes.deal(5))

    lanes.wake(Lane.DIGEST)

    assert {lane for lane, _ in lanes.deal(5)} == {Lane.DIGEST}


def test_maintenance_may_be_held_to_a_rate_of_its_own() -> None:
    clock = Clock()
    lanes = Lanes(28, clock)
    for lane in set(Lane) - {Lane.MAINTENANCE}:
        lanes.rest(lane)

    assert max(most for _, most in lanes.deal(1000)) == 28
    lanes.sent(Lane.MAINTENANCE, 28, 28)
    assert max(most for _, most in lanes.deal(1000)) == 0
    clock.seconds += 0.5
    assert max(most for _, most in lanes.deal(1000)) == 14
