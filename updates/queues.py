"""Work in order within a queue, side by side across queues, and no queue in another's way.

A pool has a few permits. Work that takes long, or waits for Telegram, releases its permit and goes
on outside the pool: so those who wait cannot stop those who work.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping, Sequence
from contextvars import ContextVar
from math import inf
from typing import Generic, TypeVar

T = TypeVar("T")
P = TypeVar("P", bound=Hashable)

LONGEST_INSIDE = 1.0
"""Seconds after which work gives its permit back and goes on without one."""
MOST_OUTSIDE = 256
LONGEST_NARROW = 2.0
"""Seconds for which pools are held back at most; then they have their permits for as long."""

_permit: ContextVar["_Permit"] = ContextVar("permit")


def release_permit() -> None:
    """Give back the permit of the current work, which goes on without one; at most once each."""
    if (permit := _permit.get(None)) is not None:
        permit.release()


def pool_of_work() -> Hashable | None:
    """The pool whose permit the current work was given; None outside of any."""
    permit = _permit.get(None)
    return None if permit is None else permit.pool


class ChatQueues(Generic[P, T]):
    """Has items worked on: those of one queue in order, those of different queues side by side.

    ``pools`` says how many permits each pool has. ``work`` deals with its own failures.
    """

    def __init__(self, work: Callable[[T], Awaitable[None]], pools: Mapping[P, int]) -> None:
        self._work = work
        self._pools = {name: _Permits(name, count) for name, count in pools.items()}
        self._queues: dict[Hashable, _Queue[T]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_over = False
        self._widening: asyncio.TimerHandle | None = None
        self._narrow_since = self._wide_until = -inf

    def starts_at_once(self, queue: Hashable, pool: P) -> bool:
        """Whether what is put now need not wait."""
        return queue not in self._queues and self._pools[pool].has_room

    def starting(self, waiting: Sequence[tuple[Hashable, P]]) -> list[bool]:
        """Of work that is put now, queue and pool of each, which need not wait."""
        room = {name: pool.room for name, pool in self._pools.items()}
        taken: set[Hashable] = set()
        starts = []
        for queue, name in waiting:
            starts.append(queue not in self._queues and queue not in taken and room[name] > 0)
            taken.add(queue)
            room[name] -= starts[-1]
        return starts

    def hold_back(self, pools: Collection[P], seconds: float) -> None:
        """For so long let these pools begin work with one permit only: more is about to be put.

        However often it is said, they have half of the time in the end.
        """
        loop = asyncio.get_running_loop()
        if self._widening is not None:
            self._widening.cancel()
        elif loop.time() >= self._wide_until:
            self._narrow_since = loop.time()
        else:
            return
        for name in pools:
            self._pools[name].is_narrow = True
        until = min(loop.time() + seconds, self._narrow_since + LONGEST_NARROW)
        self._widening = loop.call_at(until, self._widen)

    def put(self, queue: Hashable, pool: P, item: T) -> None:
        """Add an item at the end of its queue; a queue stays in its pool until it is empty."""
        if queue in self._queues:
            self._queues[queue].items.append(item)
            return
        self._queues[queue] = _Queue(self._pools[pool], item)
        self._pools[pool].add(queue)
        self._fill(self._pools[pool])

    def withdraw(self, queue: Hashable) -> list[T]:
        """Take back what waits in a queue and has not been started."""
        if queue not in self._queues:
            return []
        items = self._queues[queue].items
        kept = 1 if self._queues[queue].started else 0
        return [items.pop() for _ in range(len(items) - kept)][::-1]

    async def drain(self) -> None:
        """Wait until everything has been worked on, or all that was begun after ``stop``."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def stop(self) -> None:
        """Begin nothing more."""
        self._is_over = True

    async def cancel(self) -> None:
        """Begin nothing more, and break off what was begun."""
        self.stop()
        for task in self._tasks:
            task.cancel()
        await self.drain()

    def _widen(self) -> None:
        now = asyncio.get_running_loop().time()
        self._wide_until = 2 * now - self._narrow_since
        self._widening = None
        for pool in self._pools.values():
            pool.is_narrow = False
            self._fill(pool)

    def _fill(self, pool: "_Permits") -> None:
        while not self._is_over and pool.has_room and (name := pool.next()) is not None:
            queue = self._queues[name]
            if not queue.items:
                del self._queues[name]
                continue
            queue.started = True
            pool.free -= 1
            permit = _Permit(pool, lambda: self._fill(pool))
            task = asyncio.create_task(self._work_on(name, queue, permit))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _work_on(self, name: Hashable, queue: "_Queue[T]", permit: "_Permit") -> None:
        _permit.set(permit)
        overdue = asyncio.get_running_loop().call_later(LONGEST_INSIDE, permit.release)
        try:
            await self._work(queue.items[0])
        except asyncio.CancelledError:
            # The program ends: what has not been started is not to be.
            self._is_over = True
            raise
        finally:
            overdue.cancel()
            queue.items.popleft()
            queue.started = False
            if queue.items:
                queue.pool.add_again(name)
            else:
                del self._queues[name]
            permit.end()


class _Queue(Generic[T]):
    def __init__(self, pool: "_Permits", item: T) -> None:
        self.pool = pool
        self.items = deque([item])
        self.started = False


class _Permits:
    """The permits of a pool, and the queues that wait for one.

    In turns the newest, the oldest, and one that has had a turn already: when more come than can
    be served, whoever comes now need not wait for all of them, and nobody waits for ever.
    """

    def __init__(self, name: Hashable, count: int) -> None:
        self.name = name
        self._count = count
        self.free = count
        self.is_narrow = False
        """Whether there is one permit only, for a while."""
        self.outside = 0
        self.leaving: deque[_Permit] = deque()
        """Those that would be outside if it were not full."""
        self._new: deque[Hashable] = deque()
        self._again: deque[Hashable] = deque()
        self._order = deque((self._newest, self._oldest, self._next_again))

    @property
    def room(self) -> int:
        """How much work may begin."""
        return self.free - (self._count - 1 if self.is_narrow else 0)

    @property
    def has_room(self) -> bool:
        """Whether any may."""
        return self.room > 0

    def add(self, queue: Hashable) -> None:
        self._new.append(queue)

    def add_again(self, queue: Hashable) -> None:
        self._again.append(queue)

    def next(self) -> Hashable | None:
        for _ in range(len(self._order)):
            pick = self._order[0]
            self._order.rotate(-1)
            if (queue := pick()) is not None:
                return queue
        return None

    def _newest(self) -> Hashable | None:
        return self._new.pop() if self._new else None

    def _oldest(self) -> Hashable | None:
        return self._new.popleft() if self._new else None

    def _next_again(self) -> Hashable | None:
        return self._again.popleft() if self._again else None


class _Permit:
    def __init__(self, pool: _Permits, freed: Callable[[], None]) -> None:
        self._pool = pool
        self._freed = freed
        self._inside = True

    @property
    def pool(self) -> Hashable:
        return self._pool.name

    def release(self) -> bool:
        """Go outside, as soon as there is room; whether that is now."""
        if not self._inside:
            return False
        if self._pool.outside >= MOST_OUTSIDE:
            self._pool.leaving.append(self)
            return False
        self._inside = False
        self._pool.outside += 1
        self._pool.free += 1
        self._freed()
        return True

    def end(self) -> None:
        if self._inside:
            self._inside = False
            self._pool.free += 1
        else:
            self._pool.outside -= 1
            while self._pool.leaving and not self._pool.leaving.popleft().release():
                pass
        self._freed()
