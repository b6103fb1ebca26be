"""/places: the groups, topics and channels that a person manages, and adding one."""

from collections.abc import Callable
from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say
from handlers.place_card import allowed, card_of
from handlers.place_reference import Meant, place_meant
from handlers.press import Pressed
from handlers.said import Said
from handlers.setting_up import SettingUp
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.subscriber import PlaceKind
from newsroom import places, setting_up
from newsroom.authority import as_seen_by
from newsroom.desk import Desk
from newsroom.setting_up import SetUpPlace, Way
from texts import places as screens
from texts.message import Message as Screen
from texts.place_actions import AddPlace, CheckChat, ShowPlaces, ShowTopics
from texts.place_trouble import PlaceFault, PlaceTrouble, not_understood, place_trouble

MakeNonce = Callable[[], str]

_CHANNEL_WANTED = screens.WANTED["channel"].number


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="places")
    router.message.register(show_or_add, Typed("places"))
    router.message.register(take_chat, Said(F.chat_shared))
    router.message.register(add_nothing, Said(F.text), _cancels)
    router.callback_query.register(turn_page, Pressed(ShowPlaces))
    router.callback_query.register(list_topics, Pressed(ShowTopics))
    router.callback_query.register(offer_keys, Pressed(AddPlace))
    router.callback_query.register(check_chat, Pressed(CheckChat))
    return router


async def show_or_add(
    _: Message,
    command: CommandObject,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    make_nonce: MakeNonce,
) -> Answer:
    """Show the places; or add the one that is named, where the bot is already."""
    if not command.args:
        return say(await places_screen(desk, visitor))
    match place_meant(command.args):
        case Meant.PERSON | Meant.ONESELF:
            found: SetUpPlace | PlaceTrouble = PlaceTrouble(PlaceFault.PERSON)
        case Meant.INVITATION:
            found = PlaceTrouble(PlaceFault.INVITATION)
        case Meant.NOTHING:
            return say(not_understood(visitor.locale, command.args))
        case int() | str() as reference:
            found = await _named(desk, bot, visitor, reference)
            if _is_unknown(found) and isinstance(reference, int):
                # Whether such a chat exists, and of what kind, only Telegram's keys can tell.
                found = PlaceTrouble(PlaceFault.NOT_FOUND)
    return say(await _told(desk, visitor, found, make_nonce))


async def places_screen(desk: Desk, visitor: Visitor, page: int = 1) -> Screen:
    """A page, from 1, of the places that the person manages."""
    found = await places.managed_chats(desk, visitor.person_id)
    return screens.places_page(visitor.locale, found, page)


async def turn_page(_: CallbackQuery, action: ShowPlaces, visitor: Visitor, desk: Desk) -> Answer:
    """Another page of them."""
    return change(await places_screen(desk, visitor, action.page))


async def list_topics(
    _: CallbackQuery, action: ShowTopics, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """A page of the topics of a group, in place; of none the group's own card."""
    found = await allowed(desk, bot, visitor, action.place_id, fresh=False)
    if isinstance(found, Answer):
        return found
    of, place = found
    if any(each.thread_id for each in of.places):
        return change(screens.topics_page(visitor.locale, of, action.page))
    return change(await card_of(desk, visitor.locale, visitor.person_id, place.id, visitor.now))


async def offer_keys(
    _: CallbackQuery, visitor: Visitor, desk: Desk, make_nonce: MakeNonce
) -> Answer:
    """Offer the keys that choose a chat; the set-up keeps the bot from greeting in the group."""
    await setting_up.begin(desk, visitor.person_id, Way.KEY, make_nonce(), visitor.now)
    return say(screens.keys_offered(visitor.locale))


async def add_nothing(_: Message, visitor: Visitor) -> Answer:
    """Take the keys away."""
    return say(screens.keys_gone(visitor.locale))


async def take_chat(
    message: Message, visitor: Visitor, desk: Desk, bot: Bot, make_nonce: MakeNonce
) -> Answer:
    """Take the keys away, and add the chosen chat after Telegram has confirmed the rights.

    Some clients send ``chat_shared`` without having added the bot.
    """
    shared = message.chat_shared
    if shared is None:
        return Answer()
    is_channel = shared.request_id == _CHANNEL_WANTED
    kind = PlaceKind.CHANNEL if is_channel else PlaceKind.GROUP
    found = await _of(desk, bot, visitor).take(shared.chat_id, kind)
    told = await _told(desk, visitor, found, make_nonce)
    return say(screens.keys_used(visitor.locale), told)


async def check_chat(
    _: CallbackQuery,
    action: CheckChat,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    make_nonce: MakeNonce,
) -> Answer:
    """Try again to add a chat."""
    kind = PlaceKind.CHANNEL if action.is_channel else PlaceKind.GROUP
    found = await _named(desk, bot, visitor, action.chat_id, kind)
    return change(await _told(desk, visitor, found, make_nonce))


def _of(desk: Desk, bot: Bot, visitor: Visitor) -> SettingUp:
    language = visitor.locale.catalogue.language
    return SettingUp(desk, bot, visitor.person_id, language, visitor.now)


async def _named(
    desk: Desk,
    bot: Bot,
    visitor: Visitor,
    reference: int | str,
    kind: PlaceKind = PlaceKind.GROUP,
) -> SetUpPlace | PlaceTrouble:
    """Add a chat by its id or name, which can be guessed: titles of private ones are hidden."""
    found = await _of(desk, bot, visitor).take(reference, kind)
    if not isinstance(found, PlaceTrouble) or found.chat is None:
        return found
    return replace(found, chat=await as_seen_by(desk, visitor.person_id, found.chat))


def _is_unknown(found: SetUpPlace | PlaceTrouble) -> bool:
    """Whether Telegram has said nothing of a chat but that the bot is not in it."""
    if isinstance(found, SetUpPlace):
        return False
    return found.fault is PlaceFault.NO_BOT and found.chat is None


async def _told(
    desk: Desk, visitor: Visitor, found: SetUpPlace | PlaceTrouble, make_nonce: MakeNonce
) -> Screen:
    """The card of a new place; or why there is none, with a link that mends it."""
    if isinstance(found, SetUpPlace):
        note = screens.place_added(visitor.locale, found.chat, is_first=found.is_first)
        about = visitor.person_id, found.place.id, visitor.now
        return await card_of(desk, visitor.locale, *about, note)
    way = Way.CHANNEL if found.kind is PlaceKind.CHANNEL else Way.GROUP
    begun = await setting_up.begin(desk, visitor.person_id, way, make_nonce(), visitor.now)
    return place_trouble(visitor.locale, found, begun.nonce)


async def _cancels(message: Message, visitor: Visitor) -> bool:
    return screens.cancels_adding(message.text or "", visitor.locale)
