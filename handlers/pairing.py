"""/start with a nonce, in a group: completes a set-up that was begun in a private chat."""

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
    """Make the group a place of the person to whom the link was given; pass on any other /start.

    The nonce tells who they are even if they are anonymous. Telegram is asked whether they manage
    the group.
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
        # The card goes to one person; other members read here what the bot does in the group.
        await send(bot, message.chat.id, paired(locale), topic_of(message), message.message_id)
    else:
        trouble = place_trouble(locale, found, begun.nonce)
        await notifier.tell([begun.user_id], lambda _: trouble)


def _in_group(message: Message) -> bool:
    return message.chat.type in GROUPS


def _is_by(message: Message, begun: SetUp) -> bool:
    """Whether the sender is who has begun, or an anonymous administrator, who may be."""
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat.id
    return message.from_user is not None and message.from_user.id == begun.user_id
