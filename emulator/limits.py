"""How fast a bot may send: hits in any sliding second, or minute, counted exactly."""

from collections import deque
from dataclasses import dataclass, field
from math import ceil

from emulator.clock import Clock
from emulator.errors import too_many_requests

PAID_PER_SECOND = 1000
_MINUTE = 60.0
TENTHS_A_MESSAGE = 1
"""Tenths of a Star that a paid message costs."""


@dataclass(slots=True)
class Window:
    """The hits of the last ``seconds``."""

    most: int
    seconds: float = 1.0
    hits: deque[float] = field(default_factory=deque)

    def wait(self, now: float, count: int) -> float:
        """Seconds until there is room for so many more; 0 when there is."""
        while self.hits and now - self.hits[0] >= self.seconds:
            self.hits.popleft()
        excess = len(self.hits) + count - self.most
        if excess <= 0:
            return 0.0
        return self.hits[min(excess, len(self.hits)) - 1] + self.seconds - now if self.hits else 1.0

    def hit(self, now: float, count: int) -> None:
        """Counts messages."""
        self.hits.extend([now] * count)


@dataclass(slots=True)
class Limits:
    """None is no limit. A message that is refused is no hit."""

    clock: Clock
    per_second: int | None = None
    per_chat: int | None = None
    per_group_minute: int | None = None
    """In any sliding minute, to a group or a channel: their ids are negative."""
    paid_tenths: int = 0
    """Tenths of a Star spent by ``allow_paid_broadcast``."""
    _all: Window = field(init=False)
    _paid: Window = field(default_factory=lambda: Window(PAID_PER_SECOND))
    _chats: dict[int, Window] = field(default_factory=dict)
    _groups: dict[int, Window] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._all = Window(self.per_second or 0)

    def admit(self, chat_id: int, count: int = 1, *, paid: bool = False) -> None:
        """Counts messages to a chat; raises a 429 ApiError when they are too many."""
        windows = self._windows(chat_id, paid=paid)
        if windows:
            now = self.clock.monotonic()
            wait = max(window.wait(now, count) for window in windows)
            if wait > 0:
                raise too_many_requests(max(1, ceil(wait)))
            for window in windows:
                window.hit(now, count)
        if paid:
            self.paid_tenths += TENTHS_A_MESSAGE * count

    def _windows(self, chat_id: int, *, paid: bool) -> list[Window]:
        windows = []
        if paid:
            windows.append(self._paid)
        elif self.per_second is not None:
            self._all.most = self.per_second
            windows.append(self._all)
        if self.per_chat is not None:
            window = self._chats.setdefault(chat_id, Window(self.per_chat))
            window.most = self.per_chat
            windows.append(window)
        if self.per_group_minute is not None and chat_id < 0:
            window = self._groups.setdefault(chat_id, Window(self.per_group_minute, _MINUTE))
            window.most = self.per_group_minute
            windows.append(window)
        return windows
