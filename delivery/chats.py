"""Which chats may be sent to now: one bulk message a second each, twenty a minute to a group."""

import time
from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush
from math import inf

from botapi.group_pace import RESERVE, GroupPace

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
        self._queue: list[tuple[float, int]] = []

    def is_free(self, chat_id: int, *, is_urgent: bool = False) -> bool:
        """Whether a bulk message may go to the chat now; an urgent one may take a reserve."""
        if chat_id in self._busy or self._free_at.get(chat_id, -inf) > self._clock():
            return False
        return chat_id > 0 or self._groups.wait(chat_id, 0 if is_urgent else RESERVE) <= 0

    def begin(self, chat_id: int) -> None:
        """A message to the chat is in flight: the next one waits until it is settled."""
        self._busy.add(chat_id)
        if chat_id < 0:
            self._groups.begin(chat_id)

    def answered(self, chat_id: int, *, written: bool) -> None:
        """Its answer is here, or it was never written: a group's minute begins."""
        if chat_id < 0:
            self._groups.end(chat_id, counts=written, is_news=True)

    def end(self, chat_id: int, *, written: bool) -> None:
        """It has been settled; the chat rests when the request was written."""
        self._busy.discard(chat_id)
        if not written:
            return
        self.rest(chat_id, GAP)
        if chat_id < 0 and (wait := self._groups.wait(chat_id, RESERVE)) > GAP:
            heappush(self._queue, (self._clock() + wait, chat_id))

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

    def take_over(self, sent: Iterable[tuple[int, float]]) -> None:
        """Count what groups were sent by now: each chat, and how many seconds ago."""
        self._groups.forget_news()
        for chat_id, seconds_ago in sent:
            self._groups.remember(chat_id, seconds_ago)

    async def tell(self, chats: Sequence[int]) -> None:
        """Let other processes know what groups are about to be sent."""
        await self._groups.tell(chats, is_news=True)

    def next_free_in(self) -> float:
        """Seconds until another chat has rested; infinite when none rests."""
        self._forget()
        return max(0.0, self._queue[0][0] - self._clock()) if self._queue else inf

    def _forget(self) -> None:
        now = self._clock()
        while self._queue and self._queue[0][0] <= now:
            until, chat_id = heappop(self._queue)
            if self._free_at.get(chat_id) == until:
                del self._free_at[chat_id]
