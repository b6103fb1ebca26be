"""The queue of updates, as getUpdates and webhooks read it."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from emulator.clock import Clock
from emulator.errors import ApiError

FIRST_ID = 700_000_001
DAY = 86_400.0
"""Seconds that Telegram keeps an update; callbacks and inline queries less."""
LIFETIMES = {"callback_query": 150.0, "inline_query": 30.0}
KINDS = frozenset(
    {
        "message", "edited_message", "channel_post", "edited_channel_post", "inline_query",
        "chosen_inline_result", "callback_query", "my_chat_member", "chat_member",
        "chat_join_request", "poll", "poll_answer", "message_reaction", "message_reaction_count",
    }
)  # fmt: skip
DEFAULT = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
BY_WEBHOOK = "Conflict: terminated by setWebhook request"


@dataclass(slots=True)
class Update:
    """An update and how long it is worth delivering (by the monotonic clock)."""

    update_id: int
    kind: str
    body: dict[str, Any]
    chat_id: int
    expires_at: float

    def as_dict(self) -> dict[str, Any]:
        """The Bot API's Update."""
        return {"update_id": self.update_id, self.kind: self.body}


class Updates:
    """Updates that the bot has not confirmed yet, oldest first."""

    def __init__(self, clock: Clock, changed: Callable[[], None]) -> None:
        self._clock = clock
        self._changed = changed
        self.pending: deque[Update] = deque()
        self.allowed: frozenset[str] = DEFAULT
        self._next_id = FIRST_ID
        self._poller: asyncio.Future[None] | None = None

    @property
    def next_id(self) -> int:
        """The id that the next update will have."""
        return self._next_id

    def put(self, kind: str, body: dict[str, Any], chat_id: int) -> Update | None:
        """Queues an update, unless the bot did not ask for its kind."""
        if kind not in self.allowed:
            return None
        expires_at = self._clock.monotonic() + LIFETIMES.get(kind, DAY)
        update = Update(self._next_id, kind, body, chat_id, expires_at)
        self._next_id += 1
        self.pending.append(update)
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        self._changed()
        return update

    def put_raw(self, body: dict[str, Any]) -> int:
        """Queues any update, well-formed or not, under the next id, which is returned."""
        kind, content = next(iter(body.items()))
        update_id = self._next_id
        allowed, self.allowed = self.allowed, frozenset({kind})
        self.put(kind, content, 0)
        self.allowed = allowed
        return update_id

    def repeat(self, update: Update) -> None:
        """Delivers an update once more, as Telegram does when a confirmation was lost."""
        self.pending.appendleft(update)
        self._changed()

    def allow(self, kinds: object) -> None:
        """What later updates may be; None leaves it, nothing known is the default."""
        if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
            known = frozenset(kind.lower() for kind in kinds) & KINDS
            self.allowed = known or DEFAULT

    async def poll(self, offset: int, limit: int, patience: float) -> list[dict[str, Any]]:
        """What getUpdates answers; a newer poll ends this one with a 409 ApiError."""
        self.interrupt(OTHER_POLLER)
        self.confirm(offset)
        if not self.pending and patience > 0:
            await self._wait(patience)
        self._forget_expired()
        return [update.as_dict() for update in list(self.pending)[:limit]]

    async def _wait(self, patience: float) -> None:
        poller = self._poller = asyncio.get_running_loop().create_future()
        self._changed()
        try:
            async with asyncio.timeout(patience):
                await poller
        except TimeoutError:
            pass
        finally:
            if self._poller is poller:
                self._poller = None

    @property
    def is_polled(self) -> bool:
        """Whether a poll waits for the next update."""
        return self._poller is not None and not self._poller.done()

    def interrupt(self, description: str = "") -> None:
        """Ends a waiting poll: with a 409, or with an empty answer when nothing is said."""
        if self._poller is not None and not self._poller.done():
            if description:
                self._poller.set_exception(ApiError(409, description))
            else:
                self._poller.set_result(None)

    def confirm(self, offset: int) -> None:
        """Forgets updates before the offset; a negative one keeps only so many of the last."""
        if offset < 0:
            offset = self._next_id + offset
        before = len(self.pending)
        while self.pending and self.pending[0].update_id < offset:
            self.pending.popleft()
        if len(self.pending) != before:
            self._changed()

    def drop(self, update: Update) -> None:
        """Forgets one update that a webhook took."""
        self.pending.remove(update)
        self._changed()

    def clear(self) -> None:
        """Forgets all (``drop_pending_updates``)."""
        self.pending.clear()
        self._changed()

    def _forget_expired(self) -> None:
        now = self._clock.monotonic()
        if any(update.expires_at <= now for update in self.pending):
            self.pending = deque(item for item in self.pending if item.expires_at > now)
            self._changed()
