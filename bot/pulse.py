"""A heartbeat of the event loop: written by the loop, read by the monitor's thread."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from news.histogram import Histogram

EVERY = 0.5
LONGEST_STANDSTILL = 10.0
"""Seconds after which a loop that has not turned counts as dead."""
LONGEST_LOADING = 120.0
"""The same while the program is loaded: its imports block the loop, on a slow machine for long."""
_LAGS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Pulse:
    """Beats as long as the loop turns. ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.lag = Histogram(_LAGS)
        """Seconds by which each beat was late."""
        self._clock = clock
        self._beaten_at = clock()
        self._is_loading = False

    @property
    def standstill(self) -> float:
        """Seconds since the last beat, of two a second."""
        return self._clock() - self._beaten_at

    @property
    def is_alive(self) -> bool:
        """Whether the last beat is recent enough."""
        return self.standstill <= (LONGEST_LOADING if self._is_loading else LONGEST_STANDSTILL)

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Tolerate a blocked loop for LONGEST_LOADING until the block ends."""
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
        """Note a beat that was due at ``due``."""
        self._beaten_at = self._clock()
        self.lag.observe(self._beaten_at - due)
