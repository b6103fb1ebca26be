"""What this process tells those who watch it, on MONITOR_LISTEN, from its start to its end."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from socket import socket
from typing import TYPE_CHECKING

from api.monitor import MonitorPage, bind, monitored
from bot.clock import Clock
from bot.measures import Measures
from bot.pulse import Pulse
from bot.readiness import Readiness
from bot.settings import SettingsError
from bot.waiting import cancel
from storage.database import Database
from storage.trouble import Trouble

if TYPE_CHECKING:
    from bot.wiring import Program

log = logging.getLogger(__name__)


class Monitor:
    """Has at hand what is asked for, so that no answer waits for the loop."""

    def __init__(self, measures: Measures, clock: Clock) -> None:
        self.measures = measures
        self.clock = clock
        self.pulse = Pulse()
        self.readiness = Readiness()
        self.database: Database | None = None
        self._program: Program | None = None

    @property
    def leading(self) -> "Program | None":
        """The program that sends, while this process does."""
        program = self._program
        return program if program is not None and program.lease.is_held() else None

    @property
    def trouble(self) -> Trouble | None:
        """What the database suffers from, as far as this process has met it.

        Only the one that sends tries whether that is over. For another it is, once it has not been
        met for some seconds and reading works.
        """
        if self.database is None:
            return None
        condition = self.database.condition
        is_over = self.leading is None and condition.is_quiet and self.readiness.obstacle is None
        return None if is_over else condition.trouble

    def show(self, program: "Program") -> None:
        """This process sends from now on, as long as it holds its lease."""
        self._program = program

    def live(self) -> MonitorPage:
        """Whether the loop turns: not how Telegram is, or its outage would have us restarted."""
        if self.pulse.is_alive:
            return MonitorPage(b"alive\n")
        return _trouble(f"the event loop has not turned for {self.pulse.standstill:.0f} s")

    def ready(self) -> MonitorPage:
        """Whether the database can be used."""
        obstacle = self.readiness.obstacle
        return MonitorPage(b"ready\n") if obstacle is None else _trouble(obstacle)

    @asynccontextmanager
    async def served(self, place: str | None) -> AsyncIterator[None]:
        """Answer meanwhile, if anywhere. Raises SettingsError when the port cannot be had."""
        if place is None:
            yield
            return
        bound = _bound(place)
        # Most programs are not watched so, and need not read this.
        from bot.metrics import Metrics  # noqa: PLC0415

        pages = {"/livez": self.live, "/readyz": self.ready, "/metrics": Metrics(self).page}
        beating = asyncio.create_task(self.pulse.beat())
        try:
            with monitored(bound, pages) as address:
                log.info("monitor.listening", extra={"address": address})
                yield
        finally:
            await cancel(beating)

    @asynccontextmanager
    async def watching(self, database: Database) -> AsyncIterator[None]:
        """Tell of a database meanwhile; whoever closes it leaves this first."""
        self.database = database
        looking = asyncio.create_task(self.readiness.watch(database))
        try:
            yield
        finally:
            await cancel(looking)


def _bound(place: str) -> socket:
    host, _, port = place.rpartition(":")
    try:
        return bind(host.strip("[]"), int(port))
    except OSError as error:
        raise SettingsError(
            f"MONITOR_LISTEN: {place} cannot be had ({error.strerror or error}): "
            "choose another port, or stop what has it"
        ) from error


def _trouble(reason: str) -> MonitorPage:
    return MonitorPage(f"{reason}\n".encode(), HTTPStatus.SERVICE_UNAVAILABLE)
