"""How many sends may be in flight: a crash resends at most these."""

import asyncio

MOST = 90
"""Fewer than aiogram's session has connections, so that none waits for one."""
SPARE = 2
HEADROOM = 2.0
"""An answer that just misses a transaction waits for the next."""
FIRST_GUESS = 0.02
LONGEST = 2.0
_WEIGHT = 0.1


class SendWindow:
    """Places from claim to settling commit: the pace times how long a send takes, and a few.

    What a claimed send waits before it goes does not count: more places would make it wait longer.
    """

    def __init__(self) -> None:
        self.taken = 0
        self._seconds = FIRST_GUESS

    def free(self, pace: float, freed: int = 0) -> int:
        """Places left at that pace, once ``freed`` of the taken ones are free as well."""
        most = min(int(pace * self._seconds * HEADROOM) + SPARE, MOST)
        return max(0, most - self.taken + freed)

    def take(self) -> None:
        """A delivery has been claimed."""
        self.taken += 1

    def leave(self) -> None:
        """A settlement has been committed."""
        self.taken -= 1

    def learn(self, seconds: float) -> None:
        """A send took so long from its start until it was known to the database."""
        self._seconds += (min(seconds, LONGEST) - self._seconds) * _WEIGHT


class Exposure:
    """Sends that Telegram may have taken and that are not settled yet: a crash resends them.

    No more than pace x round trip and two at a time. Faster than MODEST a transaction serves
    several sends, and the time until it is committed counts as well.
    """

    MODEST = 300
    SETTLING = 0.1

    def __init__(self) -> None:
        self._open = 0
        self._mean = 0.0
        self._round_trip = 0.0
        self._left = asyncio.Event()

    def most(self, pace: float) -> int:
        """How many there may be at that pace."""
        return int(pace * self._round_trip + max(SPARE, (pace - self.MODEST) * self.SETTLING))

    def is_full(self, pace: float) -> bool:
        """Whether no more may be sent."""
        return self._open >= self.most(pace)

    async def wait(self) -> None:
        """Wait until one is settled, or until ``wake``."""
        self._left.clear()
        await self._left.wait()

    def wake(self) -> None:
        """Let everybody look again who waits."""
        self._left.set()

    def enter(self) -> None:
        """A request is about to be written."""
        self._open += 1

    def answered(self, round_trip: float, shortest: float) -> None:
        """Learn how long an answer takes, and took at best of late, in seconds.

        A busy machine makes answers seem late, so the shortest is what counts.
        """
        self._mean += (min(round_trip, LONGEST) - self._mean) * _WEIGHT
        self._round_trip = min(self._mean, shortest)

    def leave(self) -> None:
        """A send is settled, or was never written."""
        self._open -= 1
        self._left.set()
