"""Tells people, in their private chats, what has become of a place that they run."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from handlers.answer import send
from handlers.locales import Locales
from newsroom.membership import Turn
from texts.locale import Locale
from texts.message import Message
from texts.place_news import bot_out, fell_asleep, open_again, rights_lost
from texts.plain import plain

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Telling:
    """Sends each of them what is written in their own words; nobody's trouble is another's."""

    bot: Bot
    locales: Locales

    async def tell(self, people: Iterable[int], write: Callable[[Locale], Message]) -> int:
        """Tell them; how many could be reached."""
        return sum([await self._send(each, write) for each in people])

    async def tell_turn(self, turn: Turn, *, is_back: bool = False) -> None:
        """Tell those who run a chat what the bot may no longer do there, or that no news comes.

        Where the bot ``is_back``, whoever tells of that asks whether to go on.
        """
        if turn.lost:
            await self.tell(turn.managers, partial(rights_lost, of=turn.of, lost=turn.lost))
        elif turn.is_open_again and not is_back:
            await self.tell(turn.managers, partial(open_again, of=turn.of))
        elif turn.fell_asleep and not is_back:
            await self.tell(turn.managers, partial(fell_asleep, of=turn.of))

    async def tell_out(self, turn: Turn) -> None:
        """Tell those who run a chat that the bot is out of it."""
        await self.tell(turn.managers, partial(bot_out, of=turn.of))

    async def _send(self, user_id: int, write: Callable[[Locale], Message]) -> bool:
        locale = await self.locales.of(user_id)
        try:
            await send(self.bot, user_id, plain(locale, write(locale)))
        except (TelegramAPIError, ClientDecodeError) as error:
            # Who has never started the bot, or blocked it, cannot be told.
            log.info("place.manager_not_told", extra={"user": user_id, "reason": str(error)})
            return False
        return True
