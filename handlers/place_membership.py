"""The bot is added to a group or a channel, removed from it, or given other rights there."""

import logging
from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import ChatMemberUpdated

from handlers.answer import send
from handlers.chat_lookup import follow, refresh
from handlers.notifying import Notifier
from handlers.place_card import show_card
from handlers.setting_up import SettingUp
from news.dispatch import Reason
from news.place import BASIC, Chat
from news.subscriber import PlaceKind
from newsroom import channels, membership, setting_up, subscribing
from newsroom.desk import Desk
from newsroom.membership import ChatChange
from newsroom.rights import Doer
from newsroom.setting_up import SetUpPlace, Way
from texts.locale import Locale
from texts.place_news import hello
from texts.place_trouble import PlaceFault, PlaceTrouble

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BotMembership:
    """Handles an event about the bot's own membership of a chat, and notifies whom it concerns."""

    desk: Desk
    bot: Bot
    notifier: Notifier
    event: ChatMemberUpdated
    now: datetime

    async def out(self) -> None:
        """The bot was removed: deactivate the places; block a channel that is a source."""
        chat_id = self.event.chat.id
        if self.event.chat.type == BASIC and await self._follow(chat_id):
            return
        await channels.close(self.desk, chat_id, self.now)
        about = chat_id, Reason.KICKED, self.event.date, self.now
        by = Doer(self.event.from_user.id, self.now)
        # Unless it left by itself, which somebody has chosen on the card.
        is_own_doing = by.id == self.bot.id
        changed = await membership.close_place(self.desk, *about, None if is_own_doing else by)
        if changed is not None and not is_own_doing:
            await self.notifier.tell_removed(changed)

    async def _was_elsewhere(self, chat: Chat) -> bool:
        """Whether a supergroup is only what a group has become that the bot was in."""
        before = await membership.may_have_been(self.desk, chat)
        return chat.chat_id in [await self._follow(each) for each in before]

    async def _follow(self, group_id: int) -> int | None:
        return await follow(self.desk, self.bot, group_id, self.now)

    async def allowed(self, *, was_out: bool) -> None:
        """The bot was added, or its rights have changed: ask Telegram what is true now."""
        await channels.reopen(self.desk, self.event.chat.id, self.now)
        changed = await refresh(self.desk, self.bot, self.event.chat.id, self.now)
        if isinstance(changed, PlaceTrouble):
            if changed.fault is PlaceFault.NO_ANSWER:
                await membership.ask_soon(self.desk, self.event.chat.id, self.now)
            return
        await self.notifier.tell_change(changed, is_back=was_out)
        if changed.chat.kind is PlaceKind.CHANNEL and await self._has_begun(Way.CHANNEL):
            await self._set_up(changed.chat)
        elif was_out:
            by = self.event.from_user
            locale = await self.notifier.locales.of(by.id, by.language_code)
            about = changed.chat.chat_id, locale.catalogue.language
            await membership.note_language(self.desk, *about)
            if not await self._has_begun(Way.KEY, Way.GROUP):
                await self._added(changed, locale)

    async def _added(self, changed: ChatChange, locale: Locale) -> None:
        """Somebody, who reads that ``locale``, has added the bot, with no set-up begun before."""
        if changed.sleeps:
            people = {*changed.managers, *await self._who_added()}
            await self.notifier.tell_back(sorted(people), changed)
        elif not changed.is_known and changed.chat.kind is PlaceKind.GROUP:
            if await self._was_elsewhere(changed.chat):
                return
            await self._greet(changed.chat, locale)
            await self._set_up(changed.chat)

    async def _greet(self, chat: Chat, locale: Locale) -> None:
        if not chat.may_write:
            return
        try:
            await send(self.bot, chat.chat_id, hello(locale))
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("place.not_greeted", extra={"chat": chat.chat_id, "reason": str(error)})

    async def _set_up(self, chat: Chat) -> None:
        """Make it a place managed by who added the bot, if they have started the bot, and may."""
        for person_id in await self._who_added():
            language = (await self.notifier.locales.of(person_id)).catalogue.language
            found = await SettingUp(self.desk, self.bot, person_id, language, self.now).take_chat(
                chat
            )
            if isinstance(found, SetUpPlace):
                await show_card(self.desk, self.notifier, person_id, found, self.now)

    async def _who_added(self) -> list[int]:
        person = self.event.from_user
        known = None if person.is_bot else await subscribing.reader(self.desk, person.id)
        return [] if known is None else [person.id]

    async def _has_begun(self, *ways: Way) -> bool:
        person_id = self.event.from_user.id
        return await setting_up.has_begun(self.desk, person_id, self.now, *ways)
