"""Which chats may be sent to now: one bulk message a second each; a full group has to wait."""

import time
from collections.abc import Callable
from heapq import heappop, heappush
from math import inf

from botapi.group_pace import GroupPace

GAP = 1.0


class Chats:
    """Chats that are being sent to, and chats that rest; seconds of ``clock``.

    ``groups`` are shared with whatever else is sent to them.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, groups: GroupPace | None = None
    ) -> None:
        self._clock = clock
        self._groups = groups or GroupPace(clock)
        self._busy: set[int] = set()
        self._free_at: dict[int, float] = {}
        self._full_until: dict[int, float] = {}
        """Groups with no turn left for news that is not urgent."""
        self._queue: list[tuple[float, int]] = []

    def is_free(self, chat_id: int, *, is_urgent: bool = False) -> bool:
        """Whether a bulk message may go to the chat now; an urgent one may take a reserve."""
        if chat_id in self._busy or self._free_at.get(chat_id, -inf) > self._clock():
            return False
        if chat_id > 0:
            return True
        is_full = not is_urgent and self._full_until.get(chat_id, -inf) > self._clock()
        return not is_full and self._groups.wait(chat_id) <= 0

    def begin(self, chat_id: int) -> None:
        """A message to the chat is in flight: the next one waits until it is settled."""
        self._busy.add(chat_id)

    def end(self, chat_id: int, *, written: bool) -> None:
        """It has been settled; the chat rests when the request was written."""
        self._busy.discard(chat_id)
        if written:
            self.rest(chat_id, GAP)

    def full(self, chat_id: int, seconds: float, *, is_urgent: bool) -> None:
        """A group has no turn for so long: none at all, or none that is not for urgent news."""
        if is_urgent:
            self.rest(chat_id, seconds)
        until = self._clock() + seconds
        self._full_until[chat_id] = until
        heappush(self._queue, (until, chat_id))

    def rest(self, chat_id: int, seconds: float) -> None:
        """Send the chat nothing for so long."""
        until = self._clock() + seconds
        if until > self._free_at.get(chat_id, -inf):
            self._free_at[chat_id] = until
            heappush(self._queue, (until, chat_id))
        self._forget()

    def silence(self, chat_id: int, seconds: float) -> None:
        """Telegram has refused the chat a message for so long; a group gets no answers either."""
        self.rest(chat_id, seconds)
        if chat_id < 0:
            self._groups.silence(chat_id, seconds)

    def next_free_in(self) -> float:
        """Seconds until another chat has rested; infinite when none rests."""
        self._forget()
        return max(0.0, self._queue[0][0] - self._clock()) if self._queue else inf

    def _forget(self) -> None:
        now = self._clock()
        while self._queue and self._queue[0][0] <= now:
            until, chat_id = heappop(self._queue)
            for times in (self._free_at, self._full_until):
                if times.get(chat_id) == until:
                    del times[chat_id]
