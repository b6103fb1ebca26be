"""How often one may ask: a bucket of permits each, refilled at a steady rate."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

_MOST_KNOWN = 10_000


class Limiter:
    """Gives each key ``burst`` permits, and ``rate`` more a second. Seconds are by ``clock``."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def wait(self, key: Hashable) -> float:
        """Take a permit; 0, or after how many seconds there will be one."""
        now = self._clock()
        permits, since = self._buckets.pop(key, (float(self._burst), now))
        permits = min(self._burst, permits + (now - since) * self._rate)
        taken = permits >= 1
        self._buckets[key] = (permits - taken, now)
        if len(self._buckets) > _MOST_KNOWN:
            # Whoever was not seen for the longest has a full bucket by now, or nearly.
            self._buckets.popitem(last=False)
        return 0.0 if taken else (1 - permits) / self._rate
