import asyncio

from delivery.window import FIRST_GUESS, HEADROOM, MOST, SPARE, Exposure, SendWindow

LINK = 0.005


def test_places_are_the_pace_times_the_time_that_a_send_takes() -> None:
    places = SendWindow()

    assert places.free(1000) == int(1000 * FIRST_GUESS * HEADROOM) + SPARE
    assert places.free(1) == SPARE


def test_a_slow_server_gets_more_places_up_to_a_bound() -> None:
    places = SendWindow()
    for _ in range(200):
        places.learn(seconds=60)

    assert places.free(1000) == MOST


def test_a_place_is_free_again_once_it_is_left() -> None:
    places = SendWindow()
    places.take()
    places.take()
    assert places.free(1) == 0

    assert places.free(1, freed=1) == 1
    places.leave()
    assert places.free(1) == 1


def known(link: float, shortest: float) -> Exposure:
    exposure = Exposure()
    for _ in range(200):
        exposure.answered(link, shortest)
    return exposure


def test_a_crash_doubles_pace_times_round_trip_and_two() -> None:
    assert known(LINK, LINK).most(300) == int(300 * LINK) + 2
    assert known(0.0301, 0.03).most(300) == 11
    assert known(0.101, 0.1).most(28) == 4


def test_answers_that_only_seem_late_do_not_raise_it() -> None:
    assert known(1.0, LINK).most(300) == int(300 * LINK) + 2


def test_nothing_is_known_at_first() -> None:
    assert Exposure().most(28) == 2


async def test_who_waits_is_let_in_when_one_leaves() -> None:
    exposure = Exposure()
    exposure.enter()
    exposure.enter()
    assert exposure.is_full(28)
    waiting = asyncio.create_task(exposure.wait())

    await asyncio.wait([waiting], timeout=0)
    exposure.leave()
    await waiting

    assert not exposure.is_full(28)


async def test_who_waits_can_be_told_to_look_again() -> None:
    exposure = Exposure()
    waiting = asyncio.create_task(exposure.wait())

    await asyncio.wait([waiting], timeout=0)
    exposure.wake()

    await waiting
