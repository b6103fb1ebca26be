"""Which lane sends how much: the higher one first, but none is starved altogether."""

from collections.abc import Iterator

from news.dispatch import Lane

SHARES = {Lane.INSTANT: 0.2, Lane.DIGEST: 0.1, Lane.MAINTENANCE: 0.05}
"""The part of the pace that a lane gets even while a higher one has more than enough to send."""


class Lanes:
    """Deals out turns. Only lanes that may hold something are asked."""

    def __init__(self) -> None:
        self._credit = dict.fromkeys(SHARES, 0.0)
        self._live = set(Lane)

    def wake(self, *lanes: Lane) -> None:
        """Something may wait in these lanes; with none named, in any."""
        self._live.update(lanes or Lane)

    def rest(self, lane: Lane) -> None:
        """Nothing waits in the lane."""
        self._live.discard(lane)

    @property
    def is_live(self) -> bool:
        """Whether anything may wait."""
        return bool(self._live)

    def deal(self, turns: int) -> Iterator[tuple[Lane, int]]:
        """Lanes with the most each may send of ``turns``: by rank, but for shares that are due."""
        ranked = [lane for lane in Lane if lane in self._live]
        due = {lane: self._due(lane, turns) for lane in ranked[1:]}
        for lane in ranked[:1]:
            yield lane, max(0, turns - sum(due.values()))
        yield from due.items()
        for lane in ranked:
            yield lane, turns

    def sent(self, lane: Lane, count: int) -> None:
        """The lane used so many turns."""
        if lane in self._credit:
            self._credit[lane] = max(0.0, self._credit[lane] - count)

    def _due(self, lane: Lane, turns: int) -> int:
        self._credit[lane] = min(self._credit[lane] + turns * SHARES[lane], max(1.0, turns))
        return int(self._credit[lane])
