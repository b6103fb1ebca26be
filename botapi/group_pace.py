"""How often a group or channel may be spoken to: twenty messages in any minute, whoever sends them.

News and answers count together. The server counts a message as it arrives, which is before its
answer: so what is sent a minute after the answers of those before it is never too much.
https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import time
from collections import Counter, deque
from collections.abc import Callable

MOST = 20
SECONDS = 60.0
GUARD = 0.05
"""Seconds added to the server's minute."""
RESERVE = 4
"""Of the twenty so many are for answers and breaking news."""
_MOST_GROUPS = 10_000


class GroupPace:
    """What each group has been sent within a minute; seconds of ``clock``."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._going = Counter[int]()
        self._answered: dict[int, deque[float]] = {}
        self._silent_until: dict[int, float] = {}

    def wait(self, chat_id: int, reserve: int = 0) -> float:
        """Seconds until one more may be sent, and ``reserve`` besides; 0 when it may be now."""
        silence = max(0.0, self._silent_until.get(chat_id, 0.0) - self._clock())
        return max(silence, self._room_in(chat_id, reserve))

    def silence(self, chat_id: int, seconds: float) -> None:
        """Telegram has refused a message to the group: it wants none for so long."""
        now = self._clock()
        self._silent_until = {each: at for each, at in self._silent_until.items() if at > now}
        self._silent_until[chat_id] = now + seconds

    def begin(self, chat_id: int) -> None:
        """A message is about to be sent: it counts from now on."""
        self._going[chat_id] += 1

    def end(self, chat_id: int, *, counts: bool) -> None:
        """It has been answered, or never was written: then it does not count."""
        self._going[chat_id] -= 1
        if not self._going[chat_id]:
            del self._going[chat_id]
        if counts:
            self.remember(chat_id)

    def remember(self, chat_id: int, seconds_ago: float = 0.0) -> None:
        """Count a message that was sent so long ago; the oldest first."""
        if len(self._answered) >= _MOST_GROUPS:
            self._forget()
        self._answered.setdefault(chat_id, deque()).append(self._clock() - max(0.0, seconds_ago))

    def _room_in(self, chat_id: int, reserve: int) -> float:
        answered = self._recent(chat_id)
        excess = len(answered) + self._going[chat_id] + 1 + reserve - MOST
        if excess <= 0:
            return 0.0
        if excess > len(answered):
            return SECONDS
        return answered[excess - 1] + SECONDS + GUARD - self._clock()

    def _recent(self, chat_id: int) -> deque[float]:
        answered = self._answered.get(chat_id)
        if answered is None:
            return deque()
        over = self._clock() - SECONDS - GUARD
        while answered and answered[0] <= over:
            answered.popleft()
        return answered

    def _forget(self) -> None:
        """Forget the groups that have been sent nothing of late."""
        self._answered = {chat: sent for chat in [*self._answered] if (sent := self._recent(chat))}
