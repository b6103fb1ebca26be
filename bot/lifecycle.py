"""From settings to a running bot, and back to nothing.

Importing aiogram takes seconds. Telegram is asked for updates meanwhile, and they are kept.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from socket import gethostname
from typing import TYPE_CHECKING

from aiohttp import ClientSession

from bot.clock import Clock, utc_now
from bot.intake import Intake
from bot.polling import Poller
from bot.settings import Settings
from bot.waiting import cancel, first_of, in_background, unless
from delivery.leadership import FileLease, Lease, LeaseLostError, keeping, stand_by
from news.language import Language
from news.words.morphology import Morphology
from newsroom.desk import open_desk
from storage.database import Database, file_of
from storage.migrating import DatabaseUnavailable, opened
from texts.catalogue import Catalogue, load_catalogues

if TYPE_CHECKING:
    from bot.wiring import Program

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What takes long to load, and can serve one run after another."""

    morphology: Morphology
    catalogues: Mapping[Language, Catalogue]


def load() -> Loaded:
    """Read the dictionaries and the catalogues, and import aiogram."""
    import_module("bot.operation")
    return Loaded(Morphology(), load_catalogues())


async def run(
    settings: Settings,
    stopping: asyncio.Event,
    *,
    clock: Clock = utc_now,
    load: Callable[[], Loaded] = load,
    started: Callable[["Program"], None] = lambda _: None,
) -> None:
    """Run the bot until ``stopping`` is set, then drain; stand by while another process leads.

    ``load`` runs in a thread. ``started`` is told of the program before it begins to work.
    Raises WrongTokenError, DatabaseUnavailable, AlreadyRunningError.
    """
    with only_process(settings) as lease:
        async with opened(settings.database_url) as database:
            loading = in_background(load)
            leading = _Leading(settings, stopping, clock, started, database, loading)
            if database.is_sqlite:
                await leading.lead(lease)
            else:
                await leading.take_turns()


@dataclass(frozen=True, slots=True)
class _Leading:
    settings: Settings
    stopping: asyncio.Event
    clock: Clock
    started: Callable[["Program"], None]
    database: Database
    loading: asyncio.Future[Loaded]

    async def take_turns(self) -> None:
        """On a server: lead, or stand by for the process that does."""
        stop = asyncio.create_task(self._stopped())
        while not self.stopping.is_set():
            name = f"{gethostname()}:{os.getpid()}"
            lease = await unless(stop, stand_by(self.database, name))
            if lease is None:
                return
            try:
                async with keeping(lease, self.database) as kept:
                    await self.lead(lease, kept)
            except LeaseLostError:
                log.warning("lease.lost")

    async def lead(self, lease: Lease, *others: asyncio.Task[None]) -> None:
        """Poll and send until told to stop, or until one of ``others`` ends."""
        intake = Intake(self.database, self.clock)
        async with ClientSession() as session:
            poller = Poller(session, self.settings, intake.take)
            awaited = (asyncio.shield(task) for task in others)
            ended = asyncio.create_task(first_of(poller.run(), self._stopped(), *awaited))
            try:
                await self._serve(lease, intake, ended)
            finally:
                await cancel(ended)
                await poller.confirm()
        ended.result()

    async def _serve(self, lease: Lease, intake: Intake, ended: asyncio.Task[None]) -> None:
        loaded = await unless(ended, asyncio.shield(self.loading))
        if loaded is None:
            return
        from bot.operation import operate  # noqa: PLC0415 - loaded by now, aiogram with it

        desk = await open_desk(
            self.database,
            zone=self.settings.zone,
            morphology=loaded.morphology,
            rate=self.settings.messages_per_second,
        )
        await operate(
            self.settings,
            desk,
            loaded.catalogues,
            intake,
            lease,
            ended,
            self.clock,
            self.started,
        )

    async def _stopped(self) -> None:
        await self.stopping.wait()


@contextmanager
def only_process(settings: Settings) -> Iterator[FileLease]:
    """While this process is the only one on an SQLite file.

    Raises AlreadyRunningError, DatabaseUnavailable.
    """
    try:
        lease = FileLease.take(file_of(settings.database_url))
    except OSError as error:
        raise DatabaseUnavailable.because(error) from error
    try:
        yield lease
    finally:
        lease.release()
