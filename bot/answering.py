"""Answering what Telegram posts: any number of processes do, and one of them sends news as well."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from secrets import token_hex

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.alerts import Alerts
from bot.clients import make_bot, make_fetcher
from bot.clock import Clock
from bot.ending import DRAIN_SECONDS, end_of
from bot.listening import listening
from bot.means import Means
from bot.measures import Measures
from bot.operation import insist, introduce, log_claim_link, work
from bot.others import Others
from bot.settings import Settings, SettingsError
from bot.waiting import cancel, unless
from bot.wiring import Program, make_handle, make_program
from botapi.pacing import Pacing
from botapi.update import UPDATE_TYPES
from delivery.halts import Halts
from delivery.leadership import Lease
from handlers.menus import set_menus
from handlers.visitor import Catalogues
from newsroom.desk import Desk
from newsroom.openings import EVERY
from sources.reader import Reader
from storage.database import DatabaseError
from updates.intake import Intake
from updates.webhook import receiving, secret_of

_MOST_POSTS = 100

log = logging.getLogger(__name__)

SendNews = Callable[[Lease, asyncio.Task[None]], Awaitable[None]]
"""Sends news under a lease until the task ends."""


@dataclass(frozen=True, slots=True)
class Answering:
    """A process that answers; ``started`` is told of the program whenever it begins to send."""

    settings: Settings
    desk: Desk
    catalogues: Catalogues
    clock: Clock
    started: Callable[[Program], None]
    measures: Measures
    others: Others

    async def until(
        self, stopped: asyncio.Task[None], when_leading: Callable[[SendNews], Awaitable[None]]
    ) -> None:
        """Answer as long as ``when_leading`` runs, which decides when this process sends.

        Raises WrongTokenError, SettingsError when Telegram does not take the address or a port
        cannot be had, and what ``when_leading`` raises.
        """
        async with self.others.kept():
            await self._answer(stopped, when_leading)

    async def _answer(
        self, stopped: asyncio.Task[None], when_leading: Callable[[SendNews], Awaitable[None]]
    ) -> None:
        pacing = self.others.pacing
        bot = make_bot(self.settings, pacing, counts=self.measures.replies)
        reader = Reader()
        try:
            me = await unless(stopped, introduce(bot))
            if me is None:
                return
            menus = asyncio.create_task(set_menus(bot, self.catalogues))
            fetcher = make_fetcher(self.settings, me)
            means = Means(
                *(self.settings, self.desk, bot, me),
                *(self.catalogues, reader, fetcher, self.clock),
            )
            alerts = Alerts(self.desk, bot, self.catalogues)
            intake = self._intake(means, pacing, alerts)
            stopped.add_done_callback(intake.stop_soon)
            asked_at = end_of(stopped)
            holding = asyncio.create_task(intake.keep_hold())
            counting = asyncio.create_task(self._count())
            sending = self._sending(means, pacing, intake)
            served = listening(means, stopped, is_alone=self.desk.database.is_sqlite)
            try:
                async with served:
                    await self._receive(intake, bot, stopped, lambda: when_leading(sending))
                with suppress(TimeoutError):
                    # Sending may have taken its time already; the last limit waits for neither.
                    async with asyncio.timeout_at(asked_at() + DRAIN_SECONDS):
                        await intake.drain()
                        await self._keep_openings()
                        await alerts.drain()
            finally:
                await cancel(menus, holding, counting)
                await intake.cancel()
                await fetcher.close()
        finally:
            await reader.close()
            await bot.session.close()

    async def _count(self) -> None:
        """Until cancelled, write what has been opened here, whoever sends news."""
        while True:
            await asyncio.sleep(EVERY.total_seconds())
            await self._keep_openings()

    async def _keep_openings(self) -> None:
        try:
            await self.desk.openings.keep(self.desk.database)
            await self.desk.seen.keep(self.desk.database)
        except (DatabaseError, OSError) as error:
            log.warning("openings.not_kept", extra={"error": str(error)})

    def _intake(self, means: Means, pacing: Pacing, alerts: Alerts) -> Intake:
        halts = Halts(self.desk.database, pacing)
        intake = Intake(self.desk.database, self.clock, token_hex(8), self.measures.updates)
        intake.announce(alerts.tell_set_aside)
        intake.open_beside_others(make_handle(means, _look_later, halts))
        return intake

    async def _receive(
        self,
        intake: Intake,
        bot: Bot,
        stopped: asyncio.Task[None],
        meanwhile: Callable[[], Awaitable[None]],
    ) -> None:
        host, _, port = self.settings.webhook_listen.rpartition(":")
        secret = secret_of(self.settings.token)
        async with receiving(host.strip("[]"), int(port), secret, intake.receive) as address:
            log.info("webhook.listening", extra={"address": address})
            if await unless(stopped, insist(lambda: self._ask_for_posts(bot, secret))):
                await meanwhile()

    async def _ask_for_posts(self, bot: Bot, secret: str) -> bool:
        try:
            return await bot.set_webhook(
                self.settings.webhook_url or "",
                secret_token=secret,
                allowed_updates=list(UPDATE_TYPES),
                max_connections=_MOST_POSTS,
            )
        except TelegramBadRequest as error:
            raise SettingsError(f"Telegram does not take WEBHOOK_URL: {error.message}") from error

    def _sending(self, means: Means, pacing: Pacing, intake: Intake) -> SendNews:
        async def send_news(lease: Lease, ended: asyncio.Task[None]) -> None:
            username = means.me.username
            await log_claim_link(self.settings, self.desk, self.clock, username)
            program = make_program(
                *(means, means.bot, intake, lease, pacing, self.measures), hears=self.others.hear
            )
            try:
                # First: alerts about what fails later need to know the owners.
                await program.alerts.remember_owners()
                self.started(program)
                log.info("bot.started", extra={"username": username})
                async with self.others.waking(program.delivery.worker):
                    await work(program, ended)
            finally:
                await program.collector.close()

        return send_news


async def _look_later(_: int) -> None:
    """Whoever sends looks at sources: its next tick finds that one is due."""
