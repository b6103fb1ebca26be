"""/timezone: the reader's own clock, by a city, by the time that it shows, by where they are."""

from collections.abc import Callable
from dataclasses import replace

from aiogram import F, Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Location, Message

from handlers.answer import Answer, change, say
from handlers.look import ALONE
from handlers.press import Pressed
from handlers.said import Said
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.subscriber import Subscriber
from newsroom import preferences
from newsroom.clocks import clock_of, clocks, zones_by_clock
from newsroom.desk import Desk
from newsroom.location import zone_at
from newsroom.zones import SeveralZones, UnknownZone
from texts import timezone as screens
from texts.errors import unknown_zone
from texts.message import Message as Screen
from texts.zone_actions import AskLocation, ChooseZone, ShowClocks, ShowZones, ShowZonesByClock


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="timezone")
    router.message.register(timezone, Typed("timezone"))
    router.callback_query.register(show_zones, Pressed(ShowZones))
    router.callback_query.register(choose_zone, Pressed(ChooseZone))
    router.callback_query.register(show_clocks, Pressed(ShowClocks))
    router.callback_query.register(show_zones_by_clock, Pressed(ShowZonesByClock))
    return router


def location_routes() -> Router:
    """The handlers of where a person is, which says nothing of a place that they speak for."""
    router = Router(name="location")
    router.message.register(take_location, Said(F.location | F.venue))
    router.message.register(cancel_location, Said(F.text), _cancels)
    router.callback_query.register(ask_location, Pressed(AskLocation))
    return router


@flags.look(ALONE)
async def timezone(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Show the time zone, or change it; to a time of day, ask which of its zones is meant."""
    if not command.args:
        return say(_screen(visitor, visitor.subscriber))
    ahead = clock_of(command.args, visitor.now)
    if ahead is not None:
        return say(_by_clock(visitor, ahead))
    return await _set_zone(desk, visitor, command.args, say)


@flags.look
async def show_zones(_: CallbackQuery, visitor: Visitor) -> Answer:
    """The time zones, in place."""
    return change(_screen(visitor, visitor.subscriber))


async def choose_zone(_: CallbackQuery, action: ChooseZone, visitor: Visitor, desk: Desk) -> Answer:
    """Change the time zone, in place."""
    return await _set_zone(desk, visitor, action.zone, change)


@flags.look
async def show_clocks(_: CallbackQuery, action: ShowClocks, visitor: Visitor) -> Answer:
    """Ask what time it is, in place."""
    shown = clocks(visitor.now)
    return change(screens.clocks_message(visitor.locale, shown, visitor.now, uneven=action.uneven))


@flags.look
async def show_zones_by_clock(
    _: CallbackQuery, action: ShowZonesByClock, visitor: Visitor
) -> Answer:
    """The zones of a clock, in place."""
    return change(_by_clock(visitor, action.ahead))


async def ask_location(_: CallbackQuery, visitor: Visitor) -> Answer:
    """Offer the key that sends a location."""
    return say(screens.location_request(visitor.locale))


async def cancel_location(_: Message, visitor: Visitor) -> Answer:
    """Take the key away."""
    return say(screens.location_cancelled(visitor.locale))


async def take_location(message: Message, visitor: Visitor, desk: Desk) -> Answer:
    """Live by the clock of the place that was sent; the place is looked at and not kept."""
    place = message.location or (message.venue.location if message.venue else None)
    zone = await zone_at(place.latitude, place.longitude) if place else None
    if zone is None:
        return say(screens.location_unknown(visitor.locale))
    changed = await preferences.use_zone(desk, visitor.subscriber, zone, visitor.now)
    taken = screens.location_taken(visitor.locale, live=_is_live(place))
    return say(taken, _screen(visitor, changed))


def _is_live(place: Location | None) -> bool:
    return place is not None and place.live_period is not None


async def _cancels(message: Message, visitor: Visitor) -> bool:
    return screens.cancels_location(message.text or "", visitor.locale)


async def _set_zone(
    desk: Desk, visitor: Visitor, name: str, show: Callable[[Screen], Answer]
) -> Answer:
    try:
        changed = await preferences.choose_zone(desk, visitor.subscriber, name, visitor.now)
    except UnknownZone as error:
        return say(unknown_zone(visitor.locale, name, error.similar))
    except SeveralZones as error:
        return say(screens.several_zones(visitor.locale, name, error.zones, visitor.now))
    return show(_screen(visitor, changed))


def _screen(visitor: Visitor, subscriber: Subscriber) -> Screen:
    locale = replace(visitor.locale, zone=subscriber.zone)
    return screens.zone_message(locale, subscriber, visitor.now)


def _by_clock(visitor: Visitor, ahead: int) -> Screen:
    zones = zones_by_clock(ahead, visitor.now)
    return screens.zones_by_clock(visitor.locale, zones, ahead, visitor.now)
