"""How processes divide the token's pace among them: news keeps its part, answers share the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from botapi.pacing import BULK_PART

FLOOR_PART = 0.01
"""The part of the pace that each process has whatever happens; one message a second at least."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Messages a second that a process would send, for itself and, if it ``sends``, of news."""

    holder: str
    wanted: int
    sends: bool = False


def floor_of(rate: int, total: int, processes: int) -> int:
    """What each process has of ``total`` without asking, even when the database is away."""
    least = max(1, int(rate * FLOOR_PART))
    return min(least, total // processes) if processes else least


def division(wishes: Sequence[Demand], rate: int, total: int) -> Mapping[str, int]:
    """What each process may have of ``total`` messages a second; ``rate`` is that of news.

    News keeps its part of its pace. Of the rest those who ask for little get it all, and those who
    ask for more equally much: whoever sends has its part of that for its own answers.
    """
    floor = floor_of(rate, total, len(wishes))
    shares = {wish.holder: floor for wish in wishes}
    left = total - floor * len(wishes)
    for wish in wishes:
        if wish.sends:
            left -= _raise(shares, wish, floor + min(ceil(rate * BULK_PART), left))
    _fill(shares, wishes, left)
    return shares


def _fill(shares: dict[str, int], wishes: Sequence[Demand], left: int) -> None:
    """Give as equally as can be of what is left."""
    hungry = sorted(wishes, key=lambda wish: wish.wanted - shares[wish.holder])
    for number, wish in enumerate(hungry):
        part = left // (len(hungry) - number)
        left -= _raise(shares, wish, shares[wish.holder] + part)


def _raise(shares: dict[str, int], wish: Demand, upto: int) -> int:
    """Raise a share to what is wanted, but only so far; by how much."""
    before = shares[wish.holder]
    shares[wish.holder] = max(before, min(wish.wanted, upto))
    return shares[wish.holder] - before
