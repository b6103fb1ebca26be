"""Which lane sends how much: the higher one first, but none is starved altogether."""

import sys
import time
from collections.abc import Callable, Iterator
from math import inf

from news.dispatch import RANKED, Lane

SHARES = {
    Lane.PLACE_BREAKING: 0.2,
    Lane.INSTANT: 0.2,
    Lane.DIGEST: 0.1,
    Lane.MAINTENANCE: 0.05,
    Lane.PLACE: 0.02,
}
"""The part of the pace that a lane gets even while a higher one has more than enough to send."""


class Lanes:
    """Deals out turns. Only lanes that may hold something are asked.

    ``maintenance_rate`` is the most that the maintenance lane, and edits in places, may use of them
    in a second, by ``clock``.
    """

    def __init__(
        self, maintenance_rate: float = inf, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._credit = dict.fromkeys(SHARES, 0.0)
        self._live = set(RANKED)
        self._maintenance = _Bucket(maintenance_rate, clock)

    def wake(self, *lanes: Lane) -> None:
        """Something may wait in these lanes; with none named, in any."""
        self._live.update(lanes or RANKED)

    def rest(self, lane: Lane) -> None:
        """Nothing waits in the lane."""
        self._live.discard(lane)

    @property
    def is_live(self) -> bool:
        """Whether anything may wait."""
        return bool(self._live)

    def deal(self, turns: int) -> Iterator[tuple[Lane, int]]:
        """Lanes with the most each may send of ``turns``: by rank, but for shares that are due."""
        ranked = [lane for lane in RANKED if lane in self._live]
        due = {lane: self._due(lane, turns) for lane in ranked[1:]}
        for lane in ranked[:1]:
            yield lane, self._most(lane, max(0, turns - sum(due.values())))
        for lane, some in due.items():
            yield lane, self._most(lane, some)
        for lane in ranked:
            yield lane, self._most(lane, turns)

    def sent(self, lane: Lane, count: int, edits: int = 0) -> None:
        """The lane used so many turns, some of them for ``edits``."""
        if lane in self._credit:
            self._credit[lane] = max(0.0, self._credit[lane] - count)
        self._maintenance.take(edits)

    @property
    def room_for_edits(self) -> int:
        """How many edits may go now."""
        return self._maintenance.room

    def _most(self, lane: Lane, turns: int) -> int:
        return min(turns, self._maintenance.room) if lane is Lane.MAINTENANCE else turns

    def _due(self, lane: Lane, turns: int) -> int:
        self._credit[lane] = min(self._credit[lane] + turns * SHARES[lane], max(1.0, turns))
        return int(self._credit[lane])


class _Bucket:
    """So many turns in a second, and at most one second's worth at once."""

    def __init__(self, rate: float, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        self._left = rate
        self._at = clock()

    @property
    def room(self) -> int:
        """How many turns there are now."""
        now = self._clock()
        self._left = min(self._rate, self._left + self._rate * (now - self._at))
        self._at = now
        return sys.maxsize if self._left == inf else int(self._left)

    def take(self, turns: int) -> None:
        """So many were used."""
        self._left -= turns
