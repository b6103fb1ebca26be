"""From settings to a running bot, and back to nothing."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from secrets import token_urlsafe
from socket import gethostname
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)

from bot.settings import Settings, WrongTokenError
from bot.wiring import Program, make_bot, make_program
from delivery.leadership import FileLease, Lease, LeaseLostError, keeping, stand_by
from delivery.pacing import Pacing
from delivery.worker import utc_now
from handlers.menus import set_menus
from news.words.morphology import Morphology
from newsroom import editors, publishing
from newsroom.desk import Desk, open_desk
from storage.database import file_of
from storage.migrating import open_database
from texts.catalogue import load_catalogues

DRAIN_SECONDS = 28.0
"""Less than the 30 seconds after which whoever stops a service stops asking."""
_FIRST_BACKOFF = 0.5
_LONGEST_BACKOFF = 30.0

T = TypeVar("T")

log = logging.getLogger(__name__)


async def run(settings: Settings, stopping: asyncio.Event) -> None:
    """Run the bot until ``stopping`` is set, then drain; stand by while another process leads.

    Raises WrongTokenError, DatabaseUnavailable, AlreadyRunningError.
    """
    file = file_of(settings.database_url)
    if file is None:
        await _run_in_turn(settings, stopping)
    else:
        await _run_alone(settings, file, stopping)


async def _run_alone(settings: Settings, file: Path, stopping: asyncio.Event) -> None:
    """On SQLite: nobody else may open the database meanwhile."""
    with _only_process(file) as lease:
        async with _desk(settings) as desk:
            await _lead(settings, desk, lease, stopping)


async def _run_in_turn(settings: Settings, stopping: asyncio.Event) -> None:
    """On a server: lead, or stand by for the process that does."""
    async with _desk(settings) as desk:
        while not stopping.is_set():
            lease = await _until(stopping, stand_by(desk.database, _own_name()))
            if lease is None:
                return
            try:
                async with keeping(lease, desk.database) as kept:
                    await _lead(settings, desk, lease, stopping, kept)
            except LeaseLostError:
                log.warning("lease.lost")


async def _lead(
    settings: Settings,
    desk: Desk,
    lease: Lease,
    stopping: asyncio.Event,
    *others: asyncio.Task[None],
) -> None:
    """Poll and send until told to stop, or until one of ``others`` ends."""
    pacing = Pacing(settings.messages_per_second)
    bot = make_bot(settings, pacing, lease)
    try:
        username = await _until(stopping, _introduce(bot))
        if username is None:
            return
        await _log_claim_link(desk, settings, username)
        await publishing.finish_interrupted(desk, utc_now())
        catalogues = load_catalogues()
        menus = asyncio.create_task(set_menus(bot, catalogues))
        program = make_program(settings, desk, bot, username, catalogues, lease, pacing)
        log.info("bot.started", extra={"username": username})
        await _operate(program, stopping, *others)
        menus.cancel()
    finally:
        await bot.session.close()


@contextmanager
def _only_process(file: Path) -> Iterator[FileLease]:
    lease = FileLease.take(file)
    try:
        yield lease
    finally:
        lease.release()


def _own_name() -> str:
    return f"{gethostname()}:{os.getpid()}"


@asynccontextmanager
async def _desk(settings: Settings) -> AsyncIterator[Desk]:
    database = await open_database(settings.database_url)
    try:
        yield await open_desk(
            database,
            zone=settings.zone,
            morphology=await asyncio.to_thread(Morphology),
            rate=settings.messages_per_second,
        )
    finally:
        await database.close()


async def _introduce(bot: Bot) -> str:
    """The bot's username, as soon as Telegram can be reached. Raises WrongTokenError."""
    backoff = _FIRST_BACKOFF
    while True:
        try:
            return (await bot.me()).username or ""
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise WrongTokenError from error
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("start.telegram_unreachable", extra={"error": error, "again_in": backoff})
        await asyncio.sleep(backoff)
        backoff = min(_LONGEST_BACKOFF, backoff * 2)


async def _log_claim_link(desk: Desk, settings: Settings, username: str) -> None:
    key = await editors.ensure_owners(
        desk, settings.admin_ids, utc_now(), lambda: token_urlsafe(24)
    )
    if key is not None:
        log.warning(
            "owner.missing: whoever opens this link first owns the bot: https://t.me/%s?start=claim_%s",
            username,
            key,
        )


async def _operate(program: Program, stopping: asyncio.Event, *others: asyncio.Task[None]) -> None:
    """Work until told to stop, or until a part cannot go on; then see everything through."""
    await program.intake.resume()
    program.schedule.start()
    worker = asyncio.create_task(program.delivery.worker.run())
    poller = asyncio.create_task(program.poller.run())
    stop = asyncio.create_task(stopping.wait())
    try:
        done, _ = await asyncio.wait(
            {worker, poller, stop, *others}, return_when=asyncio.FIRST_COMPLETED
        )
        for task in done:
            task.result()
    finally:
        log.info("bot.stopping")
        stop.cancel()
        async with asyncio.timeout(DRAIN_SECONDS):
            await _drain(program, worker, poller)
        log.info("bot.stopped")


async def _drain(program: Program, worker: asyncio.Task[None], poller: asyncio.Task[None]) -> None:
    poller.cancel()
    program.delivery.worker.stop()
    await asyncio.wait({worker, poller})
    await program.intake.drain()
    await program.schedule.stop()
    await program.alerts.drain()
    await program.poller.confirm()


async def _until(stopping: asyncio.Event, wanted: Coroutine[Any, Any, T]) -> T | None:
    """What is wanted, or None when told to stop before it is there."""
    task, stop = asyncio.create_task(wanted), asyncio.create_task(stopping.wait())
    await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.wait({task})
    return None
