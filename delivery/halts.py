"""What keeps bulk back, over restarts too: an editor's stop, a breaker, Telegram's silence."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from delivery.pacing import Pacing
from storage.database import Connection, Database
from storage.deliveries import continue_dispatches
from storage.facts import drop_fact, fact, keep_fact
from storage.timestamp import to_milliseconds

STOPPED = "bulk_halted"
PAUSED_UNTIL = "bulk_paused_until"
BY_EDITOR = "editor"


class Halts:
    """Whether bulk may go: a durable fact, known at once in the process that states it."""

    def __init__(self, database: Database, pacing: Pacing) -> None:
        self.reason: str | None = None
        self._database = database
        self._pacing = pacing
        self._ring: Callable[[], None] = lambda: None
        self._unsaved: str | None = None
        self._unsaved_pause: timedelta | None = None
        self._saving: tuple[str | None, timedelta | None] = (None, None)

    @property
    def by_breaker(self) -> bool:
        """Whether it was a breaker that stopped, since something is wrong with the bot itself."""
        return self.reason not in (None, BY_EDITOR)

    def on_change(self, ring: Callable[[], None]) -> None:
        """Whom to wake when bulk may go on."""
        self._ring = ring

    async def stop(self, reason: str = BY_EDITOR) -> None:
        """Send nothing more in bulk, from now on and over restarts, until ``go_on``."""
        self.stop_here(reason)
        async with self._database.transaction() as connection:
            await keep_fact(connection, STOPPED, reason)

    async def go_on(self) -> None:
        """Go on exactly where it stopped, dispatches that a breaker halted too."""
        async with self._database.transaction() as connection:
            await drop_fact(connection, STOPPED)
            await continue_dispatches(connection)
        self.reason = self._unsaved = None
        self._ring()

    def stop_here(self, reason: str) -> None:
        """Stop in this process at once; ``save`` makes it durable."""
        self.reason = self._unsaved = reason

    def pause(self, seconds: float) -> None:
        """Telegram asked for silence; ``save`` makes it durable."""
        self._pacing.pause_bulk(seconds)
        self._unsaved_pause = timedelta(seconds=self._pacing.pause_left)

    async def save(self, connection: Connection, now: datetime) -> None:
        """Make what was stated in this process durable."""
        self._saving = self._unsaved, self._unsaved_pause
        if self._unsaved is not None:
            await keep_fact(connection, STOPPED, self._unsaved)
        if self._unsaved_pause is not None:
            until = to_milliseconds(now + self._unsaved_pause) + 1
            await keep_fact(connection, PAUSED_UNTIL, str(until))

    def saved(self) -> None:
        """The transaction that saved has been committed; what was stated meanwhile is not in it."""
        reason, pause = self._saving
        if self._unsaved == reason:
            self._unsaved = None
        if self._unsaved_pause is pause:
            self._unsaved_pause = None

    async def load(self, connection: Connection) -> None:
        """Learn what other processes, or this one before its restart, have stated."""
        stopped = await fact(connection, STOPPED)
        if self._unsaved is None:
            self.reason = stopped

    async def load_pause(self, connection: Connection, now: datetime) -> None:
        """Keep the silence that Telegram asked of whoever sent before.

        Only at the start: a clock that is set back would bring an old one to life.
        """
        until = await fact(connection, PAUSED_UNTIL)
        if until is not None:
            left = datetime.fromtimestamp(int(until) / 1000, UTC) - now
            self._pacing.keep_pause(left.total_seconds())
