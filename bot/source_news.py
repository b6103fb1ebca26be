"""Tells editors of sources in trouble, and of what sources have changed in articles of theirs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from handlers.answer import send
from handlers.locales import Locales
from handlers.suggestion import suggestion_screen
from handlers.visitor import Catalogues
from news.role import EDITORS
from newsroom import advising, alarming, editors
from newsroom.alarming import Alarm
from newsroom.desk import Desk
from newsroom.suggesting import Suggestion
from storage.trouble import costing_itself_alone
from texts.locale import Locale
from texts.message import Message
from texts.plain import plain
from texts.source_trouble import source_troubled

log = logging.getLogger(__name__)

_Write = Callable[[Locale], Awaitable[Message | None]]


class SourceNews:
    """Says each thing once to each editor; a crash in between has it said again."""

    def __init__(self, desk: Desk, bot: Bot, catalogues: Catalogues, username: str) -> None:
        self._desk = desk
        self._bot = bot
        self._locales = Locales(desk, catalogues, username)
        self._looking = asyncio.Lock()

    async def look(self, now: datetime) -> None:
        """The tick: tell whoever is to be told."""
        async with self._looking:
            await self._look(now)

    async def _look(self, now: datetime) -> None:
        for alarm in await alarming.newly_troubled(self._desk, now):
            with costing_itself_alone("source.not_told", source=alarm.source.id):
                await self._tell_alarm(alarm, now)
        for each in await advising.untold(self._desk):
            with costing_itself_alone("suggestion.not_told", article=each.article_id):
                await self._tell_suggestion(each)

    async def _tell_alarm(self, alarm: Alarm, now: datetime) -> None:
        async def write(locale: Locale) -> Message:
            return source_troubled(locale, alarm.source, alarm.kind, now, alarm.examples)

        people = [each for each, role in await editors.everyone(self._desk) if role in EDITORS]
        if await self._tell(people, write):
            await alarming.note_told(self._desk, alarm)

    async def _tell_suggestion(self, found: Suggestion) -> None:
        async def write(locale: Locale) -> Message | None:
            return await suggestion_screen(self._desk, locale, found)

        people = await advising.concerned(self._desk, found.article_id)
        if await self._tell(people, write):
            await advising.told(self._desk, found)

    async def _tell(self, people: list[int], write: _Write) -> bool:
        """Send each of them a message; False when nobody could be reached for the time being."""
        reached = [await self._send(each, write) for each in people]
        return any(reached) or not reached

    async def _send(self, user_id: int, write: _Write) -> bool:
        try:
            locale = await self._locales.of(user_id)
            message = await write(locale)
            if message is not None:
                await send(self._bot, user_id, plain(locale, message))
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            log.info("alert.undeliverable", extra={"user": user_id, "reason": error.message})
        except TelegramAPIError as error:
            log.warning("alert.not_sent", extra={"user": user_id, "error": str(error)})
            return False
        return True
