import asyncio

from bot.lanes import Lanes


async def test_jobs_of_a_lane_run_in_order_and_lanes_side_by_side() -> None:
    lanes = Lanes(most=10)
    done: list[str] = []
    anna_may_go_on = asyncio.Event()

    async def slow() -> None:
        await anna_may_go_on.wait()
        done.append("anna 1")

    async def note(text: str) -> None:
        done.append(text)
        if text == "tom 1":
            anna_may_go_on.set()

    await lanes.put("anna", slow)
    await lanes.put("anna", lambda: note("anna 2"))
    await lanes.put("tom", lambda: note("tom 1"))
    await lanes.drain()

    assert done == ["tom 1", "anna 1", "anna 2"]


async def test_more_jobs_than_there_is_room_for_wait_outside() -> None:
    lanes = Lanes(most=1)
    may_finish = asyncio.Event()

    async def noop() -> None:
        pass

    await lanes.put("anna", lambda: _wait(may_finish))
    second = asyncio.ensure_future(lanes.put("tom", noop))
    await asyncio.wait([second], timeout=0)
    assert not second.done()

    may_finish.set()
    await second
    await lanes.drain()


async def _wait(event: asyncio.Event) -> None:
    await event.wait()
