"""Makes a chat a place, once Telegram has said that the bot and the person may."""

from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot

from handlers.authority import asking
from handlers.chat_lookup import look_up
from news.language import Language
from news.place import Authority, Chat
from news.subscriber import PlaceKind
from newsroom import setting_up
from newsroom.authority import may_manage
from newsroom.desk import Desk
from newsroom.setting_up import SetUpPlace
from texts.place_trouble import PlaceFault, PlaceTrouble

_FAULTS = {
    Authority.LACKING: PlaceFault.NO_AUTHORITY,
    Authority.UNTOLD: PlaceFault.UNTOLD,
    Authority.NO_BOT: PlaceFault.NO_BOT,
    Authority.NO_ANSWER: PlaceFault.NO_ANSWER,
}


@dataclass(frozen=True, slots=True)
class SettingUp:
    """Who adds places now, and in which language a new one speaks."""

    desk: Desk
    bot: Bot
    person_id: int
    language: Language
    now: datetime

    async def take(
        self, reference: int | str, kind: PlaceKind = PlaceKind.GROUP
    ) -> SetUpPlace | PlaceTrouble:
        """Make a chat a place, by its id or its ``@name``; or say what is in the way.

        ``kind`` is what it is taken for as long as Telegram does not say.
        """
        chat = await look_up(self.desk, self.bot, reference, self.now, kind)
        if isinstance(chat, PlaceTrouble):
            return chat
        return await self.take_chat(chat)

    async def take_chat(self, chat: Chat) -> SetUpPlace | PlaceTrouble:
        """The same for a chat of which Telegram has just told."""
        ask = asking(self.bot, chat.type)
        about = self.person_id, chat.chat_id, self.now
        told = await may_manage(self.desk, ask, *about, fresh=True)
        if told is not Authority.GRANTED:
            return PlaceTrouble(_FAULTS[told], chat.chat_id, chat.kind, chat)
        if not chat.may_write:
            return PlaceTrouble(PlaceFault.NO_RIGHT, chat.chat_id, chat.kind, chat)
        return await setting_up.set_up(self.desk, chat, self.person_id, self.language, self.now)
