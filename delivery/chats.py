"""Which chats may be sent to now: one bulk message a second each, twenty a minute to a group."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from math import inf

GAP = 1.0
GROUP_MOST = 20
GROUP_SECONDS = 60.0


class Chats:
    """Chats that are being sent to, and chats that rest; seconds of ``clock``."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._busy: set[int] = set()
        self._free_at: dict[int, float] = {}
        self._queue: list[tuple[float, int]] = []
        self._groups: dict[int, deque[float]] = {}

    def is_free(self, chat_id: int) -> bool:
        """Whether a bulk message may go to the chat now."""
        return chat_id not in self._busy and self._free_at.get(chat_id, -inf) <= self._clock()

    def begin(self, chat_id: int) -> None:
        """A message to the chat is in flight: the next one waits until it is settled."""
        self._busy.add(chat_id)

    def end(self, chat_id: int, *, written: bool) -> None:
        """It has been settled; the chat rests when the request was written."""
        self._busy.discard(chat_id)
        if written:
            self.rest(chat_id, self._gap(chat_id))

    def rest(self, chat_id: int, seconds: float) -> None:
        """Send the chat nothing for so long."""
        until = self._clock() + seconds
        if until > self._free_at.get(chat_id, -inf):
            self._free_at[chat_id] = until
            heappush(self._queue, (until, chat_id))
        self._forget()

    def next_free_in(self) -> float:
        """Seconds until another chat has rested; infinite when none rests."""
        self._forget()
        return max(0.0, self._queue[0][0] - self._clock()) if self._queue else inf

    def resting(self, at_least: float) -> Iterator[tuple[int, float]]:
        """Chats that rest for longer than so many seconds, and for how many."""
        now = self._clock()
        for chat_id, until in self._free_at.items():
            if until - now > at_least:
                yield chat_id, until - now

    def _gap(self, chat_id: int) -> float:
        if chat_id > 0:
            return GAP
        sent = self._groups.setdefault(chat_id, deque(maxlen=GROUP_MOST))
        sent.append(self._clock())
        full = len(sent) == GROUP_MOST
        return max(GAP, sent[0] + GROUP_SECONDS - sent[-1]) if full else GAP

    def _forget(self) -> None:
        now = self._clock()
        while self._queue and self._queue[0][0] <= now:
            until, chat_id = heappop(self._queue)
            if self._free_at.get(chat_id) == until:
                del self._free_at[chat_id]
