"""Brings editors the drafts that came from sources: at most one alert an hour, edited in place."""

import asyncio
import logging
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from botapi.descriptions import NOT_EDITABLE, says
from handlers.answer import delete, edit, send
from handlers.inbox import inbox_screen
from handlers.locales import Locales
from handlers.visitor import Catalogues
from news.inbox import Inbox, Step
from newsroom import inboxes
from newsroom.desk import Desk
from newsroom.inboxes import Due, Waiting
from storage.trouble import costing_itself_alone
from texts.plain import plain

log = logging.getLogger(__name__)


class Inboxes:
    """Keeps each editor's message of drafts as the newsroom is."""

    def __init__(self, desk: Desk, bot: Bot, catalogues: Catalogues, username: str) -> None:
        self._desk = desk
        self._bot = bot
        self._locales = Locales(desk, catalogues, username)
        self._looking = asyncio.Lock()

    async def look(self, now: datetime) -> None:
        """The tick: bring editors what is new, and take from them what has been decided on."""
        async with self._looking:
            await self._look(now)

    async def _look(self, now: datetime) -> None:
        due = await inboxes.due(self._desk, now)
        if not due:
            return
        waiting = await inboxes.waiting(self._desk)
        for each in due:
            is_shown = False
            with costing_itself_alone("inbox.not_shown", chat=each.inbox.chat_id):
                is_shown = await self._shown(each, waiting, now)
            if not is_shown:
                await inboxes.put_off(self._desk, each.inbox, now)

    async def _shown(self, due: Due, waiting: Waiting, now: datetime) -> bool:
        try:
            if due.step is Step.RING:
                await self._ring(due.inbox, waiting, now)
            elif due.step is Step.SEND:
                message_id = await self._send(due.inbox, waiting, now)
                await inboxes.showed(self._desk, due.inbox, message_id, waiting)
            else:
                await self._refresh(due.inbox, waiting, now)
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            about = {"chat": due.inbox.chat_id, "reason": error.message}
            log.info("inbox.undeliverable", extra=about)
            await inboxes.rang(self._desk, due.inbox.chat_id, None, waiting, now)
        except TelegramAPIError as error:
            log.warning("inbox.not_sent", extra={"chat": due.inbox.chat_id, "error": str(error)})
            return False
        return True

    async def _ring(self, inbox: Inbox, waiting: Waiting, now: datetime) -> None:
        message_id = await self._send(inbox, waiting, now, rings=True)
        await inboxes.rang(self._desk, inbox.chat_id, message_id, waiting, now)
        if inbox.message_id is not None:
            await delete(self._bot, inbox.chat_id, [inbox.message_id])

    async def _send(
        self, inbox: Inbox, waiting: Waiting, now: datetime, *, rings: bool = False
    ) -> int:
        locale = await self._locales.of(inbox.chat_id)
        screen = await inbox_screen(self._desk, locale, waiting, now, rings=rings)
        return await send(self._bot, inbox.chat_id, plain(locale, screen))

    async def _refresh(self, inbox: Inbox, waiting: Waiting, now: datetime) -> None:
        """Edit the message, or send another, without a sound, if its editor has deleted it."""
        message_id: int | None = inbox.message_id
        locale = await self._locales.of(inbox.chat_id)
        found = await inbox_screen(self._desk, locale, waiting, now, opened=inbox.opened)
        screen = plain(locale, found)
        try:
            await edit(self._bot, inbox.chat_id, message_id or 0, screen)
        except TelegramBadRequest as error:
            if not says(error.message, NOT_EDITABLE):
                raise
            message_id = await send(self._bot, inbox.chat_id, screen) if waiting.total else None
        await inboxes.showed(self._desk, inbox, message_id, waiting)
