"""The seconds after a signal: one deadline for all that is done in them.

Whoever stops a service kills it after 30 s; ``commands.FORCED_EXIT_SECONDS`` ends what hangs before
that.
"""

import asyncio
from collections.abc import Callable
from typing import Any

DRAIN_SECONDS = 26.0
"""Until then what is in hand is finished; the rest is cancelled, and its attempt does not count."""
CONFIRM_SECONDS = 27.0
"""Until then the last updates are acknowledged to Telegram."""


def end_of(task: asyncio.Future[Any]) -> Callable[[], float]:
    """When a task ended, by the loop's clock; now, while it has not."""
    loop = asyncio.get_running_loop()
    times: list[float] = []
    task.add_done_callback(lambda _: times.append(loop.time()))
    return lambda: times[0] if times else loop.time()
