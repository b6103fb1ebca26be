"""How many sends may be under way, so that a crash doubles few of them."""

MOST = 90
"""Fewer than aiogram's session has connections, so that none waits for one."""
SPARE = 2
HEADROOM = 2.0
"""An answer that just misses a transaction waits for the next."""
FIRST_GUESS = 0.02
LONGEST = 2.0
_WEIGHT = 0.1


class Places:
    """Places from claim to settling commit: the pace times how long one is taken, and a few."""

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

    def leave(self, seconds: float) -> None:
        """A settlement has been committed, so long after its claim."""
        self.taken -= 1
        self._seconds += (min(seconds, LONGEST) - self._seconds) * _WEIGHT
