"""/start with a nonce, said in a group: what was begun in somebody's private chat ends there."""

from collections.abc import Callable
from datetime import datetime

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject
from aiogram.types import Message

from handlers.answer import send, topic_of
from handlers.locales import Locales
from handlers.notifying import Notifier
from handlers.place_card import show_card
from handlers.said import Said
from handlers.setting_up import SettingUp
from handlers.typed import Typed
from handlers.visitor import Catalogues
from news.place import GROUPS
from newsroom import setting_up
from newsroom.desk import Desk
from newsroom.setting_up import SetUpPlace, Way
from storage.set_ups import SetUp
from texts.place_news import paired
from texts.place_trouble import place_trouble


def add_to(router: Router) -> None:
    """Register the handlers."""
    router.message.register(pair, Said(_in_group), Typed("start"))


async def pair(
    message: Message,
    command: CommandObject,
    desk: Desk,
    bot: Bot,
    catalogues: Catalogues,
    username: str,
    clock: Callable[[], datetime],
) -> None:
    """Make the group a place of whoever the link was given to; any other /start is not for this.

    The nonce tells who that is also when they speak as the group itself. That they run the group
    is asked of Telegram.
    """
    now = clock()
    begun = await setting_up.begun_with(desk, command.args, now) if command.args else None
    if begun is None or begun.way != Way.GROUP or not _is_by(message, begun):
        raise SkipHandler
    notifier = Notifier(bot, Locales(desk, catalogues, username))
    locale = await notifier.locales.of(begun.user_id)
    about = begun.user_id, locale.catalogue.language, now
    found = await SettingUp(desk, bot, *about).take(message.chat.id)
    if isinstance(found, SetUpPlace):
        await show_card(desk, notifier, begun.user_id, found, now)
        # Somewhere to read what the bot does here, for those who are not told of the card.
        await send(bot, message.chat.id, paired(locale), topic_of(message), message.message_id)
    else:
        trouble = place_trouble(locale, found, begun.nonce)
        await notifier.tell([begun.user_id], lambda _: trouble)


def _in_group(message: Message) -> bool:
    return message.chat.type in GROUPS


def _is_by(message: Message, begun: SetUp) -> bool:
    """Whether it may be said by whoever has begun: by them, or in the name of the group."""
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat.id
    return message.from_user is not None and message.from_user.id == begun.user_id
