import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import pytest

from updates import lanes as lanes_module
from updates.lanes import Lanes, leave_place

Job: TypeAlias = Callable[[], Awaitable[None]]


def lanes_of(places: int = 1) -> Lanes[str, Job]:
    async def work(job: Job) -> None:
        await job()

    return Lanes(work, {"readers": places, "editors": 1})


class Noting:
    """Jobs that note their names; some wait until they may go on."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.may_go_on = asyncio.Event()

    def job(self, name: str) -> Job:
        async def work() -> None:
            self.done.append(name)

        return work

    def waiting(self, name: str) -> Job:
        async def work() -> None:
            await self.may_go_on.wait()
            self.done.append(name)

        return work


@pytest.fixture
def noting() -> Noting:
    return Noting()


async def settle() -> None:
    async def nothing() -> None: ...

    for _ in range(10):
        await asyncio.create_task(nothing())


async def test_jobs_of_a_lane_run_in_order_and_lanes_side_by_side(noting: Noting) -> None:
    lanes = lanes_of(places=2)
    lanes.put("anna", "readers", noting.waiting("anna 1"))
    lanes.put("anna", "readers", noting.job("anna 2"))
    lanes.put("tom", "readers", noting.job("tom 1"))
    await settle()
    noting.may_go_on.set()
    await lanes.drain()

    assert noting.done == ["tom 1", "anna 1", "anna 2"]


async def test_putting_never_waits_and_a_burst_of_one_lane_lets_others_in_between(
    noting: Noting,
) -> None:
    lanes = lanes_of()
    for number in range(500):
        lanes.put("anna", "readers", noting.job(f"anna {number}"))
    lanes.put("tom", "readers", noting.job("tom"))
    await lanes.drain()

    assert noting.done.index("tom") <= 1
    assert noting.done[-1] == "anna 499"


async def test_among_many_who_wait_the_newest_is_soon_served_and_the_oldest_too(
    noting: Noting,
) -> None:
    lanes = lanes_of()
    lanes.put("first", "readers", noting.waiting("first"))
    for number in range(1000):
        lanes.put(number, "readers", noting.job(str(number)))
    noting.may_go_on.set()
    await lanes.drain()

    assert set(noting.done[1:7]) >= {"999", "0", "998"}
    assert len(noting.done) == 1001


async def test_a_pool_keeps_its_places_to_itself(noting: Noting) -> None:
    lanes = lanes_of()
    lanes.put("anna", "readers", noting.waiting("anna"))
    lanes.put("maria", "editors", noting.job("maria"))
    await settle()

    assert noting.done == ["maria"]
    noting.may_go_on.set()
    await lanes.drain()


async def test_who_leaves_a_place_goes_on_and_another_takes_it(noting: Noting) -> None:
    lanes = lanes_of()

    async def leaves() -> None:
        leave_place()
        leave_place()
        await noting.may_go_on.wait()
        noting.done.append("anna")

    lanes.put("anna", "readers", leaves)
    lanes.put("tom", "readers", noting.job("tom"))
    await settle()
    assert noting.done == ["tom"]

    noting.may_go_on.set()
    await lanes.drain()
    assert lanes.starts_at_once("ales", "readers")
    lanes.put("ales", "readers", noting.waiting("ales"))
    assert not lanes.starts_at_once("tom", "readers")
    await lanes.drain()


async def test_who_takes_long_loses_the_place(
    noting: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes_module, "LONGEST_INSIDE", 0)
    lanes = lanes_of()

    async def lets_the_other_end() -> None:
        noting.done.append("tom")
        noting.may_go_on.set()

    lanes.put("anna", "readers", noting.waiting("anna"))
    lanes.put("tom", "readers", lets_the_other_end)
    await lanes.drain()

    assert noting.done == ["tom", "anna"]


async def test_what_waits_can_be_withdrawn_and_what_runs_cannot(noting: Noting) -> None:
    lanes = lanes_of()
    for number in range(3):
        lanes.put("anna", "readers", noting.job(f"anna {number}"))
    lanes.put("tom", "readers", noting.job("tom"))

    assert len(lanes.withdraw("anna")) == 2
    assert len(lanes.withdraw("tom")) == 1
    assert lanes.withdraw("nobody") == []
    await lanes.drain()
    assert noting.done == ["anna 0"]
    lanes.put("tom", "readers", noting.job("tom"))
    await lanes.drain()
    assert noting.done == ["anna 0", "tom"]


async def test_a_job_that_fails_gives_its_place_back(noting: Noting) -> None:
    lanes = lanes_of()

    async def fails() -> None:
        raise RuntimeError("as planned")

    lanes.put("anna", "readers", fails)
    lanes.put("anna", "readers", noting.job("anna"))
    (failed,) = lanes._tasks
    await lanes.drain()

    assert isinstance(failed.exception(), RuntimeError)
    assert noting.done == ["anna"]


async def test_once_stopped_only_what_was_begun_is_ended(noting: Noting) -> None:
    lanes = lanes_of()
    lanes.put("anna", "readers", noting.waiting("anna"))
    lanes.put("tom", "readers", noting.job("tom"))
    await settle()

    lanes.stop()
    noting.may_go_on.set()
    await lanes.drain()

    assert noting.done == ["anna"]


async def test_what_is_cancelled_is_broken_off_and_nothing_follows(noting: Noting) -> None:
    lanes = lanes_of()
    lanes.put("anna", "readers", noting.waiting("anna"))
    lanes.put("tom", "readers", noting.job("tom"))
    await settle()

    await lanes.cancel()

    assert noting.done == []


async def test_whoever_found_no_room_outside_leaves_as_soon_as_there_is(
    noting: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes_module, "MOST_OUTSIDE", 1)
    lanes = lanes_of()
    goes_on = {name: asyncio.Event() for name in ("first", "second")}

    def outside(name: str) -> Job:
        async def work() -> None:
            leave_place()
            await goes_on[name].wait()

        return work

    lanes.put("anna", "readers", outside("first"))
    lanes.put("tom", "readers", outside("second"))
    lanes.put("boris", "readers", noting.job("third"))
    await settle()
    assert noting.done == []

    goes_on["first"].set()
    await settle()

    assert noting.done == ["third"]
    goes_on["second"].set()
    await lanes.drain()


async def test_a_pool_that_is_held_back_begins_one_at_a_time_and_only_for_a_while(
    noting: Noting,
) -> None:
    lanes = lanes_of(places=3)
    lanes.hold_back(["readers"], 600)
    lanes.put("editor", "editors", noting.job("editor"))
    for name in "abcd":
        lanes.put(name, "readers", noting.waiting(name))
    await settle()
    assert not lanes.starts_at_once("e", "readers")
    assert len(lanes._tasks) == 1

    lanes.hold_back(["readers"], 0)
    await settle()
    assert len(lanes._tasks) == 3
    noting.may_go_on.set()
    await lanes.drain()

    assert sorted(noting.done) == [*"abcd", "editor"]


async def test_pools_are_not_held_back_for_ever(
    noting: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes_module, "LONGEST_NARROW", 0.0)
    lanes = lanes_of(places=2)
    lanes.hold_back(["readers"], 600)
    lanes.put("a", "readers", noting.waiting("a"))
    lanes.put("b", "readers", noting.waiting("b"))
    await settle()

    assert len(lanes._tasks) == 2
    noting.may_go_on.set()
    await lanes.drain()


async def test_pools_that_were_held_back_are_wide_for_as_long() -> None:
    lanes = lanes_of(places=2)
    lanes.hold_back(["readers"], 0)
    await settle()
    lanes._wide_until = asyncio.get_running_loop().time() + 600

    lanes.hold_back(["readers"], 600)

    assert lanes._widening is None
    assert lanes.starts_at_once("a", "readers")
