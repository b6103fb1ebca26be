"""Runs the bot: from ``getMe`` until everything begun is settled."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from secrets import token_urlsafe
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import User

from bot.clients import make_bot, make_fetcher
from bot.clock import Clock
from bot.ending import DRAIN_SECONDS, end_of
from bot.listening import listening
from bot.means import Means
from bot.measures import Measures
from bot.settings import Settings
from bot.waiting import cancel, unless
from bot.wiring import Program, make_program
from botapi.errors import WrongTokenError
from botapi.pacing import Pacing
from botapi.redaction import reason_of
from botapi.session import ask_who
from delivery.leadership import Lease
from handlers.menus import set_menus
from handlers.visitor import Catalogues
from newsroom import editors
from newsroom.desk import Desk
from sources.reader import Reader
from storage.database import DatabaseError
from storage.trouble import trouble_of
from updates.intake import Intake

_FIRST_BACKOFF = 0.5
_LONGEST_BACKOFF = 30.0

log = logging.getLogger(__name__)

T = TypeVar("T")


async def operate(
    settings: Settings,
    desk: Desk,
    catalogues: Catalogues,
    intake: Intake,
    lease: Lease,
    ended: asyncio.Task[None],
    clock: Clock,
    started: Callable[[Program], None],
    measures: Measures,
) -> None:
    """Answer people and send news until ``ended`` is over, then drain.

    Raises WrongTokenError, LeaseLostError, SettingsError when the port of API_LISTEN cannot be had,
    DatabaseUnavailable when the database is damaged.
    """
    pacing = Pacing(settings.messages_per_second)
    bot = make_bot(settings, pacing, lease, measures.replies)
    # A process that cannot reach the database loses the lease, and must still alert the owners.
    herald = make_bot(settings, pacing)
    reader = Reader()
    try:
        me = await unless(ended, introduce(bot))
        if me is None:
            return
        await log_claim_link(settings, desk, clock, me.username)
        menus = asyncio.create_task(set_menus(bot, catalogues))
        fetcher = make_fetcher(settings, me)
        means = Means(settings, desk, bot, me, catalogues, reader, fetcher, clock)
        program = make_program(means, herald, intake, lease, pacing, measures)
        try:
            # First: alerts about what fails later need to know the owners.
            await program.alerts.remember_owners()
            # Whoever is told that it has started may ask the API.
            async with listening(program.means, ended, is_alone=True):
                await _answer_and_send(program, intake, ended, me, started)
        finally:
            await cancel(menus)
            await program.collector.close()
            await fetcher.close()
    finally:
        await reader.close()
        await bot.session.close()
        await herald.session.close()


async def _answer_and_send(
    program: Program,
    intake: Intake,
    ended: asyncio.Task[None],
    me: User,
    started: Callable[[Program], None],
) -> None:
    started(program)
    ended.add_done_callback(intake.stop_soon)
    log.info("bot.started", extra={"username": me.username})
    # Beside the work: after a crash, news goes on before all that waits has been answered.
    opening = asyncio.create_task(intake.open(program.handle))
    try:
        await work(program, ended)
    finally:
        await cancel(opening)
        # Before the session that they use is closed.
        await intake.cancel()


async def introduce(bot: Bot) -> User:
    """The bot itself, as soon as Telegram can be reached. Raises WrongTokenError."""
    return await insist(partial(ask_who, bot))


async def insist(ask: Callable[[], Awaitable[T]]) -> T:
    """What Telegram answers, as soon as it can be reached. Raises WrongTokenError."""
    backoff = _FIRST_BACKOFF
    while True:
        try:
            return await ask()
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise WrongTokenError from error
        except (TelegramAPIError, ClientDecodeError) as error:
            reason = reason_of(error)
            log.warning("start.telegram_unreachable", extra={"reason": reason, "again_in": backoff})
        await asyncio.sleep(backoff)
        backoff = min(_LONGEST_BACKOFF, backoff * 2)


async def log_claim_link(
    settings: Settings, desk: Desk, clock: Clock, username: str | None
) -> None:
    """Log how to become the owner, while there is none."""
    link = await claim_link(settings, desk, clock(), username)
    if link is not None:
        note = "whoever opens this link first owns the bot"
        log.warning("owner.missing", extra={"link": link, "note": note})


async def claim_link(
    settings: Settings, desk: Desk, now: datetime, username: str | None
) -> str | None:
    """Make owners of ADMIN_IDS; when there is no owner at all, the link to become one by."""
    key = await editors.ensure_owners(desk, settings.admin_ids, now, lambda: token_urlsafe(24))
    return None if key is None else f"https://t.me/{username}?start=claim_{key}"


async def work(program: Program, ended: asyncio.Task[None]) -> None:
    """Send news until ``ended`` is over, then drain.

    Raises LeaseLostError, DatabaseUnavailable when the database is damaged.
    """
    program.schedule.start()
    ended_at = end_of(ended)
    worker = asyncio.create_task(program.delivery.worker.run())
    # Beside the work: spreading to a million takes seconds.
    finishing = asyncio.create_task(_finish_interrupted(program))
    damage = asyncio.create_task(_damaged(program))
    try:
        await asyncio.wait({worker, ended, damage}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        log.info("bot.stopping")
        # Nothing new is taken in while the rest is seen through.
        await cancel(ended, damage, finishing)
        await program.collector.close()
        await _drain(program, worker, ended_at() + DRAIN_SECONDS)
        log.info("bot.stopped")
    if program.watch.damage.is_set():
        raise program.watch.verdict
    if not worker.cancelled():
        worker.result()


async def _finish_interrupted(program: Program) -> None:
    try:
        await program.finish_interrupted()
    except (DatabaseError, OSError) as error:
        # The tick that publishes tries again.
        if trouble_of(error) is None:
            log.exception("dispatch.not_finished")


async def _damaged(program: Program) -> None:
    await program.watch.damage.wait()


async def _drain(program: Program, worker: asyncio.Task[None], until: float) -> None:
    program.delivery.worker.stop()
    program.backups.stop()
    program.poster.stop()
    try:
        async with asyncio.timeout_at(until):
            await asyncio.wait({worker})
            await program.intake.drain()
            # What has been opened and is not written yet.
            await program.schedule.tick("figures")
            await program.schedule.stop()
            await program.alerts.drain()
    except TimeoutError:
        log.warning("bot.not_drained", extra={"seconds": DRAIN_SECONDS})
        await cancel(worker)
