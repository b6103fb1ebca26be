"""The ticks: each looks in a column for what is due; no job is kept per item."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from news.stand_down import StandDownError
from storage.trouble import trouble_of

Tick = Callable[[], Awaitable[object]]

log = logging.getLogger(__name__)


class Schedule:
    """Calls each tick every so many seconds, never beside itself, and late rather than not."""

    def __init__(self, ticks: Mapping[str, tuple[Tick, float]]) -> None:
        self._running: set[asyncio.Task[None]] = set()
        # By default a job that is a second late is dropped.
        self._scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._ticks = {name: tick for name, (tick, _) in ticks.items()}
        for name, (tick, seconds) in ticks.items():
            self._scheduler.add_job(self._call, "interval", (name, tick), seconds=seconds, id=name)

    def start(self) -> None:
        """Begin ticking."""
        self._scheduler.start()

    async def tick(self, name: str) -> None:
        """Tick once, now."""
        await self._call(name, self._ticks[name])

    async def stop(self) -> None:
        """Start no tick any more, and wait for those that are running.

        The scheduler's own shutdown would cancel them, whatever its ``wait`` says.
        """
        self._scheduler.pause()
        if self._running:
            await asyncio.wait(self._running)
        self._scheduler.shutdown(wait=False)

    async def _call(self, name: str, tick: Tick) -> None:
        task = asyncio.ensure_future(_logged(name, tick))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.shield(task)


async def _logged(name: str, tick: Tick) -> None:
    try:
        await tick()
    except Exception as error:
        # The database's trouble is told of once: see bot.watch; a lost lease, by bot.lifecycle.
        if trouble_of(error) is None and not isinstance(error, StandDownError):
            log.exception("tick.failed", extra={"tick": name})
