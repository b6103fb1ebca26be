"""Tells people, in their private chats, what has become of a place that they run."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from handlers.answer import send
from handlers.locales import Locales
from newsroom.membership import ChatChange
from texts.locale import Locale
from texts.message import Message
from texts.place_news import bot_out, fell_asleep, rights_lost
from texts.plain import plain

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notifier:
    """Sends each of them what is written in their own words; nobody's trouble is another's."""

    bot: Bot
    locales: Locales

    async def tell(self, people: Iterable[int], write: Callable[[Locale], Message]) -> int:
        """Tell them; how many could be reached."""
        return sum([await self._send(each, write) for each in people])

    async def tell_change(self, changed: ChatChange, *, is_back: bool = False) -> None:
        """Tell those who run a chat what the bot may no longer do there, or that no news comes.

        That is no news of a chat where the bot ``is_back``.
        """
        if changed.lost:
            await self.tell(
                changed.managers, partial(rights_lost, of=changed.of, lost=changed.lost)
            )
        elif changed.fell_asleep and not is_back:
            await self.tell(changed.managers, partial(fell_asleep, of=changed.of))

    async def tell_removed(self, changed: ChatChange) -> None:
        """Tell those who run a chat that the bot is out of it."""
        await self.tell(changed.managers, partial(bot_out, of=changed.of))

    async def _send(self, user_id: int, write: Callable[[Locale], Message]) -> bool:
        locale = await self.locales.of(user_id)
        try:
            await send(self.bot, user_id, plain(locale, write(locale)))
        except (TelegramAPIError, ClientDecodeError) as error:
            # Who has never started the bot, or blocked it, cannot be told.
            log.info("place.manager_not_told", extra={"user": user_id, "reason": str(error)})
            return False
        return True
