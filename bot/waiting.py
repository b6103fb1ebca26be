"""Waiting for what ends first."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


async def first_of(*works: Awaitable[None]) -> None:
    """Wait for the first work to end, and cancel the others. Raises what that one raised."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await cancel(*tasks)
    for task in done:
        task.result()


async def unless(ended: asyncio.Future[Any], wanted: Awaitable[T]) -> T | None:
    """What is wanted; None when ``ended`` ends before it is there."""
    task = asyncio.ensure_future(wanted)
    await asyncio.wait({task, ended}, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        return task.result()
    await cancel(task)
    return None


def in_background(work: Callable[[], T]) -> asyncio.Future[T]:
    """The result of work in a thread of its own, which the program's end does not wait for."""
    result: Future[T] = Future()
    result.set_running_or_notify_cancel()

    def carry_out() -> None:
        try:
            result.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is awaited
            result.set_exception(error)

    Thread(target=carry_out, daemon=True).start()
    return asyncio.wrap_future(result)


async def cancel(*tasks: asyncio.Future[Any]) -> None:
    """Cancel tasks, and wait until they are over, whatever came of them."""
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
