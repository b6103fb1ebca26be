"""Starts the bot from its settings, and stops it."""

import asyncio
import gc
import logging
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from secrets import token_hex
from socket import gethostname
from typing import TYPE_CHECKING

from aiohttp import ClientSession

from bot.clock import Clock, utc_now
from bot.ending import CONFIRM_SECONDS, end_of
from bot.measures import Measures
from bot.monitor import Monitor
from bot.recovering import recover_silently
from bot.settings import Settings
from bot.waiting import cancel, first_of, unless
from botapi.errors import LeaseLostError
from delivery.leadership import RUN, FileLease, Lease, RowLease, keeping, stand_by
from news.language import Language
from news.words.morphology import Morphology
from newsroom.desk import Desk, open_desk
from storage.database import Database, file_of
from storage.migrating import DatabaseUnavailable, opened
from texts.catalogue import Catalogue, load_catalogues
from updates.intake import Intake
from updates.polling import Poller

if TYPE_CHECKING:
    from bot.wiring import Program

log = logging.getLogger(__name__)

Lead = Callable[..., Awaitable[None]]
"""Leads under a lease, until told to stop or until one of the tasks that follow it ends."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What takes long to load, and can serve one run after another."""

    morphology: Morphology
    catalogues: Mapping[Language, Catalogue]


def load() -> Loaded:
    """Read the dictionaries and the catalogues, and import aiogram.

    Nothing of it is garbage: collecting meanwhile would take a sixth of the time.
    """
    gc.disable()
    try:
        import_module("bot.operation")
        return Loaded(Morphology(), load_catalogues())
    finally:
        gc.enable()


async def run(
    settings: Settings,
    stopping: asyncio.Event,
    *,
    clock: Clock = utc_now,
    load: Callable[[], Loaded] = load,
    started: Callable[["Program"], None] = lambda _: None,
) -> None:
    """Run the bot until ``stopping`` is set, then drain; stand by while another process leads.

    ``load`` blocks for a second or two: nothing else is under way then, and a thread that imports
    when the process ends aborts it. ``started`` is told of the program before it begins to work.
    Raises WrongTokenError, DatabaseUnavailable, AlreadyRunningError.
    """
    monitor = Monitor(Measures(), clock)

    def show(program: "Program") -> None:
        monitor.show(program)
        started(program)

    with only_process(settings) as lease:
        # Before the database is opened: /readyz says that it is being migrated, or is away.
        async with (
            monitor.served(settings.monitor_listen),
            opened(settings.database_url, settings.rotation) as database,
            monitor.watching(database),
        ):
            with monitor.pulse.loading():
                loaded = load()
            await asyncio.sleep(0)  # a signal that came meanwhile sets `stopping` now
            if stopping.is_set():
                return
            leading = _Leading(settings, stopping, clock, show, database, loaded, monitor.measures)
            if settings.webhook_url:
                await leading.answer_posts(lease)
            elif database.is_sqlite:
                await leading.poll(lease)
            else:
                await leading.take_turns(leading.poll)


@dataclass(frozen=True, slots=True)
class _Leading:
    settings: Settings
    stopping: asyncio.Event
    clock: Clock
    started: Callable[["Program"], None]
    database: Database
    loaded: Loaded
    measures: Measures

    async def take_turns(self, lead: Lead, given_up: asyncio.Event | None = None) -> None:
        """On a server: lead, or stand by for the process that does, until that has ``given_up``."""
        stop = asyncio.create_task(self._stopped())
        while not self.stopping.is_set():
            lease = await self._turn(stop, given_up)
            if lease is None:
                return
            try:
                async with keeping(lease, self.database) as kept:
                    await lead(lease, kept)
            except LeaseLostError:
                log.warning("lease.lost")

    async def _turn(
        self, stop: asyncio.Task[None], given_up: asyncio.Event | None
    ) -> RowLease | None:
        """The lease, once it is this process's turn; None when it is to stop before."""
        name = f"{gethostname()}:{os.getpid()}"
        recovering = asyncio.create_task(recover_silently(self.database))
        try:
            return await unless(stop, stand_by(self.database, name, given_up=given_up))
        finally:
            await cancel(recovering)

    async def answer_posts(self, lease: Lease) -> None:
        """Answer what Telegram posts, and send while this process holds the lease."""
        stopped = asyncio.create_task(self._stopped())
        from bot.answering import Answering, SendNews  # noqa: PLC0415 - loaded by now
        from bot.peers import Peers  # noqa: PLC0415 - as above

        async def send_when_leading(send_news: SendNews) -> None:
            async def lead(lease: Lease, *others: asyncio.Task[None]) -> None:
                ended = self._end(*map(asyncio.shield, others))
                await send_news(lease, ended)
                ended.result()

            if self.database.is_sqlite:
                await lead(lease)
            else:
                await self.take_turns(lead, peers.given_up)

        peers = Peers.of(self.database, self.settings.messages_per_second)
        desk = await self._desk()
        answering = Answering(
            *(self.settings, desk, self.loaded.catalogues, self.clock, self.started),
            self.measures,
            peers,
        )
        await answering.until(stopped, send_when_leading)

    async def poll(self, lease: Lease, *others: asyncio.Task[None]) -> None:
        """Poll and send until told to stop, or until one of ``others`` ends."""
        intake = Intake(self.database, self.clock, token_hex(8), self.measures.updates)
        async with ClientSession() as session:
            poller = Poller(session, self.settings.bot_api_url, self.settings.token, intake.take)
            ended = self._end(poller.run(), *map(asyncio.shield, others))
            ended_at = end_of(ended)
            try:
                await self._serve(lease, intake, ended)
            finally:
                await cancel(ended)
                await poller.confirm(ended_at() + CONFIRM_SECONDS)
        ended.result()

    async def _serve(self, lease: Lease, intake: Intake, ended: asyncio.Task[None]) -> None:
        from bot.operation import operate  # noqa: PLC0415 - loaded by now, aiogram with it

        await operate(
            self.settings,
            await self._desk(),
            self.loaded.catalogues,
            intake,
            lease,
            ended,
            self.clock,
            self.started,
            self.measures,
        )

    async def _desk(self) -> Desk:
        return await open_desk(
            self.database,
            zone=self.settings.zone,
            morphology=self.loaded.morphology,
            rate=self.settings.messages_per_second,
            undo=timedelta(seconds=self.settings.undo_seconds),
            stars_a_day=self.settings.paid_broadcast_stars,
        )

    def _end(self, *works: Awaitable[None]) -> asyncio.Task[None]:
        return asyncio.create_task(first_of(self._stopped(), *works))

    async def _stopped(self) -> None:
        await self.stopping.wait()


@contextmanager
def only_process(settings: Settings, command: str = RUN) -> Iterator[FileLease]:
    """While this process is the only one on an SQLite file, carrying out ``command``.

    Raises AlreadyRunningError, DatabaseUnavailable.
    """
    try:
        lease = FileLease.take(file_of(settings.database_url), command)
    except OSError as error:
        raise DatabaseUnavailable.because(error) from error
    try:
        yield lease
    finally:
        lease.release()
