import asyncio

import pytest

from bot.schedule import Schedule
from botapi.errors import LeaseLostError
from storage.trouble import costing_itself_alone


async def test_a_tick_is_called_again_and_again() -> None:
    ticks = asyncio.Queue[int]()

    async def tick() -> None:
        ticks.put_nowait(1)

    schedule = Schedule({"work": (tick, 0.01)})
    schedule.start()

    assert [await ticks.get() for _ in range(3)] == [1, 1, 1]
    await schedule.stop()


async def test_a_stop_waits_for_the_tick_under_way() -> None:
    begun, go_on, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def tick() -> None:
        begun.set()
        await go_on.wait()
        done.set()

    schedule = Schedule({"work": (tick, 0.01)})
    schedule.start()
    await begun.wait()
    stop = asyncio.create_task(schedule.stop())
    await asyncio.wait({stop}, timeout=0)
    assert not stop.done()

    go_on.set()
    await stop

    assert done.is_set()


async def test_that_another_process_has_taken_over_is_no_failure_of_a_tick_or_its_items(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def tick() -> None:
        with costing_itself_alone("progress.failed", dispatch=1):
            raise LeaseLostError

    await Schedule({"work": (tick, 60.0)}).tick("work")

    assert not caplog.records


async def test_a_tick_that_fails_is_logged_and_leaves_the_next_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    calls: list[int] = []

    async def tick() -> None:
        calls.append(1)
        raise RuntimeError("broken")

    schedule = Schedule({"work": (tick, 60.0)})
    await schedule.tick("work")
    await schedule.tick("work")

    assert calls == [1, 1]
    assert caplog.text.count("tick.failed") == 2
