"""Whether the database works, from the errors that its users meet."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from storage.trouble import Trouble, trouble_of

PATIENCE_SECONDS = 3.0
"""While a write has waited for longer to begin, and no other has begun, something is wrong."""
QUIET_SECONDS = 5.0
"""Trouble that has not been seen for so long may be over."""


class Condition:
    """The current trouble of a database, if any. ``clock`` counts seconds."""

    def __init__(self, stuck: Trouble, clock: Callable[[], float] = time.monotonic) -> None:
        self.trouble: Trouble | None = None
        # What it means when writes do not begin.
        self._stuck = stuck
        self._clock = clock
        self._since = self._seen_at = self._moved_at = 0.0
        self._waiting = 0

    @property
    def lasts(self) -> float:
        """For how many seconds there has been trouble."""
        return self._clock() - self._since if self.trouble else 0.0

    @property
    def is_quiet(self) -> bool:
        """Whether the trouble, which may be over, has not been seen of late."""
        return (
            self.trouble is not Trouble.DAMAGED and self._clock() - self._seen_at >= QUIET_SECONDS
        )

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Around what waits for its turn to write."""
        if not self._waiting:
            self._moved_at = self._clock()
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            self._moved_at = self._clock()

    def note(self, error: BaseException) -> None:
        """Note an error that a transaction raised."""
        if trouble := trouble_of(error):
            self.suffer(trouble)

    def suffer(self, trouble: Trouble) -> None:
        """There is trouble, now; damage is not overshadowed by what follows from it."""
        self._seen_at = self._clock()
        if self.trouble is None:
            self._since = self._seen_at
        if self.trouble is not Trouble.DAMAGED:
            self.trouble = trouble

    def look(self) -> Trouble | None:
        """The trouble there is; one that only shows in long waits is found here."""
        if self._waiting and self._clock() - self._moved_at >= PATIENCE_SECONDS:
            self.suffer(self._stuck)
        return self.trouble

    def recover(self) -> None:
        """The trouble is over."""
        self.trouble = None
