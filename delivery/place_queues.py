"""For which groups and channels something waits, as far as is known.

Their queues are looked up together, a few times a second, and each chat's own rows only when it may
be sent to. So a group that is full costs a look at a set in memory, however much waits for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.dispatch import Lane
from storage.database import Connection
from storage.place_queues import PlaceQueue, place_queues

FRESH_SECONDS = 0.5


@dataclass(slots=True)
class ChatQueue:
    """What waits in a lane for a chat: for which ``places`` of it, and how much in all."""

    places: list[int]
    number: int = 0


@dataclass(slots=True)
class _Page:
    read_at: float
    queues: dict[int, ChatQueue]


class PlaceQueues:
    """The queues of a lane by chat; seconds of ``clock``."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pages: dict[Lane, _Page] = {}

    def forget(self) -> None:
        """Something new may wait: look it up at the next turn."""
        self._pages.clear()

    async def queues(
        self, connection: Connection, lane: Lane, now: datetime
    ) -> Mapping[int, ChatQueue]:
        """What waits in a lane, by chat."""
        page = self._pages.get(lane)
        if page is None or not page.queues or self._clock() - page.read_at >= FRESH_SECONDS:
            found = await place_queues(connection, lane, now)
            page = self._pages[lane] = _Page(self._clock(), _by_chat(found))
        return page.queues

    def done(self, lane: Lane, chat_id: int) -> None:
        """All that waited for a chat has been taken."""
        if (page := self._pages.get(lane)) is not None:
            page.queues.pop(chat_id, None)


def _by_chat(found: Sequence[PlaceQueue]) -> dict[int, ChatQueue]:
    queues: dict[int, ChatQueue] = {}
    for chat_id, place, number in found:
        queue = queues.setdefault(chat_id, ChatQueue([]))
        queue.places.append(place)
        queue.number += number
    return queues
