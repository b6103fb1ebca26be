"""How far digests come from the hour their readers chose, with and without the spread.

    python -m bench.spreading [readers] [messages a second]

All readers want their digest at the same minute: the worst that can be. Arrivals are those of
``news.arrival``; who is due at one moment is served in the order of the outbox, at the pace of bulk
sends. The reference is everybody due on the dot.
"""

import random
import sys
from collections.abc import Iterable, Sequence
from statistics import median

from bench.figures import Figure, show
from news.arrival import offset_of, width_for

READERS, RATE = 200_000, 28
_IDS = 8 * 10**9


def served(arrivals: Iterable[float], rate: int) -> list[float]:
    """When each is sent, in seconds from the slot: one after another, none before it is due."""
    sent: list[float] = []
    free = -float("inf")
    for due in sorted(arrivals):
        free = max(free, due) + 1 / rate
        sent.append(free)
    return sent


def away(sent: Sequence[float]) -> list[float]:
    """How many minutes each is from the slot, before it or after it."""
    return [abs(moment) / 60 for moment in sent]


def beyond_told(chats: Sequence[int], width: int, rate: int) -> float:
    """By how many minutes the last comes later than its reader was told."""
    due = sorted(offset_of(chat, width).total_seconds() for chat in chats)
    late = (moment - told for moment, told in zip(served(due, rate), due, strict=True))
    return max(late) / 60


def run(readers: int, rate: int) -> None:
    """Simulate, and print a table."""
    draw = random.Random(3)
    chats = [draw.randrange(_IDS) for _ in range(readers)]
    width = width_for(readers, rate, 0)
    before = away(served([0.0] * readers, rate))
    after = away(served((offset_of(chat, width).total_seconds() for chat in chats), rate))
    show(
        f"Digests of {readers:,} readers at one minute, {rate} a second, spread over {width} min;"
        " reference: all due on the dot",
        (
            Figure("furthest from the hour", max(after), "min", max(before)),
            Figure("half are no further than", median(after), "min", median(before)),
            Figure("later than was told", beyond_told(chats, width, rate), "min", max(before)),
        ),
    )


if __name__ == "__main__":
    arguments = [int(each) for each in sys.argv[1:]]
    run(*(arguments + [READERS, RATE][len(arguments) :]))
