from collections import deque
from heapq import heappop, heappush
from itertools import count
from random import Random

import pytest

from botapi.pacing import REPLY_CAP_SECONDS, REPLY_RESERVE, Pacing, Slot
from tests.delivery.clock import Clock

TURN = 0.0005


class Server:
    """Counts messages in any sliding second; each way takes some milliseconds, or some more."""

    def __init__(self, limit: int, way: float, jitter: float) -> None:
        self.busiest = 0
        self.count = 0
        self.bulk = 0
        self._limit = limit
        self._hits: deque[float] = deque()
        self._way = way
        self._jitter = jitter
        self._random = Random(7)  # noqa: S311 - repeatable on purpose

    def one_way(self) -> float:
        return self._way + self._random.random() * self._jitter

    def arrive(self, now: float, slot: Slot) -> None:
        self.bulk += not slot.is_reply
        self._hits.append(now)
        while now - self._hits[0] >= 1.0:
            self._hits.popleft()
        self.busiest = max(self.busiest, len(self._hits))
        self.count += 1


def simulate(
    rate: int,
    seconds: float,
    *,
    way: float = 0.01,
    jitter: float = 0.0,
    replies: float = 0.0,
    capped: bool = False,
) -> Server:
    """Send as fast as the pacing lets, over a link, for so long; replies a second on top."""
    clock, server = Clock(0.0), Server(rate, way, jitter)
    pacing, random, numbers = Pacing(rate, clock), Random(5), count()  # noqa: S311
    waiting: list[Slot] = []
    asked = 0
    events: list[tuple[float, int, str, Slot]] = []
    while clock.seconds < seconds:
        while events and events[0][0] <= clock.seconds:
            at, _, what, slot = heappop(events)
            if what == "arrive":
                server.arrive(at, slot)
                heappush(events, (at + server.one_way(), next(numbers), "answer", slot))
            else:
                pacing.ended(slot)
        waiting.extend(pacing.take_bulk() for _ in range(pacing.bulk_allowance(0.004)))
        going = []
        for slot in waiting:
            if pacing.start_wait(slot) == 0:
                pacing.start(slot)
                going.append(slot)
        waiting = [slot for slot in waiting if not slot.started]
        asked += random.random() < replies * TURN
        if capped:
            pacing.cap_replies()
        while asked and pacing.reply_wait() == 0:
            asked -= 1
            going.append(pacing.take_reply())
        for slot in going:
            pacing.written(slot)
            heappush(events, (clock.seconds + server.one_way(), next(numbers), "arrive", slot))
        clock.seconds += TURN
    return server


@pytest.mark.parametrize("rate", [1, 28, 300, 1000])
@pytest.mark.parametrize("way", [0.001, 0.05])
def test_a_steady_link_is_used_to_99_percent_and_never_overfilled(rate: int, way: float) -> None:
    server = simulate(rate, 20, way=way)

    assert server.busiest <= rate
    assert server.count >= 0.99 * rate * (20 - way) - 1


@pytest.mark.parametrize("rate", [28, 1000])
def test_a_link_that_jitters_is_never_overfilled(rate: int) -> None:
    server = simulate(rate, 20, way=0.005, jitter=0.04)

    assert server.busiest <= rate
    assert server.count >= 0.9 * rate * 20


def test_bulk_yields_to_replies() -> None:
    server = simulate(28, 20, replies=5)

    assert server.busiest <= 28 + REPLY_RESERVE
    assert server.count <= 28 * 21


@pytest.mark.parametrize("replies", [20, 100, 1000])
def test_bulk_keeps_half_of_its_pace_whatever_people_ask(replies: int) -> None:
    server = simulate(28, 20, replies=replies)

    assert server.bulk >= 14 * 20
    assert server.count - server.bulk >= 0.9 * replies * 20


@pytest.mark.parametrize("replies", [20, 100, 1000])
def test_once_telegram_has_refused_a_reply_both_keep_to_its_limit(replies: int) -> None:
    server = simulate(28, 20, replies=replies, capped=True)

    assert server.busiest <= 28 + REPLY_RESERVE
    assert server.bulk >= 14 * 20
    assert server.count - server.bulk >= 12 * 20


