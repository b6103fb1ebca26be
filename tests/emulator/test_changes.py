import asyncio

import pytest

from emulator.changes import Changes


async def test_a_waiter_looks_again_after_each_change() -> None:
    changes, seen, looked = Changes(), list[int](), asyncio.Event()

    def look() -> int | None:
        looked.set()
        return sum(seen) if len(seen) > 1 else None

    waiting = asyncio.create_task(changes.until(1, look, 5))
    for number in (3, 4):
        await looked.wait()
        looked.clear()
        seen.append(number)
        changes.tell(1)
    assert await waiting == 7


async def test_what_is_there_already_is_not_waited_for() -> None:
    assert await Changes().until(1, lambda: "x", 0.01) == "x"


async def test_waiting_ends() -> None:
    with pytest.raises(TimeoutError):
        await Changes().until(1, lambda: None, 0.01)
