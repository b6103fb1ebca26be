"""The loop's pulse, by a clock that a test sets."""

from bot.pulse import LONGEST_LOADING, LONGEST_STANDSTILL, Pulse


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_loop_that_turns_is_alive_and_one_that_has_not_for_long_is_not() -> None:
    clock = Clock()
    pulse = Pulse(clock)

    alive = []
    for seconds in (LONGEST_STANDSTILL, 1):
        clock.now += seconds
        alive.append(pulse.is_alive)

    assert alive == [True, False]
    assert pulse.standstill == LONGEST_STANDSTILL + 1


def test_how_late_the_loop_comes_is_counted() -> None:
    clock = Clock()
    pulse = Pulse(clock)

    clock.now += 3.5
    pulse.note(due=100.5)

    assert pulse.lag.sum == 3.0
    assert pulse.standstill == 0


def test_while_the_program_is_loaded_the_loop_may_stand_for_longer() -> None:
    clock = Clock()
    pulse = Pulse(clock)

    with pulse.loading():
        clock.now += LONGEST_STANDSTILL + 1
        alive = [pulse.is_alive]
        clock.now += LONGEST_LOADING
        alive.append(pulse.is_alive)

    assert alive == [True, False]
    assert pulse.is_alive
