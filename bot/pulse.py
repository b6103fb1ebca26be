"""Whether the loop turns: noted by the loop itself, read by a thread that does not wait for it."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from news.histogram import Histogram

EVERY = 0.5
LONGEST_STANDSTILL = 10.0
"""Seconds after which a loop that has not turned counts as dead."""
LONGEST_LOADING = 120.0
"""The same while the program is loaded, which holds the loop: seconds, on a poor machine many."""
_LAGS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Pulse:
    """Beats as long as the loop turns. ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.lag = Histogram(_LAGS)
        """Seconds by which the loop came late to what was due."""
        self._clock = clock
        self._beaten_at = clock()
        self._is_loading = False

    @property
    def standstill(self) -> float:
        """Seconds since the loop was last known to turn: it is asked twice a second."""
        return self._clock() - self._beaten_at

    @property
    def is_alive(self) -> bool:
        """Whether the loop has turned of late."""
        return self.standstill <= (LONGEST_LOADING if self._is_loading else LONGEST_STANDSTILL)

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Around what holds the loop at a start, as it is meant to."""
        self._is_loading = True
        try:
            yield
        finally:
            self._beaten_at = self._clock()
            self._is_loading = False

    async def beat(self) -> None:
        """Beat until cancelled."""
        while True:
            due = self._clock() + EVERY
            await asyncio.sleep(EVERY)
            self.note(due)

    def note(self, due: float) -> None:
        """The loop has turned; it should have by ``due``."""
        self._beaten_at = self._clock()
        self.lag.observe(self._beaten_at - due)
