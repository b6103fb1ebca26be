"""The progress line in the editor's chat, edited in place."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from botapi.pacing import Pacing
from delivery.halts import Halts
from handlers.answer import edit
from handlers.locales import Locales
from handlers.visitor import Catalogues
from news.article import Change
from news.card import Card
from newsroom import reporting
from newsroom.desk import Desk
from newsroom.reporting import EVERY, Progress
from storage.trouble import costing_itself_alone
from texts.amendment import amendment_progress, amendment_result
from texts.locale import Locale
from texts.message import Message
from texts.plain import plain
from texts.progress import progress_card

log = logging.getLogger(__name__)


class ProgressLines:
    """Shows editors how far their articles have got."""

    def __init__(
        self,
        desk: Desk,
        bot: Bot,
        catalogues: Catalogues,
        halts: Halts,
        pacing: Pacing,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._bot = bot
        self._locales = Locales(desk, catalogues, "")
        self._halts = halts
        self._pacing = pacing
        self._clock = clock

    async def show(self, now: datetime) -> None:
        """The tick: edit every line that is due."""
        for progress in await reporting.due(self._desk, now):
            is_shown = False
            with costing_itself_alone("progress.failed", dispatch=progress.report.dispatch_id):
                is_shown = await self._show(progress, now)
            if not is_shown:
                await reporting.put_off(self._desk, progress, now)

    async def _show(self, progress: Progress, now: datetime) -> bool:
        """Whether the line is as it is to be, or is no more."""
        report = progress.report
        message = await self._message(progress, now)
        what = _in_short(message)
        try:
            # Telegram refuses an edit that changes nothing.
            if what != report.shown:
                await self._wait_for_slot()
                await edit(self._bot, report.chat_id, report.message_id, message)
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            log.info("progress.dropped", extra={"chat": report.chat_id, "reason": str(error)})
            await reporting.drop(self._desk, progress)
        except TelegramAPIError as error:
            log.warning("progress.not_shown", extra={"chat": report.chat_id, "error": str(error)})
            return False
        else:
            await reporting.shown(self._desk, progress, now, what)
        return True

    async def _wait_for_slot(self) -> None:
        """Wait for a slot in the pace, to which bulk yields: nobody waits for a progress line.

        Not for ever: people may ask so much that no slot is ever left.
        """
        until = self._clock() + EVERY.total_seconds()
        slot = self._pacing.take_reply()
        wait = self._pacing.excess_wait()
        while wait > 0 and self._clock() < until:
            await asyncio.sleep(wait)
            wait = self._pacing.excess_wait()
        self._pacing.ended(slot)

    async def _message(self, progress: Progress, now: datetime) -> Message:
        locale = await self._locales.of(progress.report.chat_id)
        if progress.card is not None:
            return plain(locale, self._of_article(locale, progress, progress.card, now))
        change = Change(progress.report.kind.value)
        return plain(locale, self._of_amendment(locale, progress, change))

    def _of_article(self, locale: Locale, progress: Progress, card: Card, now: datetime) -> Message:
        return progress_card(
            locale,
            card,
            progress.report.chat_id,
            now,
            seconds_left=self._seconds(progress),
            halted=self._halts.stopped,
            by_breaker=self._is_broken(progress),
        )

    def _of_amendment(self, locale: Locale, progress: Progress, change: Change) -> Message:
        of, article_id = progress.report, progress.report.article_id or 0
        if progress.is_last:
            return amendment_result(
                locale,
                change,
                progress.changed,
                progress.tally,
                unreached=progress.unreached,
                article_id=article_id,
                revision=of.revision,
            )
        return amendment_progress(
            locale,
            change,
            progress.total - progress.left,
            progress.total,
            self._seconds(progress),
            article_id=article_id,
            halted=self._halts.stopped,
            by_breaker=self._is_broken(progress),
        )

    def _seconds(self, progress: Progress) -> float:
        return progress.left / self._desk.rate

    def _is_broken(self, progress: Progress) -> bool:
        return progress.report.halted or self._halts.halted is not None


def _in_short(message: Message) -> str:
    return blake2b(repr(message).encode(), digest_size=16).hexdigest()
