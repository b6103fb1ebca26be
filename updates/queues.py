"""Work in order within a lane, side by side across lanes, and no lane in another's way.

A pool has a few places. Whatever needs a place for long, or waits for Telegram, gives it back and
goes on outside: so those who wait cannot stop those who work.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from contextvars import ContextVar
from math import inf
from typing import Generic, TypeVar

T = TypeVar("T")
P = TypeVar("P", bound=Hashable)

LONGEST_INSIDE = 1.0
"""Seconds after which work goes on outside."""
MOST_OUTSIDE = 256
LONGEST_NARROW = 2.0
"""Seconds for which pools are held back at most; then they have their places for as long."""

_place: ContextVar["_Place"] = ContextVar("place")


def leave_place() -> None:
    """Let others have the place of the current work, which goes on outside; at most once each."""
    if (place := _place.get(None)) is not None:
        place.leave()


def pool_of_work() -> Hashable | None:
    """The pool that the current work has its place in; None outside of any."""
    place = _place.get(None)
    return None if place is None else place.pool


class Lanes(Generic[P, T]):
    """Has items worked on: those of one lane in order, those of different lanes side by side.

    ``pools`` says how many places each pool has. ``work`` deals with its own failures.
    """

    def __init__(self, work: Callable[[T], Awaitable[None]], pools: Mapping[P, int]) -> None:
        self._work = work
        self._pools = {name: _Pool(name, places) for name, places in pools.items()}
        self._lanes: dict[Hashable, _Lane[T]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_over = False
        self._widening: asyncio.TimerHandle | None = None
        self._narrow_since = self._wide_until = -inf

    def starts_at_once(self, lane: Hashable, pool: P) -> bool:
        """Whether what is put now need not wait."""
        return lane not in self._lanes and self._pools[pool].has_room

    def hold_back(self, pools: Collection[P], seconds: float) -> None:
        """For so long let these pools begin work in one place only: more is about to be put.

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

    def put(self, lane: Hashable, pool: P, item: T) -> None:
        """Add an item at the end of its lane; a lane stays in its pool until it is empty."""
        if lane in self._lanes:
            self._lanes[lane].items.append(item)
            return
        self._lanes[lane] = _Lane(self._pools[pool], item)
        self._pools[pool].add(lane)
        self._fill(self._pools[pool])

    def withdraw(self, lane: Hashable) -> list[T]:
        """Take back what waits in a lane and has not been started."""
        if lane not in self._lanes:
            return []
        items = self._lanes[lane].items
        kept = 1 if self._lanes[lane].started else 0
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

    def _fill(self, pool: "_Pool") -> None:
        while not self._is_over and pool.has_room and (name := pool.next()) is not None:
            lane = self._lanes[name]
            if not lane.items:
                del self._lanes[name]
                continue
            lane.started = True
            pool.free -= 1
            place = _Place(pool, lambda: self._fill(pool))
            task = asyncio.create_task(self._run(name, lane, place))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _run(self, name: Hashable, lane: "_Lane[T]", place: "_Place") -> None:
        _place.set(place)
        overdue = asyncio.get_running_loop().call_later(LONGEST_INSIDE, place.leave)
        try:
            await self._work(lane.items[0])
        except asyncio.CancelledError:
            # The program ends: what has not been started is not to be.
            self._is_over = True
            raise
        finally:
            overdue.cancel()
            lane.items.popleft()
            lane.started = False
            if lane.items:
                lane.pool.add_again(name)
            else:
                del self._lanes[name]
            place.end()


class _Lane(Generic[T]):
    def __init__(self, pool: "_Pool", item: T) -> None:
        self.pool = pool
        self.items = deque([item])
        self.started = False


class _Pool:
    """Lanes that wait for a place.

    In turns the newest, the oldest, and one that has had a turn already: when more come than can
    be served, whoever comes now need not wait for all of them, and nobody waits for ever.
    """

    def __init__(self, name: Hashable, places: int) -> None:
        self.name = name
        self._places = places
        self.free = places
        self.is_narrow = False
        """Whether there is one place only, for a while."""
        self.outside = 0
        self.leaving: deque[_Place] = deque()
        """Those that would be outside if it were not full."""
        self._new: deque[Hashable] = deque()
        self._again: deque[Hashable] = deque()
        self._turns = deque((self._newest, self._oldest, self._next_again))

    @property
    def has_room(self) -> bool:
        """Whether work may begin."""
        return self.free > (self._places - 1 if self.is_narrow else 0)

    def add(self, lane: Hashable) -> None:
        self._new.append(lane)

    def add_again(self, lane: Hashable) -> None:
        self._again.append(lane)

    def next(self) -> Hashable | None:
        for _ in range(len(self._turns)):
            turn = self._turns[0]
            self._turns.rotate(-1)
            if (lane := turn()) is not None:
                return lane
        return None

    def _newest(self) -> Hashable | None:
        return self._new.pop() if self._new else None

    def _oldest(self) -> Hashable | None:
        return self._new.popleft() if self._new else None

    def _next_again(self) -> Hashable | None:
        return self._again.popleft() if self._again else None


class _Place:
    def __init__(self, pool: _Pool, freed: Callable[[], None]) -> None:
        self._pool = pool
        self._freed = freed
        self._inside = True

    @property
    def pool(self) -> Hashable:
        return self._pool.name

    def leave(self) -> bool:
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
            while self._pool.leaving and not self._pool.leaving.popleft().leave():
                pass
        self._freed()
