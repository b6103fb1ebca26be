"""Attempts and acknowledgements of updates in the database; those of one moment share a commit."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from storage import updates as stored_updates
from storage.database import Connection, Database, DatabaseError
from storage.trouble import trouble_of
from storage.updates import Held

LATE_SECONDS = 0.05
"""The most by which what may be noted late is noted late."""

log = logging.getLogger(__name__)


class Journal:
    """Notes which updates begin and which have ended."""

    def __init__(self, database: Database, clock: Callable[[], datetime], holder: str) -> None:
        self._database = database
        self._clock = clock
        self._holder = holder
        self._writing = asyncio.Lock()
        self._begins: dict[int, asyncio.Future[Held | None]] = {}
        self._ahead: set[int] = set()
        # In the order in which they ended.
        self._ended: dict[int, None] = {}
        self._late: asyncio.TimerHandle | None = None
        self._noting: set[asyncio.Task[None]] = set()

    @property
    def owed(self) -> tuple[int, ...]:
        """What has been handled, and the database has not been told yet."""
        return tuple(self._ended)

    def has_ended(self, update_id: int) -> bool:
        """Whether it has been handled, and the database has not been told yet."""
        return update_id in self._ended

    def waits(self, update_id: int) -> None:
        """An attempt that was counted as the update was kept has to wait: it is counted anew."""
        self._ahead.add(update_id)

    async def begin(self, update_id: int) -> Held | None:
        """Count an attempt, before it is made; None when the update is no longer ours.

        Raises DatabaseError.
        """
        begun: asyncio.Future[Held | None] = asyncio.get_running_loop().create_future()
        self._begins[update_id] = begun
        try:
            async with self._writing:
                if not begun.done():
                    await self._write()
            return await begun
        except asyncio.CancelledError:
            self._begins.pop(update_id, None)
            raise

    async def end(self, *update_ids: int) -> None:
        """Note that updates have been handled.

        When that fails they are noted with the next ones; after a restart they would be handled
        again.
        """
        self._ended |= dict.fromkeys(update_ids)
        async with self._writing:
            if not self._ended and not self._ahead:
                return
            try:
                await self._write()
            except DatabaseError as error:
                if trouble_of(error) is None:
                    log.exception("update.not_marked", extra={"count": len(self._ended)})

    def end_late(self, update_id: int) -> None:
        """Note one soon: with what is kept meanwhile, and at most LATE_SECONDS from now."""
        self._ended[update_id] = None
        if self._late is None:
            self._late = asyncio.get_running_loop().call_later(LATE_SECONDS, self._end_now)

    def noted(self, update_ids: Iterable[int]) -> None:
        """The database has been told that these were handled."""
        for update_id in update_ids:
            self._ended.pop(update_id, None)
        if self._late is not None and not self._ended:
            self._late.cancel()
            self._late = None

    def _end_now(self) -> None:
        self._late = None
        task = asyncio.create_task(self.end())
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    async def _write(self) -> None:
        begins, self._begins = self._begins, {}
        ended, ahead, ids = self.owed, sorted(self._ahead), list(begins)
        try:
            held = await self._database.write(partial(self._note, ended, ahead, ids))
        except asyncio.CancelledError:
            # Only the one that wrote is broken off; the next of the others writes for them.
            self._begins = begins | self._begins
            raise
        except Exception as error:
            for waiting in begins.values():
                if not waiting.done():
                    waiting.set_exception(error)
            if not begins:
                raise
        else:
            self.noted(ended)
            self._ahead.difference_update(ahead)
            ours = {each.update_id: each for each in held}
            for update_id, waiting in begins.items():
                if not waiting.done():
                    waiting.set_result(ours.get(update_id))

    async def _note(
        self,
        ended: Sequence[int],
        ahead: Sequence[int],
        begins: Sequence[int],
        connection: Connection,
    ) -> list[Held]:
        await stored_updates.mark_handled(connection, ended, self._clock())
        if ahead:
            await stored_updates.give_back(connection, ahead, self._holder)
        return await stored_updates.begin(connection, begins, self._holder, self._clock())
