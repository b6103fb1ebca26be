"""Which groups and channels may be written to: as many turns as there are, for all processes.

See ``news.group_turn``. The turns themselves are kept by whoever has a database.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from news.group_turn import GroupTurn


class GroupTurns(Protocol):
    """The turns to write to groups that answers take."""

    async def take(self, chat_id: int) -> GroupTurn | timedelta:
        """A turn; or how long until there is one."""

    async def end(self, turn: GroupTurn) -> None:
        """The request has been answered."""


class GroupPace:
    """Groups to which Telegram lets nothing be written for a while; seconds of ``clock``."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._silent_until: dict[int, float] = {}

    def wait(self, chat_id: int) -> float:
        """Seconds until something may be sent; 0 when it may be now."""
        return max(0.0, self._silent_until.get(chat_id, 0.0) - self._clock())

    def silence(self, chat_id: int, seconds: float) -> None:
        """Send the group nothing for so long: Telegram has answered 429."""
        now = self._clock()
        self._silent_until = {each: at for each, at in self._silent_until.items() if at > now}
        self._silent_until[chat_id] = now + seconds
