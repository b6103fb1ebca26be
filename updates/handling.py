"""How an update that was kept is handled: attempts counted, within its time, until it has ended."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from botapi.errors import LeaseLostError
from botapi.update import RawUpdate, UpdateOutcome
from storage.database import DatabaseError
from storage.trouble import trouble_of
from storage.updates import MOST_ATTEMPTS, Held
from updates.journal import Journal
from updates.queues import release_permit

HandleUpdate = Callable[[RawUpdate], Awaitable[UpdateOutcome | None]]
"""Handles an update; it says what came of it unless all went well."""

HANDLING_SECONDS = 90.0
"""The most that handling one update may take: longer than SQLite waits for a lock."""
INLINE_FOR = timedelta(seconds=30)
"""Telegram takes no answer to an inline query that is older."""
_PAUSE = 1.0

log = logging.getLogger(__name__)


@dataclass(slots=True)
class KeptUpdate:
    """An update on its way: as it was kept, or to be read again when its turn comes."""

    update_id: int
    received_at: datetime
    raw: RawUpdate | None
    is_inline: bool
    begun: bool = False
    """Whether it has not had to wait."""
    counted: bool = False
    """Whether this attempt has been counted already."""
    is_handled: bool = False
    may_be_late: bool = False
    """Whether it may be marked as handled a little later: to be answered twice does no harm."""
    over: asyncio.Event = field(default_factory=asyncio.Event)


class Handling:
    """Sees updates through; ``outcomes`` counts what became of them."""

    def __init__(
        self, journal: Journal, clock: Callable[[], datetime], outcomes: Counter[UpdateOutcome]
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._outcomes = outcomes
        self.handle: HandleUpdate | None = None
        self.tell_set_aside: Callable[[int], None] | None = None

    async def see_through(self, item: KeptUpdate) -> None:
        """Handle an update until it has ended. Raises LeaseLostError: another process does."""
        if item.is_inline and self._clock() - item.received_at > INLINE_FOR:
            log.info("update.stale", extra={"update_id": item.update_id})
            self._outcomes[UpdateOutcome.STALE] += 1
            await self._journal.end(item.update_id)
            return
        while (update := await self._begun(item)) is not None:
            item.counted = False
            item.is_handled = True
            if (outcome := await self._in_time(update)) is not None:
                self._outcomes[outcome] += 1
                release_permit()
                item.is_handled = False
                await self._end(item)
                return
            log.error("update.overdue", extra={"update_id": item.update_id})
            self._outcomes[UpdateOutcome.OVERDUE] += 1

    async def _end(self, item: KeptUpdate) -> None:
        if item.may_be_late:
            self._journal.end_late(item.update_id)
        else:
            await self._journal.end(item.update_id)

    async def _begun(self, item: KeptUpdate) -> RawUpdate | None:
        """The update, its attempt counted; None when it is not to be handled."""
        if item.counted:
            return item.raw
        while True:
            try:
                held = await self._journal.begin(item.update_id)
            except (DatabaseError, OSError):
                if item.raw is not None:
                    # The handler finds the same trouble, and tells the person of it.
                    return item.raw
                release_permit()
                await asyncio.sleep(_PAUSE)
            else:
                return None if held is None else self._payload(item, held)

    def _payload(self, item: KeptUpdate, held: Held) -> RawUpdate | None:
        if held.attempts > MOST_ATTEMPTS:
            log.error("update.set_aside", extra={"update_id": held.update_id})
            self._outcomes[UpdateOutcome.SET_ASIDE] += 1
            if self.tell_set_aside is not None:
                self.tell_set_aside(held.update_id)
            return None
        update: RawUpdate = item.raw or json.loads(held.payload)
        return update

    async def _in_time(self, update: RawUpdate) -> UpdateOutcome | None:
        """Handle an update; what came of it, None when that did not end within its time."""
        assert self.handle is not None  # noqa: S101 - nothing is put before
        try:
            async with asyncio.timeout(HANDLING_SECONDS) as limit:
                return await self._guarded(self.handle, update)
        except TimeoutError:
            return None if limit.expired() else UpdateOutcome.FAILED

    async def _guarded(self, handle: HandleUpdate, update: RawUpdate) -> UpdateOutcome:
        try:
            return await handle(update) or UpdateOutcome.HANDLED
        except LeaseLostError:
            raise
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise
            log.exception("update.failed", extra={"update_id": update["update_id"]})
        except Exception as error:
            trouble = trouble_of(error)
            log.exception(
                "update.failed",
                extra={"update_id": update["update_id"], "trouble": trouble},
                exc_info=None if trouble else error,
            )
        return UpdateOutcome.FAILED
