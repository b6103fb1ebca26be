"""/settings and /plain: all settings on one screen, and the smallest of them."""

from aiogram import Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say, toast
from handlers.look import ALONE
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.switch_language import parse_switch
from newsroom import preferences, subscribing
from newsroom.desk import Desk
from texts.errors import gone_toast
from texts.manage_actions import SetSilent
from texts.message import Message
from texts.news_languages import news_languages_settings, news_languages_toast
from texts.place_settings import place_settings, silent_toast
from texts.plain_switch import bad_switch, plain_settings, plain_toast
from texts.settings import settings_screen
from texts.settings_actions import (
    SetNewsLanguages,
    SetPlain,
    ShowNewsLanguages,
    ShowPlain,
    ShowSettings,
)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="settings")
    router.message.register(settings, Typed("settings"))
    router.callback_query.register(show_settings, Pressed(ShowSettings))
    router.message.register(plain, Typed("plain"))
    router.callback_query.register(show_plain, Pressed(ShowPlain))
    router.callback_query.register(set_plain, Pressed(SetPlain))
    router.callback_query.register(show_news_languages, Pressed(ShowNewsLanguages))
    router.callback_query.register(set_news_languages, Pressed(SetNewsLanguages))
    router.callback_query.register(set_silent, Pressed(SetSilent))
    return router


@flags.look
async def settings(_: object, visitor: Visitor, desk: Desk) -> Answer:
    """All of them."""
    return say(await _screen(desk, visitor))


@flags.look
async def show_settings(
    _: CallbackQuery, action: ShowSettings, visitor: Visitor, desk: Desk
) -> Answer:
    """All of them, in place of the pressed message or below it."""
    screen = await _screen(desk, visitor)
    return say(screen) if action.fresh else change(screen)


@flags.look(ALONE)
async def plain(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Show the switch of plain messages, or turn it."""
    if not command.args:
        return say(plain_settings(visitor.locale, visitor.subscriber))
    wanted = parse_switch(command.args)
    if wanted is None:
        return say(bad_switch(visitor.locale, command.args))
    reader = await preferences.set_plain(desk, visitor.subscriber, plain=wanted)
    return say(plain_settings(visitor.locale, reader))


@flags.look
async def show_plain(_: CallbackQuery, visitor: Visitor) -> Answer:
    """The switch of plain messages, in place."""
    return change(plain_settings(visitor.locale, visitor.subscriber))


async def set_plain(_: CallbackQuery, action: SetPlain, visitor: Visitor, desk: Desk) -> Answer:
    """Plain messages, or all of them again."""
    reader = await preferences.set_plain(desk, visitor.subscriber, plain=action.plain)
    told = plain_toast(visitor.locale, plain=action.plain)
    return change(plain_settings(visitor.locale, reader), told)


@flags.look
async def show_news_languages(_: CallbackQuery, visitor: Visitor) -> Answer:
    """The languages of news, in place."""
    wanted = visitor.subscriber.news_languages
    return change(news_languages_settings(visitor.locale, wanted))


async def set_news_languages(
    _: CallbackQuery, action: SetNewsLanguages, visitor: Visitor, desk: Desk
) -> Answer:
    """News in exactly these languages."""
    wanted = action.languages
    await preferences.choose_news_languages(desk, visitor.subscriber, wanted)
    screen = news_languages_settings(visitor.locale, wanted)
    return change(screen, news_languages_toast(visitor.locale, wanted))


async def set_silent(_: CallbackQuery, action: SetSilent, visitor: Visitor, desk: Desk) -> Answer:
    """Let everything come to a place without a sound, or with one again."""
    if visitor.place is None:
        return toast(gone_toast(visitor.locale))
    place = await preferences.set_silent(desk, visitor.subscriber, silent=action.silent)
    screen = place_settings(visitor.locale, place, visitor.now)
    return change(screen, silent_toast(visitor.locale, silent=action.silent))


async def _screen(desk: Desk, visitor: Visitor) -> Message:
    if visitor.place is not None:
        return place_settings(visitor.locale, visitor.place, visitor.now)
    held = await subscribing.subscriptions_of(desk, visitor.subscriber)
    return settings_screen(visitor.locale, visitor.subscriber, held, visitor.now)
