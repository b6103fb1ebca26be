"""Updates from Telegram: kept durably before Telegram may forget them, then handled.

aiogram's own polling confirms updates before they are handled, and loses them with the process;
one malformed update blocks its whole batch (aiogram #1840, #1587).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.clock import Clock
from bot.lanes import Lanes
from delivery.leadership import LeaseLostError
from storage import updates
from storage.database import Database, DatabaseError
from storage.trouble import trouble_of
from storage.updates import Turn

RawUpdate = Mapping[str, Any]
Handle = Callable[[RawUpdate], Awaitable[None]]

MOST_AT_ONCE = 256
# Telegram itself keeps an update for a day: later than that none is delivered again.
KEPT_FOR = timedelta(hours=48)
# Whoever has an update in hand says so every few seconds; one not heard of for so long is no more.
SILENT_FOR = timedelta(seconds=10)
HOLD_SECONDS = 3.0

log = logging.getLogger(__name__)


class Intake:
    """Keeps what it is given and has each update handled once, in order within a chat.

    Until it is opened it only keeps.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._handle: Handle | None = None
        self._taking = asyncio.Lock()
        self._lanes = Lanes(MOST_AT_ONCE)
        self._handled: list[int] = []
        self._marking = asyncio.Lock()
        self._in_hand: set[int] = set()

    async def open(self, handle: Handle) -> None:
        """Handle what has been kept, also before the last stop, and from now on what comes."""
        async with self._taking:
            async with self._database.snapshot() as connection:
                kept = await updates.unhandled(connection)
            self._handle = handle
            for update in kept:
                await self._enqueue(update, handle)

    def open_beside_others(self, handle: Handle) -> None:
        """Handle from now on what comes; what has been kept may be in another process's hands."""
        self._handle = handle

    async def take(self, batch: Sequence[RawUpdate]) -> None:
        """Keep a batch, then let it be handled; on return Telegram may forget it.

        An update seen before is dropped.
        """
        async with self._taking:
            async with self._database.transaction() as connection:
                fresh = await updates.keep(connection, batch, self._clock())
            if self._handle is not None:
                for update in fresh:
                    await self._enqueue(update, self._handle)

    async def receive(self, update: RawUpdate) -> bool:
        """Keep an update that several processes may be given, and have it handled once.

        Whether Telegram may forget it: not while nothing handles yet, or another process does.
        """
        handle, now = self._handle, self._clock()
        if handle is None:
            return False
        async with self._database.transaction() as connection:
            turn = await updates.take_up(connection, update, now, now - SILENT_FOR)
        if turn is Turn.OURS:
            return await self._handled_in_turn(update, handle)
        return turn is Turn.OVER

    async def keep_hold(self) -> None:
        """Until cancelled, tell other processes that what this one handles is in good hands."""
        while True:
            await asyncio.sleep(HOLD_SECONDS)
            await self.hold()

    async def hold(self) -> None:
        """Tell them once."""
        if not self._in_hand:
            return
        try:
            async with self._database.transaction() as connection:
                await updates.hold(connection, sorted(self._in_hand), self._clock())
        except (DatabaseError, OSError) as error:
            log.warning("update.not_held", extra={"error": type(error).__name__})

    async def take_up_abandoned(self) -> None:
        """Handle what another process took up and, being no more, did not get done."""
        if self._handle is None:
            return
        now = self._clock()
        async with self._database.transaction() as connection:
            abandoned = await updates.take_up_abandoned(connection, now, now - SILENT_FOR)
        for update in abandoned:
            await self._enqueue(update, self._handle)

    async def drain(self) -> None:
        """Wait until everything taken has been handled."""
        await self._lanes.drain()

    async def forget_old(self) -> None:
        """Drop handled updates that Telegram can no longer deliver again."""
        async with self._database.transaction() as connection:
            await updates.forget(connection, self._clock() - KEPT_FOR)

    async def _enqueue(self, update: RawUpdate, handle: Handle) -> None:
        await self._lanes.put(chat_of(update), lambda: self._process(update, handle))

    async def _handled_in_turn(self, update: RawUpdate, handle: Handle) -> bool:
        over = asyncio.Event()

        async def process() -> None:
            try:
                await self._process(update, handle)
            finally:
                over.set()

        self._in_hand.add(update["update_id"])
        try:
            await self._lanes.put(chat_of(update), process)
            await over.wait()
        finally:
            self._in_hand.discard(update["update_id"])
        return True

    async def _process(self, update: RawUpdate, handle: Handle) -> None:
        try:
            await handle(update)
        except LeaseLostError:
            # The process that has taken over handles it: see resume.
            return
        except Exception as error:
            trouble = trouble_of(error)
            log.exception(
                "update.failed",
                extra={"update_id": update["update_id"], "trouble": trouble},
                exc_info=None if trouble else error,
            )
        await self._mark(update["update_id"])

    async def _mark(self, update_id: int) -> None:
        """Mark as handled, together with all that finish while a commit is under way."""
        self._handled.append(update_id)
        async with self._marking:
            if not self._handled:
                return
            handled, self._handled = self._handled, []
            try:
                async with self._database.transaction() as connection:
                    await updates.mark_handled(connection, handled, self._clock())
            except DatabaseError as error:
                # They are marked with the next ones; after a restart they would be handled again.
                self._handled += handled
                if trouble_of(error) is None:
                    log.exception("update.not_marked", extra={"count": len(handled)})


def chat_of(update: RawUpdate) -> Hashable:
    """What an update must keep its order within: the chat, else the person, else nothing."""
    content = next((each for each in update.values() if isinstance(each, dict)), {})
    message = content.get("message")
    within = message if isinstance(message, dict) else content
    for place in (within.get("chat"), content.get("from")):
        if isinstance(place, dict) and isinstance(place.get("id"), int):
            return int(place["id"])
    return None
