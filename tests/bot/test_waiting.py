import asyncio
from threading import Event

import pytest

from bot.waiting import first_of, in_background, unless


async def test_the_first_work_to_end_ends_the_others() -> None:
    cancelled = asyncio.Event()

    async def long() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    async def short() -> None:
        await asyncio.wait_for(asyncio.Event().wait(), 0)

    with pytest.raises(TimeoutError):
        await first_of(long(), short())

    assert cancelled.is_set()


async def test_what_is_wanted_is_given_up_when_the_end_comes_first() -> None:
    end = asyncio.Event()

    async def ends() -> None:
        await end.wait()

    async def comes() -> int:
        return 5

    ended = asyncio.create_task(ends())

    assert await unless(ended, comes()) == 5
    end.set()
    await ended
    assert await unless(ended, asyncio.Event().wait()) is None


async def test_work_in_the_background_gives_its_result_or_its_error() -> None:
    assert await in_background(lambda: 5) == 5
    with pytest.raises(ZeroDivisionError):
        await in_background(lambda: 1 // 0)


async def test_nobody_waits_for_work_in_the_background_that_is_given_up() -> None:
    go_on = Event()
    work = in_background(go_on.wait)

    work.cancel()

    with pytest.raises(asyncio.CancelledError):
        await work
    go_on.set()
