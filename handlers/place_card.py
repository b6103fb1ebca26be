"""The card of a place, and what its buttons do."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from aiogram import Bot, Router
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say, toast
from handlers.authority import asking, refused_press
from handlers.examining import learn
from handlers.press import Pressed
from handlers.telling import Telling
from handlers.visitor import Visitor
from news.place import Authority, Chat, LookedAfter
from news.subscriber import Subscriber
from newsroom import membership, places, removing_places, subscribing
from newsroom.authority import may_manage
from newsroom.desk import Desk
from newsroom.setting_up import SetUpPlace
from texts import place_card as screens
from texts.locale import Locale
from texts.manage import place_gone_toast
from texts.message import Message as Screen
from texts.place_actions import (
    AskRemovePlace,
    CheckPlace,
    RemovePlace,
    ShowPlace,
    WakePlace,
)
from texts.place_card import PlaceCard, place_card
from texts.place_names import place_name
from texts.place_trouble import PlaceTrouble
from texts.places import place_added

log = logging.getLogger(__name__)

Found = tuple[LookedAfter, Subscriber]

_TOLD_NOTHING = (Authority.NO_BOT, Authority.UNTOLD)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="place_card")
    router.callback_query.register(show, Pressed(ShowPlace))
    router.callback_query.register(check, Pressed(CheckPlace))
    router.callback_query.register(wake, Pressed(WakePlace))
    router.callback_query.register(ask_remove, Pressed(AskRemovePlace))
    router.callback_query.register(remove, Pressed(RemovePlace))
    return router


async def card_of(
    desk: Desk, locale: Locale, person_id: int, place_id: int, now: datetime, note: str = ""
) -> Screen:
    """The card of a place for a person who runs it. Raises LookupError when it is no more."""
    found = await places.of_place(desk, place_id)
    if found is None:
        raise LookupError(f"place {place_id}")
    of, place = found
    follows = await subscribing.subscriptions_of(desk, place)
    by = of.chat.set_up_by
    known = await subscribing.reader(desk, by) if by is not None else None
    card = PlaceCard(of, place, person_id, len(follows), known.username if known else None)
    return place_card(locale, card, now, note)


async def show_card(
    desk: Desk, telling: Telling, person_id: int, found: SetUpPlace, now: datetime
) -> None:
    """Bring the card of a place that has just been set up to whoever did so."""
    locale = await telling.locales.of(person_id)
    note = place_added(locale, found.chat, is_first=found.is_first)
    card = await card_of(desk, locale, person_id, found.place.id, now, note)
    await telling.tell([person_id], lambda _: card)


async def allowed(
    desk: Desk, bot: Bot, visitor: Visitor, place_id: int, *, fresh: bool
) -> Found | Answer:
    """The place, if the person runs it; else what they are told.

    With ``fresh`` Telegram is asked anew, as every change wants. Where the bot is out, it is not
    told of people: who ran the chat till then may still look at it, and disconnect it.
    """
    found = await places.of_place(desk, place_id)
    if found is None:
        return toast(place_gone_toast(visitor.locale), alert=True)
    of, place = found
    ask = asking(bot, of.chat.type)
    about = visitor.person_id, place.chat_id, visitor.now
    told = await may_manage(desk, ask, *about, fresh=fresh)
    if told is Authority.GRANTED:
        return found
    is_out = not of.chat.has_bot and told in _TOLD_NOTHING
    if is_out and await places.runs(desk, visitor.person_id, place.chat_id):
        return found
    name = place_name(visitor.locale, of, place)
    return await refused_press(desk, visitor.locale, visitor.person_id, told, of.chat, name)


async def learnt(
    desk: Desk, bot: Bot, visitor: Visitor, place_id: int
) -> tuple[Subscriber, Chat] | Answer:
    """The place and its chat, as Telegram describes it now, if the person runs it.

    Else what they are told. The place has the id that its chat has now.
    """
    found = await allowed(desk, bot, visitor, place_id, fresh=True)
    if isinstance(found, Answer):
        return found
    of, place = found
    turn = await learn(desk, bot, place.chat_id, visitor.now, of.chat.kind)
    if isinstance(turn, PlaceTrouble):
        return toast(screens.unchecked_toast(visitor.locale), alert=True)
    return replace(place, chat_id=turn.chat.chat_id), turn.chat


async def show(
    _: CallbackQuery, action: ShowPlace, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """The card, in place of the pressed message or below it."""
    found = await allowed(desk, bot, visitor, action.place_id, fresh=False)
    if isinstance(found, Answer):
        return found
    return await _card(desk, visitor, action.place_id, answer=say if action.fresh else change)


async def check(
    _: CallbackQuery, action: CheckPlace, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Ask Telegram what the bot may do there now."""
    found = await learnt(desk, bot, visitor, action.place_id)
    if isinstance(found, Answer):
        return found
    place, chat = found
    return await _card(desk, visitor, place.id, screens.checked_note(visitor.locale, chat))


async def wake(
    _: CallbackQuery, action: WakePlace, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Send news to the places of a chat again, if that can be."""
    found = await learnt(desk, bot, visitor, action.place_id)
    if isinstance(found, Answer):
        return found
    (place, chat), note = found, ""
    if chat.may_write and await membership.go_on(desk, chat.chat_id, visitor.now):
        log.info("place.woken", extra={"chat": chat.chat_id, "user": visitor.person_id})
        note = screens.going_on_note(visitor.locale)
    return await _card(desk, visitor, place.id, note)


async def ask_remove(
    _: CallbackQuery, action: AskRemovePlace, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Ask whether to disconnect it."""
    found = await allowed(desk, bot, visitor, action.place_id, fresh=False)
    if isinstance(found, Answer):
        return found
    return change(screens.remove_question(visitor.locale, *found))


async def remove(
    _: CallbackQuery, action: RemovePlace, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Disconnect it; and leave the chat, if that is wanted."""
    found = await allowed(desk, bot, visitor, action.place_id, fresh=True)
    if isinstance(found, Answer):
        return found
    place = found[1]
    await removing_places.remove(desk, place, visitor.person_id, visitor.now)
    left = await _left(bot, place.chat_id) if action.leave and not place.thread_id else None
    return change(screens.place_removed(visitor.locale, left=left))


async def _card(
    desk: Desk,
    visitor: Visitor,
    place_id: int,
    note: str = "",
    answer: Callable[[Screen], Answer] = change,
) -> Answer:
    """The card as an answer; somebody else may have disconnected the place a moment ago."""
    about = visitor.person_id, place_id, visitor.now
    try:
        return answer(await card_of(desk, visitor.locale, *about, note))
    except LookupError:
        return toast(place_gone_toast(visitor.locale), alert=True)


async def _left(bot: Bot, chat_id: int) -> bool:
    try:
        return await bot.leave_chat(chat_id)
    except (TelegramAPIError, ClientDecodeError) as error:
        log.info("place.not_left", extra={"chat": chat_id, "reason": str(error)})
        return False
