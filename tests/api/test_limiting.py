from api.limiting import Limiter


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_let_through_and_then_a_steady_rate() -> None:
    clock = Clock()
    limiter = Limiter(rate=2.0, burst=3, clock=clock)

    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
    clock.now += 0.5
    assert [limiter.wait("a"), limiter.wait("a")] == [0, 0.5]


def test_one_does_not_wait_for_another() -> None:
    limiter = Limiter(rate=1.0, burst=1, clock=Clock())

    assert [limiter.wait("a"), limiter.wait("b"), limiter.wait("a")] == [0, 0, 1.0]


def test_no_more_permits_are_saved_than_a_burst() -> None:
    clock = Clock()
    limiter = Limiter(rate=1.0, burst=2, clock=clock)
    limiter.wait("a")
    clock.now += 1000

    assert [limiter.wait("a") for _ in range(3)] == [0, 0, 1.0]


def test_only_so_many_are_remembered() -> None:
    limiter = Limiter(rate=1.0, burst=1, clock=Clock())
    for key in range(30_000):
        limiter.wait(key)

    assert len(limiter._buckets) == 10_000
