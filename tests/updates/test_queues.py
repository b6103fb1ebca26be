import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import pytest

from updates import queues as queues_module
from updates.queues import ChatQueues, release_permit

Job: TypeAlias = Callable[[], Awaitable[None]]


def queues_of(permits: int = 1) -> ChatQueues[str, Job]:
    async def work(job: Job) -> None:
        await job()

    return ChatQueues(work, {"readers": permits, "editors": 1})


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


async def test_jobs_of_a_queue_run_in_order_and_lanes_side_by_side(noting: Noting) -> None:
    queues = queues_of(permits=2)
    queues.put("anna", "readers", noting.waiting("anna 1"))
    queues.put("anna", "readers", noting.job("anna 2"))
    queues.put("tom", "readers", noting.job("tom 1"))
    await settle()
    noting.may_go_on.set()
    await queues.drain()

    assert noting.done == ["tom 1", "anna 1", "anna 2"]


async def test_putting_never_waits_and_a_burst_of_one_queue_lets_others_in_between(
    noting: Noting,
) -> None:
    queues = queues_of()
    for number in range(500):
        queues.put("anna", "readers", noting.job(f"anna {number}"))
    queues.put("tom", "readers", noting.job("tom"))
    await queues.drain()

    assert noting.done.index("tom") <= 1
    assert noting.done[-1] == "anna 499"


async def test_among_many_who_wait_the_newest_is_soon_served_and_the_oldest_too(
    noting: Noting,
) -> None:
    queues = queues_of()
    queues.put("first", "readers", noting.waiting("first"))
    for number in range(1000):
        queues.put(number, "readers", noting.job(str(number)))
    noting.may_go_on.set()
    await queues.drain()

    assert set(noting.done[1:7]) >= {"999", "0", "998"}
    assert len(noting.done) == 1001


async def test_a_pool_keeps_its_permits_to_itself(noting: Noting) -> None:
    queues = queues_of()
    queues.put("anna", "readers", noting.waiting("anna"))
    queues.put("maria", "editors", noting.job("maria"))
    await settle()

    assert noting.done == ["maria"]
    noting.may_go_on.set()
    await queues.drain()


async def test_who_releases_a_permit_goes_on_and_another_takes_it(noting: Noting) -> None:
    queues = queues_of()

    async def leaves() -> None:
        release_permit()
        release_permit()
        await noting.may_go_on.wait()
        noting.done.append("anna")

    queues.put("anna", "readers", leaves)
    queues.put("tom", "readers", noting.job("tom"))
    await settle()
    assert noting.done == ["tom"]

    noting.may_go_on.set()
    await queues.drain()
    assert queues.starts_at_once("ales", "readers")
    queues.put("ales", "readers", noting.waiting("ales"))
    assert not queues.starts_at_once("tom", "readers")
    await queues.drain()


async def test_of_what_comes_together_as_much_starts_as_there_is_room_for(noting: Noting) -> None:
    queues = queues_of()
    queues.put("anna", "readers", noting.waiting("anna"))
    wanted = [("anna", "editors"), ("tom", "editors"), ("tom", "editors"), ("ales", "editors")]

    assert queues.starting(wanted) == [False, True, False, False]

    noting.may_go_on.set()
    await queues.drain()
    assert queues.starting(wanted) == [True, False, False, False]


async def test_who_takes_long_loses_the_permit(
    noting: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues_module, "LONGEST_INSIDE", 0)
    queues = queues_of()

    async def lets_the_other_end() -> None:
        noting.done.append("tom")
        noting.may_go_on.set()

    queues.put("anna", "readers", noting.waiting("anna"))
    queues.put("tom", "readers", lets_the_other_end)
    await queues.drain()

    assert noting.done == ["tom", "anna"]


async def test_what_waits_can_be_withdrawn_and_what_runs_cannot(noting: Noting) -> None:
    queues = queues_of()
    for number in range(3):
        queues.put("anna", "readers", noting.job(f"anna {number}"))
    queues.put("tom", "readers", noting.job("tom"))

    assert len(queues.withdraw("anna")) == 2
    assert len(queues.withdraw("tom")) == 1
    assert queues.withdraw("nobody") == []
    await queues.drain()
    assert noting.done == ["anna 0"]
    queues.put("tom", "readers", noting.job("tom"))
    await queues.drain()
    assert noting.done == ["anna 0", "tom"]


async def test_a_job_that_fails_gives_its_permit_back(noting: Noting) -> None:
    queues = queues_of()

    async def fails() -> None:
        raise RuntimeError("as planned")

    queues.put("anna", "readers", fails)
    queues.put("anna", "readers", noting.job("anna"))
    (failed,) = queues._tasks
    await queues.drain()

    assert isinstance(failed.exception(), RuntimeError)
    assert noting.done == ["anna"]


async def test_once_stopped_only_what_was_begun_is_ended(noting: Noting) -> None:
    queues = queues_of()
    queues.put("anna", "readers", noting.waiting("anna"))
    queues.put("tom", "readers", noting.job("tom"))
    await settle()

    queues.stop()
    noting.may_go_on.set()
    await queues.drain()

    assert noting.done == ["anna"]


async def test_what_is_cancelled_is_broken_off_and_nothing_follows(noting: Noting) -> None:
    queues = queues_of()
    queues.put("anna", "readers", noting.waiting("anna"))
    queues.put("tom", "readers", noting.job("tom"))
    await settle()

    await queues.cancel()

    assert noting.done == []


async def test_whoever_found_no_room_outside_leaves_as_soon_as_there_is(
    noting: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues_module, "MOST_OUTSIDE", 1)
    queues = queues_of()
    goes_on = {name: asyncio.Event() for name in ("first", "second")}

    def outside(name: str) -> Job:
        async def work() -> None:
            release_permit()
            await goes_on[name].wait()

        return work

    queues.put("anna", "readers", outside("first"))
    queues.put("tom", "readers", outside("second"))
    queues.put("boris", "readers", noting.job("third"))
    await settle()
    assert noting.done == []

    goes_on["first"].set()
    await settle()

    assert noting.done == ["third"]
    goes_on["second"].set()
    await queues.drain()


async def test_a_pool_that_is_held_back_begins_one_at_a_time_and_only_for_a_while(
    noting: Noting,
) -> None:
    queues = queues_of(permits=3)
    queues.hold_back(["readers"], 600)
    queues.put("editor", "editors", noting.job("editor"))
    for name in "abcd":
        queues.put(name, "readers", noting.waiting(name))
    await settle()
    assert not queues.starts_at_once("e", "readers")
    assert len(queues._tasks) == 1

    queues.hold_back(["readers"], 0)
    await settle()
    assert len(queues._tasks) == 3
    noting.may_go_on.set()
    await queues.drain()

    assert sorted(noting.done) == [*"abcd", "editor"]


async def test_pools_are_not_held_back_for_ever(
    noting: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues_module, "LONGEST_NARROW", 0.0)
    queues = queues_of(permits=2)
    queues.hold_back(["readers"], 600)
    queues.put("a", "readers", noting.waiting("a"))
    queues.put("b", "readers", noting.waiting("b"))
    await settle()

    assert len(queues._tasks) == 2
    noting.may_go_on.set()
    await queues.drain()


async def test_pools_that_were_held_back_are_wide_for_as_long() -> None:
    queues = queues_of(permits=2)
    queues.hold_back(["readers"], 0)
    await settle()
    queues._wide_until = asyncio.get_running_loop().time() + 600

    queues.hold_back(["readers"], 600)

    assert queues._widening is None
    assert queues.starts_at_once("a", "readers")
