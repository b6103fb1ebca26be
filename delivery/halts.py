"""What keeps bulk back, over restarts too: an editor's stop, a breaker's halt, Telegram's silence.

The stop and the halt are two facts: neither hides, replaces or ends the other.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from botapi.pacing import Pacing
from news.deed import DeedKind
from news.telegram import LONGEST_RETRY_AFTER
from newsroom.rights import Doer, note
from storage.database import Connection, Database
from storage.deliveries import continue_dispatches
from storage.facts import fact, keep_fact
from storage.notifications import Wake, wake
from storage.timestamp import to_milliseconds

STOPPED = "bulk_stopped"
HALTED = "bulk_halted"
PAUSED_UNTIL = "bulk_paused_until"
BY_EDITOR = "editor"
NO = ""
"""The value of a fact that holds no more. The row stays, so that whoever ends a halt waits for a
transaction that has stated it and is yet to commit."""


class Halts:
    """Whether bulk may go: durable facts, known at once in the process that states them."""

    def __init__(self, database: Database, pacing: Pacing) -> None:
        self.stopped = False
        """Whether an editor has stopped bulk sends."""
        self.halted: str | None = None
        """Why a breaker has: something is wrong with the bot itself."""
        self._database = database
        self._pacing = pacing
        self._ring: Callable[[], None] = lambda: None
        self._statements = 0
        self._unsaved: dict[str, str] = {}
        self._unsaved_pause: timedelta | None = None
        self._saving: tuple[dict[str, str], timedelta | None] = ({}, None)

    @property
    def reason(self) -> str | None:
        """Why bulk may not go; None when it may. A breaker's reason comes before an editor's."""
        return self.halted or (BY_EDITOR if self.stopped else None)

    def on_change(self, ring: Callable[[], None]) -> None:
        """Whom to wake when bulk may go on."""
        self._ring = ring

    async def stop(self, by: Doer | None = None) -> str | None:
        """An editor's stop: nothing more in bulk, over restarts too, until ``go_on``.

        Returns why a breaker has halted everything as well, if one has.
        """
        self.stopped = True
        self._state(STOPPED, BY_EDITOR)
        async with self._database.transaction() as connection:
            if not await fact(connection, STOPPED):
                await note(connection, by, DeedKind.STOPPED)
            await keep_fact(connection, STOPPED, BY_EDITOR)
            await wake(connection, Wake.BULK)
            halted = await fact(connection, HALTED)
        self._unsaved.pop(STOPPED, None)
        return self.halted or halted or None

    async def go_on(self, by: Doer | None = None) -> str | None:
        """End the stop and the halt, and let dispatches go on that a breaker halted.

        Returns why a breaker had halted everything, if one had.
        """
        async with self._database.transaction() as connection:
            halted = self.halted or await fact(connection, HALTED) or None
            # In the order in which the worker's transaction does, or the two could deadlock.
            await continue_dispatches(connection)
            if halted or await fact(connection, STOPPED):
                await note(connection, by, DeedKind.CONTINUED)
            await keep_fact(connection, HALTED, NO)
            await keep_fact(connection, STOPPED, NO)
            await wake(connection, Wake.BULK)
        self.stopped, self.halted = False, None
        self._unsaved.clear()
        self._statements += 1
        self._ring()
        return halted

    def stop_here(self, reason: str) -> None:
        """A breaker's halt, in this process at once; ``save`` makes it durable."""
        self.halted = reason
        self._state(HALTED, reason)

    def pause(self, seconds: float) -> None:
        """Send no bulk for so long, after a 429 for the whole bot; ``save`` makes it durable."""
        self._pacing.pause_bulk(seconds)
        self._unsaved_pause = timedelta(seconds=self._pacing.pause_left)

    async def save(self, connection: Connection, now: datetime) -> None:
        """Make what was stated in this process durable."""
        self._saving = dict(self._unsaved), self._unsaved_pause
        for name, value in sorted(self._saving[0].items()):
            await keep_fact(connection, name, value)
        if self._unsaved_pause is not None:
            until = to_milliseconds(now + self._unsaved_pause) + 1
            await keep_fact(connection, PAUSED_UNTIL, str(until))

    def saved(self) -> None:
        """The transaction that saved has been committed; what was stated meanwhile is not in it."""
        stated, pause = self._saving
        for name, value in stated.items():
            if self._unsaved.get(name) == value:
                del self._unsaved[name]
            elif name not in self._unsaved and self._now(name) != value:
                # ``go_on`` may have committed before that transaction did: say it once more.
                self._unsaved[name] = self._now(name)
        if self._unsaved_pause is pause:
            self._unsaved_pause = None

    async def load(self, connection: Connection) -> None:
        """Read the stop and the halt that other processes, or this one before a restart, kept."""
        before = self._statements
        stopped, halted = await fact(connection, STOPPED), await fact(connection, HALTED)
        if self._statements != before:
            return  # what was read is older than what has been stated here meanwhile
        if STOPPED not in self._unsaved:
            self.stopped = bool(stopped)
        if HALTED not in self._unsaved:
            self.halted = halted or None

    async def load_pause(self, connection: Connection, now: datetime) -> None:
        """Keep the silence that Telegram asked of whoever sent before.

        Only at the start: after the clock is set back, an old pause would count as current.
        """
        until = await fact(connection, PAUSED_UNTIL)
        if until is not None:
            left = (int(until) - to_milliseconds(now)) / 1000
            self._pacing.keep_pause(min(left, LONGEST_RETRY_AFTER))

    def _now(self, name: str) -> str:
        """What a fact is to say."""
        return (BY_EDITOR if self.stopped else NO) if name == STOPPED else self.halted or NO

    def _state(self, name: str, value: str) -> None:
        self._unsaved[name] = value
        self._statements += 1
