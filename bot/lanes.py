"""Work in order within a lane, in parallel across lanes."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

Job = Callable[[], Awaitable[None]]


class Lanes:
    """Runs jobs: those of one lane one after another, those of different lanes side by side.

    A job deals with its own failures; ``most`` jobs at once wait or run, then ``put`` waits.
    """

    def __init__(self, most: int) -> None:
        self._room = asyncio.Semaphore(most)
        self._lanes: dict[Hashable, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def put(self, lane: Hashable, job: Job) -> None:
        """Add a job at the end of its lane, once there is room."""
        await self._room.acquire()
        if lane in self._lanes:
            self._lanes[lane].append(job)
            return
        self._lanes[lane] = deque([job])
        task = asyncio.create_task(self._drive(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self) -> None:
        """Wait until every job has run."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _drive(self, lane: Hashable) -> None:
        jobs = self._lanes[lane]
        while jobs:
            try:
                await jobs[0]()
            finally:
                jobs.popleft()
                self._room.release()
        del self._lanes[lane]
