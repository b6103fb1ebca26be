"""Where the emulator takes the time from."""

import time
from typing import Protocol


class Clock(Protocol):
    """What the emulator asks of a clock."""

    def time(self) -> float:
        """Seconds since 1970, UTC."""

    def monotonic(self) -> float:
        """Seconds that never run backwards."""


class SystemClock:
    """The machine's own clock."""

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return time.monotonic()


class ManualClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, at: float = 1_720_109_100.0) -> None:
        self.at = at

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        return self.at

    def monotonic(self) -> float:
        """The same seconds: this clock is only ever moved forward."""
        return self.at

    def advance(self, seconds: float) -> None:
        """Moves the clock forward."""
        self.at += seconds
