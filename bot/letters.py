"""Tells readers what has become of their letters, and editors that there are some."""

import logging
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from handlers.answer import send
from handlers.locales import Locales
from handlers.visitor import Catalogues
from news.role import Role
from newsroom import editors, letters, publishing
from newsroom.desk import Desk
from storage.letters import Untold
from storage.trouble import costing_itself_alone
from texts.letters import letter_answered, letter_thanks, letters_came
from texts.locale import Locale
from texts.message import Message
from texts.plain import plain

log = logging.getLogger(__name__)


class Letters:
    """Sends answers and thanks, until Telegram has taken them or says that it never will."""

    def __init__(self, desk: Desk, bot: Bot, catalogues: Catalogues, username: str) -> None:
        self._desk = desk
        self._bot = bot
        self._locales = Locales(desk, catalogues, username)

    async def look(self, now: datetime) -> None:
        """The tick: tell whoever is to be told."""
        for each in await letters.untold(self._desk, now):
            with costing_itself_alone("letter.not_told", letter=each.letter.id):
                await self._tell_writer(each, now)
        arrived = await letters.to_announce(self._desk, now)
        if arrived is not None:
            await self._tell_editors(arrived.count)
            await letters.announced(self._desk, arrived, now)

    async def _tell_writer(self, of: Untold, now: datetime) -> None:
        letter = of.letter
        locale = await self._locales.of(letter.chat_id)
        answer = letter_answered(locale, letter)
        if of.of_answer and await self._send(letter.chat_id, locale, answer):
            await letters.told_answer(self._desk, letter.id, now)
        if of.of_correction:
            article = await publishing.article(self._desk, letter.article_id or 0)
            thanks = letter_thanks(locale, article, letter)
            if await self._send(letter.chat_id, locale, thanks):
                await letters.thanked(self._desk, letter.id, now)

    async def _tell_editors(self, count: int) -> None:
        for user_id, role in await editors.everyone(self._desk):
            if role is not Role.AUTHOR:
                with costing_itself_alone("letter.not_announced", user=user_id):
                    locale = await self._locales.of(user_id)
                    await self._send(user_id, locale, letters_came(locale, count))

    async def _send(self, chat_id: int, locale: Locale, message: Message) -> bool:
        """Send a message; False when it is to be tried again."""
        try:
            await send(self._bot, chat_id, plain(locale, message))
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            log.info("letter.undeliverable", extra={"chat": chat_id, "reason": error.message})
        except TelegramAPIError as error:
            log.warning("letter.not_sent", extra={"chat": chat_id, "error": str(error)})
            return False
        return True
