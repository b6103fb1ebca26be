"""The bot is added to a group or a channel, thrown out, or given other rights there."""

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import ChatMemberUpdated

from handlers.answer import send
from handlers.examining import follow, learn
from handlers.place_card import show_card
from handlers.setting_up import SettingUp
from handlers.telling import Telling
from news.dispatch import Reason
from news.place import BASIC, Chat
from news.subscriber import PlaceKind
from newsroom import channels, membership, setting_up, subscribing
from newsroom.desk import Desk
from newsroom.membership import Turn
from newsroom.setting_up import SetUpPlace, Way
from texts.place_news import bot_back, hello
from texts.place_trouble import PlaceTrouble

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BotMoved:
    """What has become of the bot in a chat, as an event says, and who is told of it."""

    desk: Desk
    bot: Bot
    telling: Telling
    event: ChatMemberUpdated
    now: datetime

    async def out(self) -> None:
        """The bot is out: the places sleep. A channel that is a source is blocked."""
        chat_id = self.event.chat.id
        if self.event.chat.type == BASIC and await self._follow(chat_id):
            return
        await channels.close(self.desk, chat_id, self.now)
        about = chat_id, Reason.KICKED, self.event.date, self.now
        turn = await membership.close_place(self.desk, *about)
        # Whoever has sent it away by the card knows.
        if turn is not None and self.event.from_user.id != self.bot.id:
            await self.telling.tell_out(turn)

    async def _was_elsewhere(self, chat: Chat) -> bool:
        """Whether a supergroup is only what a group has become that the bot was in."""
        before = await membership.may_have_been(self.desk, chat)
        followed = [await self._follow(each) for each in before]
        # Others may be told of the move at this moment.
        return chat.chat_id in followed or await membership.has_moved(self.desk, chat.chat_id)

    async def _follow(self, group_id: int) -> int | None:
        return await follow(self.desk, self.bot, group_id, self.now)

    async def allowed(self, *, was_out: bool) -> None:
        """The bot is in: it was added, or its rights have changed."""
        await channels.reopen(self.desk, self.event.chat.id, self.now)
        turn = await learn(self.desk, self.bot, self.event.chat.id, self.now)
        if isinstance(turn, PlaceTrouble):
            return
        await self.telling.tell_turn(turn, is_back=was_out)
        if turn.chat.kind is PlaceKind.CHANNEL and await self._has_begun(Way.CHANNEL):
            await self._set_up(turn.chat)
        elif was_out and not await self._has_begun(Way.KEY, Way.GROUP):
            await self._added(turn)

    async def _added(self, turn: Turn) -> None:
        """Somebody has added the bot, and nobody had said so before."""
        if turn.sleeps:
            people = {*turn.managers, *await self._who_added()}
            await self.telling.tell(sorted(people), partial(bot_back, of=turn.of))
        elif not turn.is_known and turn.chat.kind is PlaceKind.GROUP:
            if await self._was_elsewhere(turn.chat):
                return
            await self._greet(turn.chat)
            await self._set_up(turn.chat)

    async def _greet(self, chat: Chat) -> None:
        if not chat.may_write:
            return
        by = self.event.from_user
        locale = await self.telling.locales.of(by.id, by.language_code)
        try:
            await send(self.bot, chat.chat_id, hello(locale))
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("place.not_greeted", extra={"chat": chat.chat_id, "reason": str(error)})

    async def _set_up(self, chat: Chat) -> None:
        """Make it a place of whoever has added the bot, if the bot knows them, and they may."""
        for person_id in await self._who_added():
            language = (await self.telling.locales.of(person_id)).catalogue.language
            found = await SettingUp(self.desk, self.bot, person_id, language, self.now).take_chat(
                chat
            )
            if isinstance(found, SetUpPlace):
                await show_card(self.desk, self.telling, person_id, found, self.now)

    async def _who_added(self) -> list[int]:
        person = self.event.from_user
        known = None if person.is_bot else await subscribing.reader(self.desk, person.id)
        return [] if known is None else [person.id]

    async def _has_begun(self, *ways: Way) -> bool:
        person_id = self.event.from_user.id
        return await setting_up.has_begun(self.desk, person_id, self.now, *ways)