def test_bulk_is_spread_over_the_second() -> None:
    clock = Clock()
    pacing = Pacing(28, clock)
    for _ in range(pacing.bulk_allowance()):
        pacing.start(pacing.take_bulk())

    assert pacing.bulk_allowance() == 0
    clock.seconds += 1.1 / 28
    assert pacing.bulk_allowance() == 1


def test_what_was_never_written_does_not_count() -> None:
    pacing = Pacing(1, Clock())
    slot = pacing.take_bulk()
    pacing.start(slot)
    pacing.ended(slot)
    assert pacing.start_wait(Slot(0.0)) == 0


def test_what_has_no_answer_yet_counts_however_long_it_takes() -> None:
    clock = Clock()
    pacing = Pacing(1, clock)
    slot = pacing.take_bulk()
    pacing.start(slot)
    pacing.written(slot)

    clock.seconds += 30

    assert pacing.bulk_allowance() == 0


def test_a_pause_holds_bulk_back_for_exactly_that_long() -> None:
    clock = Clock()
    pacing = Pacing(28, clock)
    pacing.pause_bulk(60)

    clock.seconds += 59.99
    assert pacing.bulk_allowance() == 0
    assert pacing.reply_wait() == 0
    clock.seconds += 0.02
    assert pacing.bulk_allowance() > 0


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    clock = Clock()
    pacing = Pacing(28, clock)
    pacing.pause_bulk(60)
    pacing.pause_bulk(1)

    assert pacing.pause_left == 60


def test_refusals_slow_the_pace_and_quiet_brings_it_back() -> None:
    clock = Clock()
    pacing = Pacing(28, clock)
    for _ in range(3):
        pacing.pause_bulk(1)
        clock.seconds += 1.5
    slow = pacing.pace
    assert slow < 28 * 0.6

    for _ in range(300):
        clock.seconds += 10
        pacing.bulk_allowance()
    assert pacing.pace == 28


def test_refusals_of_one_burst_slow_the_pace_once() -> None:
    pacing, other = Pacing(28, Clock()), Pacing(28, Clock())
    pacing.pause_bulk(5)
    for _ in range(10):
        other.pause_bulk(5)

    assert pacing.pace == other.pace


def test_the_pace_never_falls_under_a_quarter() -> None:
    clock = Clock()
    pacing = Pacing(28, clock)
    for _ in range(100):
        pacing.pause_bulk(1)
        clock.seconds += 2

    assert pacing.pace == 7


def test_replies_wait_only_after_one_was_refused_and_the_reserve_is_used_up() -> None:
    clock = Clock()
    pacing = Pacing(2, clock)
    for _ in range(20):
        assert pacing.reply_wait() == 0
        pacing.take_reply()

    pacing.cap_replies()
    assert pacing.reply_wait() > 0

    clock.seconds += REPLY_CAP_SECONDS
    assert pacing.reply_wait() == 0


def test_what_nobody_waits_for_goes_when_it_is_not_one_too_many() -> None:
    clock = Clock()
    pacing = Pacing(2, clock)
    for _ in range(2):
        pacing.ended(written(pacing))
    assert pacing.excess_wait() == 0

    pacing.take_reply()
    assert 0 < pacing.excess_wait() <= 1.01

    clock.seconds += pacing.excess_wait()
    assert pacing.excess_wait() == 0


class Share:
    """Of the token's pace, as a test sets it."""

    def __init__(self, most: int) -> None:
        self.most = most

    def limit(self) -> int:
        return self.most

    def ask(self) -> None:
        pass


def test_what_bulk_can_reach_is_within_its_share_while_it_has_something_to_send() -> None:
    clock, share = Clock(0.0), Share(10)
    pacing = Pacing(28, clock, share)
    # Who wants nothing has the least share, and would be given more.
    idle = pacing.reachable
    pacing.bulk_allowance()
    shared = pacing.reachable
    share.most = 40

    assert (idle, shared, pacing.reachable) == (28, 10, 28)
    clock.seconds += 60
    share.most = 1
    assert pacing.reachable == 28


def written(pacing: Pacing) -> Slot:
    slot = pacing.take_reply()
    pacing.written(slot)
    return slot
