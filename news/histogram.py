"""How often something took how long: counts that only grow, so that whoever reads them may miss."""

from bisect import bisect_left
from collections.abc import Iterable


class Histogram:
    """Values counted below bounds; one thread observes, others may read meanwhile."""

    def __init__(self, bounds: Iterable[float]) -> None:
        self.bounds = tuple(sorted(bounds))
        self._counts = [0] * (len(self.bounds) + 1)
        self.sum = 0.0

    def observe(self, value: float, times: int = 1) -> None:
        """Count a value; a clock that was set back makes it no less than nothing."""
        value = max(0.0, value)
        self._counts[bisect_left(self.bounds, value)] += times
        self.sum += value * times

    @property
    def counts(self) -> tuple[int, ...]:
        """How many values lay at each bound or below it and above the one before; last, above all.

        Not summed up.
        """
        return tuple(self._counts)

    @property
    def total(self) -> int:
        """How many values there were."""
        return sum(self._counts)
