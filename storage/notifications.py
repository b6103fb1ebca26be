"""LISTEN and NOTIFY: a change that another process waits for wakes it at once.

PostgreSQL only: on SQLite there is no other process. A notification comes with the commit of the
transaction that sends it. It may be lost, so every process polls as well, less often.
PostgreSQL serializes the commits of transactions that notify. So the many that fill and empty the
outbox do not notify.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from secrets import token_hex
from typing import Any

from asyncpg import InterfaceError, PostgresError
from sqlalchemy import func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, DatabaseError
from storage.dialect import is_sqlite

CHANNEL = "newsdesk"
ECHO_SECONDS = 5.0
"""How often a process notifies itself: a proxy that drops notifications is found out by that."""
PATIENCE_SECONDS = 2.0
"""How long its own notification may take."""
AGAIN_SECONDS = 1.0
"""Until a lost connection is opened again."""

# The listeners are the driver's, and so are their errors.
_LOST = (DatabaseError, PostgresError, InterfaceError, OSError)

log = logging.getLogger(__name__)


class Wake(StrEnum):
    """What has changed."""

    OUTBOX = "outbox"
    """There is something new to send."""
    BULK = "bulk"
    """Bulk sends were stopped, or may go on."""
    PACE = "pace"
    """Some process has less of the pace than is its due."""
    LEASE = "lease"
    """The right to send was given up."""


async def wake(connection: AsyncConnection, what: Wake) -> None:
    """Wake all processes that wait for such a change, when the transaction is committed."""
    if not is_sqlite(connection):
        await connection.execute(select(func.pg_notify(CHANNEL, literal(what.value))))


class Listener:
    """Receives notifications, over a connection of its own."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._rings: dict[Wake, Callable[[], None]] = {}
        self._heard_until = 0.0
        self._echo = asyncio.Event()
        self._own = f"{CHANNEL}_{token_hex(8)}"

    def on(self, what: Wake, ring: Callable[[], None]) -> None:
        """Call ``ring`` at each such change, instead of what was called before."""
        self._rings[what] = ring

    def off(self, *which: Wake) -> None:
        """Call nothing at these changes any more."""
        for what in which:
            self._rings.pop(what, None)

    def hears(self) -> bool:
        """Whether notifications arrive: this process has received its own a moment ago."""
        return self._clock() < self._heard_until

    async def listen(self) -> None:
        """Listen until cancelled, with a new connection whenever one is lost.

        Each outage is logged once.
        """
        is_logged = False
        while True:
            lost = await self._listen_once()
            is_logged = is_logged and not self._heard_until
            self._heard_until = 0.0
            if not is_logged:
                log.warning("waking.deaf", extra={"error": lost})
            is_logged = True
            await asyncio.sleep(AGAIN_SECONDS)

    async def _listen_once(self) -> str:
        """Listen until the connection is lost, or passes no notifications; the reason."""
        try:
            async with self._database.session() as connection:
                await self._listen_on(connection)
        except asyncio.CancelledError:
            self._heard_until = 0.0
            raise
        except _LOST as error:
            return type(error).__name__
        return "ConnectionLost"

    async def _listen_on(self, connection: AsyncConnection) -> None:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.add_listener(CHANNEL, self._hear)
        await driver.add_listener(self._own, lambda *_: self._echo.set())
        # Something may have changed while nobody listened.
        for ring in [*self._rings.values()]:
            ring()
        lost = asyncio.Event()
        driver.add_termination_listener(lambda _: lost.set())
        while not lost.is_set():
            self._echo.clear()
            async with asyncio.timeout(PATIENCE_SECONDS):
                await connection.execute(select(func.pg_notify(self._own, "")))
                await self._echo.wait()
            self._heard_until = self._clock() + ECHO_SECONDS + PATIENCE_SECONDS
            with suppress(TimeoutError):
                await asyncio.wait_for(lost.wait(), ECHO_SECONDS)

    def _hear(self, connection: object, pid: int, channel: str, payload: str) -> None:  # noqa: ARG002
        ring = self._rings.get(payload)  # type: ignore[call-overload]
        if ring is not None:
            ring()
