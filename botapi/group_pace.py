"""The rate limit of groups and channels: twenty messages in any sliding minute, from all processes.

News and answers count together. Telegram counts a message when it arrives, which is before its
answer comes back. So a message counts here until a minute after its answer: never too short.
https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import time
from bisect import insort
from collections import Counter, deque
from collections.abc import Callable, Sequence
from typing import Protocol

MOST = 20
SECONDS = 60.0
GUARD = 0.05
"""Seconds added to the server's minute."""
RESERVE = 4
"""How many of the twenty are kept for answers and breaking news."""
AT_ONCE = 1
"""How many of the twenty stay unused beside other processes: two may send at the same moment."""
ON_ITS_WAY = 2.0
"""Seconds from another process's notification until its message has arrived, at most."""
_MOST_GROUPS = 10_000


class OtherProcesses(Protocol):
    """The others that send for the same token."""

    async def tell(self, chats: Sequence[int], *, is_news: bool) -> None:
        """A message is about to go to each of these groups."""


class GroupPace:
    """A sliding log of what each group was sent; ``clock`` counts seconds.

    News and answers have logs of their own: a process that takes over sending replaces its log of
    news by what the database says.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._others: OtherProcesses | None = None
        self._going = Counter[int]()
        self._news: dict[int, deque[float]] = {}
        self._answers: dict[int, deque[float]] = {}
        self._silent_until: dict[int, float] = {}

    def share_with(self, others: OtherProcesses) -> None:
        """Notify other processes of each message; ``hear`` counts what they send."""
        self._others = others

    async def tell(self, chats: Sequence[int], *, is_news: bool) -> None:
        """Notify other processes that a message is about to go to each of these groups."""
        if self._others is not None and chats:
            await self._others.tell(chats, is_news=is_news)

    def hear(self, chat_id: int, *, is_news: bool) -> None:
        """Count a message that another process is about to send."""
        self._add(chat_id, self._clock() + ON_ITS_WAY, is_news=is_news)

    def wait(self, chat_id: int, reserve: int = 0) -> float:
        """Seconds until one more may be sent, and ``reserve`` besides; 0 when it may be now."""
        silence = max(0.0, self._silent_until.get(chat_id, 0.0) - self._clock())
        return max(silence, self._room_in(chat_id, reserve))

    def silence(self, chat_id: int, seconds: float) -> None:
        """Send the group nothing for so long: Telegram has answered 429."""
        now = self._clock()
        self._silent_until = {each: at for each, at in self._silent_until.items() if at > now}
        self._silent_until[chat_id] = now + seconds

    def begin(self, chat_id: int) -> None:
        """A message is in flight, and counts from now on."""
        self._going[chat_id] += 1

    def end(self, chat_id: int, *, counts: bool, is_news: bool = False) -> None:
        """The answer is here; ``counts`` is False when the request was never written."""
        self._going[chat_id] -= 1
        if not self._going[chat_id]:
            del self._going[chat_id]
        if counts:
            self._add(chat_id, self._clock(), is_news=is_news)

    def remember(self, chat_id: int, seconds_ago: float = 0.0) -> None:
        """Count news that was sent so long ago."""
        self._add(chat_id, self._clock() - max(0.0, seconds_ago), is_news=True)

    def forget_news(self) -> None:
        """Empty the log of news, which is about to be filled from the database."""
        self._news.clear()

    def _add(self, chat_id: int, at: float, *, is_news: bool) -> None:
        log = self._news if is_news else self._answers
        if len(log) >= _MOST_GROUPS:
            self._forget(log)
        insort(log.setdefault(chat_id, deque()), at)

    def _room_in(self, chat_id: int, reserve: int) -> float:
        answered = sorted(
            [*self._recent(self._news, chat_id), *self._recent(self._answers, chat_id)]
        )
        most = MOST if self._others is None else MOST - AT_ONCE
        excess = len(answered) + self._going[chat_id] + 1 + reserve - most
        if excess <= 0:
            return 0.0
        if excess > len(answered):
            return SECONDS
        return answered[excess - 1] + SECONDS + GUARD - self._clock()

    def _recent(self, log: dict[int, deque[float]], chat_id: int) -> deque[float]:
        sent = log.get(chat_id)
        if sent is None:
            return deque()
        over = self._clock() - SECONDS - GUARD
        while sent and sent[0] <= over:
            sent.popleft()
        return sent

    def _forget(self, log: dict[int, deque[float]]) -> None:
        """Drop the logs of groups that were sent nothing within a minute."""
        for chat in [*log]:
            if not self._recent(log, chat):
                del log[chat]
