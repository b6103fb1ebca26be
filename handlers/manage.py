"""/manage: for whom readers' commands speak in the private chat."""

import logging

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say, toast
from handlers.authority import asking, refused_press
from handlers.channel import Reference
from handlers.chat_lookup import look_up
from handlers.place_reference import Meant, place_meant
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.place import Authority, Chat
from newsroom import places
from newsroom.authority import as_seen_by, may_manage
from newsroom.desk import Desk
from texts.manage import (
    NamedPlace,
    managing,
    person_meant,
    place_gone_toast,
    place_untold,
    refusal,
    speaks_for,
    speaks_for_oneself,
    unknown_place,
)
from texts.manage_actions import Manage, ShowManaged
from texts.message import Message
from texts.place_names import chat_name
from texts.place_trouble import PlaceFault, PlaceTrouble

log = logging.getLogger(__name__)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="manage")
    router.message.register(manage, Typed("manage"))
    router.callback_query.register(show_managed, Pressed(ShowManaged))
    router.callback_query.register(choose, Pressed(Manage))
    return router


async def manage(
    _: object, command: CommandObject, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Show for whom commands speak, or let them speak for another place, or for oneself."""
    if not command.args:
        return say(await _choice(desk, visitor))
    meant = place_meant(command.args)
    if isinstance(meant, int | str):
        return say(await _by_reference(desk, visitor, bot, meant))
    match meant:
        case Meant.ONESELF:
            return say(await _for_oneself(desk, visitor))
        case Meant.PERSON:
            return say(person_meant(visitor.locale))
        case Meant.INVITATION:
            return say(place_untold(visitor.locale, None))
    return say(unknown_place(visitor.locale, command.args))


async def show_managed(
    _: CallbackQuery, action: ShowManaged, visitor: Visitor, desk: Desk
) -> Answer:
    """The places that the person may speak for, in place."""
    return change(await _choice(desk, visitor, action.page))


async def choose(
    _: CallbackQuery, action: Manage, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Let commands speak for a place from now on, or for oneself."""
    if action.place_id is None:
        return change(await _for_oneself(desk, visitor))
    found = await places.place_with_chat(desk, action.place_id)
    if found is None:
        return toast(place_gone_toast(visitor.locale), alert=True)
    at, place = found
    named = NamedPlace.within(at, place)
    told = await _told(desk, visitor, bot, at.chat)
    if told is not Authority.GRANTED:
        name = named.named(visitor.locale)
        return await refused_press(desk, visitor.locale, visitor.person_id, told, at.chat, name)
    return change(await _begun(desk, visitor, named))


async def _by_reference(desk: Desk, visitor: Visitor, bot: Bot, reference: Reference) -> Message:
    locale, now = visitor.locale, visitor.now
    chat = await look_up(desk, bot, reference, now)
    if isinstance(chat, PlaceTrouble):
        return await _unknown(desk, visitor, chat)
    named = chat_name(locale, await as_seen_by(desk, visitor.person_id, chat))
    told = await _told(desk, visitor, bot, chat)
    if told is not Authority.GRANTED:
        return refusal(locale, told, named, chat)
    place = await places.ensure_place(desk, chat, 0, visitor.subscriber.language, now)
    return await _begun(desk, visitor, NamedPlace(place, chat.title))


async def _unknown(desk: Desk, visitor: Visitor, trouble: PlaceTrouble) -> Message:
    locale = visitor.locale
    if trouble.fault is PlaceFault.PERSON:
        return person_meant(locale)
    if trouble.chat is not None:
        seen = await as_seen_by(desk, visitor.person_id, trouble.chat)
        return refusal(locale, Authority.NO_BOT, chat_name(locale, seen), trouble.chat)
    is_silent = trouble.fault is PlaceFault.NO_ANSWER
    return place_untold(locale, Authority.NO_ANSWER if is_silent else Authority.NO_BOT)


async def _told(desk: Desk, visitor: Visitor, bot: Bot, chat: Chat) -> Authority:
    about = visitor.person_id, chat.chat_id, visitor.now
    return await may_manage(desk, asking(bot, chat.type), *about, fresh=True)


async def _begun(desk: Desk, visitor: Visitor, named: NamedPlace) -> Message:
    await places.manage(desk, visitor.person_id, named.place.id)
    log.info("place.managed", extra={"user": visitor.person_id, "place": named.place.id})
    return speaks_for(visitor.locale, named)


async def _for_oneself(desk: Desk, visitor: Visitor) -> Message:
    await places.manage(desk, visitor.person_id, None)
    return speaks_for_oneself(visitor.locale)


async def _choice(desk: Desk, visitor: Visitor, page: int = 1) -> Message:
    found = await places.managed_chats(desk, visitor.person_id)
    named = [NamedPlace.within(at, place) for at in found for place in at.places]
    current = visitor.subscriber.manages
    shown = next((each for each in named if each.place.id == current), None)
    return managing(visitor.locale, named, shown, page)
