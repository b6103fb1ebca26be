"""How much waits for each group and channel: a cache of one query, for half a second.

A chat's own rows are read only when it may be sent to. So a group that has had its twenty messages
costs a look into a dict, however much waits for it.
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
    """The cached queues of each lane; ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pages: dict[Lane, _Page] = {}

    def forget(self) -> None:
        """Invalidate the cache: something new may wait."""
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
        """Nothing that was counted waits for the chat any more."""
        if (page := self._pages.get(lane)) is not None:
            page.queues.pop(chat_id, None)


def _by_chat(found: Sequence[PlaceQueue]) -> dict[int, ChatQueue]:
    queues: dict[int, ChatQueue] = {}
    for chat_id, place, number in found:
        queue = queues.setdefault(chat_id, ChatQueue([]))
        queue.places.append(place)
        queue.number += number
    return queues
