"""Notifies managers of places, in their private chats."""

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
from texts.place_news import bot_back, bot_out, fell_asleep, open_again, rights_lost
from texts.plain import plain

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notifier:
    """Sends each person a message in their language; a failure with one keeps back no other."""

    bot: Bot
    locales: Locales

    async def tell(self, people: Iterable[int], write: Callable[[Locale], Message]) -> int:
        """Tell these people; returns how many could be reached."""
        return sum([await self._send(each, write) for each in people])

    async def tell_change(self, changed: ChatChange, *, is_back: bool = False) -> None:
        """Tell the managers of a chat which rights the bot has lost, or ask whether it goes on.

        Where the bot ``is_back``, ``tell_back`` asks that.
        """
        if changed.lost:
            await self.tell(
                changed.managers, partial(rights_lost, of=changed.of, lost=changed.lost)
            )
        elif changed.is_open_again and not is_back:
            await self.tell(changed.managers, partial(open_again, of=changed.of))
        elif changed.fell_asleep and not is_back:
            await self.tell(changed.managers, partial(fell_asleep, of=changed.of))

    async def tell_back(self, people: Iterable[int], changed: ChatChange) -> None:
        """Ask these people whether the places of a chat go on, in which the bot is again."""
        await self.tell(people, partial(bot_back, of=changed.of))

    async def tell_removed(self, changed: ChatChange) -> None:
        """Tell the managers of a chat that the bot was removed from it."""
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
