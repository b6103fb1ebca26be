"""Other processes for the same token: the pace is shared with them, and they notify each other."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from secrets import token_hex

from bot.waiting import cancel
from botapi.pacing import Pacing
from delivery.sharing import TokenShare
from delivery.worker import Worker
from storage.database import Database
from storage.notifications import Listener, Wake


@dataclass(frozen=True, slots=True)
class Peers:
    """The other processes on a PostgreSQL database; on SQLite there are none."""

    pacing: Pacing
    given_up: asyncio.Event
    """Set when another process has given up the lease."""
    share: TokenShare | None = None
    listener: Listener | None = None

    @classmethod
    def of(cls, database: Database, rate: int) -> "Peers":
        """The peers of a process on this database; ``rate`` is the pace of news."""
        given_up = asyncio.Event()
        if database.is_sqlite:
            return cls(Pacing(rate), given_up)
        share, listener = TokenShare(database, token_hex(8), rate), Listener(database)
        listener.on(Wake.PACE, share.look)
        listener.on(Wake.LEASE, given_up.set)
        return cls(share.pacing, given_up, share, listener)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Listen to them and renew the share until the block ends."""
        if self.listener is None or self.share is None:
            yield
            return
        tasks = [asyncio.create_task(work) for work in (self.listener.listen(), self.share.keep())]
        try:
            yield
        finally:
            await cancel(*tasks)

    def hear(self) -> bool:
        """Whether their notifications arrive here."""
        return self.listener is not None and self.listener.hears()

    @asynccontextmanager
    async def waking(self, worker: Worker) -> AsyncIterator[None]:
        """Let their notifications wake the worker until the block ends."""
        if self.listener is None:
            yield
            return
        self.listener.on(Wake.OUTBOX, worker.wake)
        self.listener.on(Wake.BULK, worker.look_soon)
        try:
            yield
        finally:
            self.listener.off(Wake.OUTBOX, Wake.BULK)
