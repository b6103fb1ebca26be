"""/start in a group, by the link of a card that gives the bot a right there."""

from collections.abc import Callable
from datetime import datetime

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject
from aiogram.types import Message

from handlers.authority import asking
from handlers.chat_lookup import refresh
from handlers.locales import Locales
from handlers.notifying import Notifier
from handlers.place_card import card_of
from handlers.said import Said
from handlers.typed import Typed
from handlers.visitor import Catalogues
from news.place import GROUPS, Authority
from news.subscriber import Subscriber
from newsroom import places
from newsroom.authority import may_manage
from newsroom.desk import Desk
from texts.place_card import checked_note, unchecked_toast
from texts.place_links import MENDED
from texts.place_trouble import PlaceTrouble


def add_to(router: Router) -> None:
    """Register the handler."""
    router.message.register(show_mended, Said(_in_group), Typed("start"))


async def show_mended(
    message: Message,
    command: CommandObject,
    desk: Desk,
    bot: Bot,
    catalogues: Catalogues,
    username: str,
    clock: Callable[[], datetime],
) -> None:
    """Send the card to whoever followed its link, in their own chat; pass on any other /start.

    The group itself has nothing to read.
    """
    now = clock()
    person = message.from_user
    if command.args != MENDED or person is None:
        raise SkipHandler
    place = await _managed(desk, person.id, message.chat.id)
    ask = asking(bot, message.chat.type)
    about = person.id, message.chat.id, now
    if place is None or await may_manage(desk, ask, *about, fresh=False) is not Authority.GRANTED:
        raise SkipHandler
    notifier = Notifier(bot, Locales(desk, catalogues, username))
    locale = await notifier.locales.of(person.id)
    changed = await refresh(desk, bot, message.chat.id, now)
    if isinstance(changed, PlaceTrouble):
        note = unchecked_toast(locale)
    else:
        note = checked_note(locale, changed.chat)
    card = await card_of(desk, locale, person.id, place.id, now, note)
    await notifier.tell([person.id], lambda _: card)


def _in_group(message: Message) -> bool:
    return message.chat.type in GROUPS


async def _managed(desk: Desk, person_id: int, chat_id: int) -> Subscriber | None:
    """The group's first place, if the person has run it so far."""
    of = [each for each in await places.managed_chats(desk, person_id) if each.places]
    return next((each.places[0] for each in of if each.chat.chat_id == chat_id), None)
