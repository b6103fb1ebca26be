"""What a process shares with others that answer for the same token: its pace, and what wakes it."""

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
    """The other processes on a server, if there are any; on SQLite this one is alone."""

    pacing: Pacing
    given_up: asyncio.Event
    """Set when the right to send is likely to be had."""
    share: TokenShare | None = None
    listener: Listener | None = None

    @classmethod
    def of(cls, database: Database, rate: int) -> "Peers":
        """Those on a database."""
        given_up = asyncio.Event()
        if database.is_sqlite:
            return cls(Pacing(rate), given_up)
        share, listener = TokenShare(database, token_hex(8), rate), Listener(database)
        listener.on(Wake.PACE, share.look)
        listener.on(Wake.LEASE, given_up.set)
        return cls(share.pacing, given_up, share, listener)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Share with them meanwhile."""
        if self.listener is None or self.share is None:
            yield
            return
        tasks = [asyncio.create_task(work) for work in (self.listener.listen(), self.share.keep())]
        try:
            yield
        finally:
            await cancel(*tasks)

    def hear(self) -> bool:
        """Whether they can wake this one."""
        return self.listener is not None and self.listener.hears()

    @asynccontextmanager
    async def waking(self, worker: Worker) -> AsyncIterator[None]:
        """Let them wake whoever sends meanwhile."""
        if self.listener is None:
            yield
            return
        self.listener.on(Wake.OUTBOX, worker.wake)
        self.listener.on(Wake.BULK, worker.look_soon)
        try:
            yield
        finally:
            self.listener.off(Wake.OUTBOX, Wake.BULK)
