"""/language, /pause and /resume: the reader's own words and peace."""

from dataclasses import replace
from datetime import timedelta

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say
from handlers.menus import set_menu_of_chat
from handlers.press import Pressed, length_of
from handlers.typed import Typed
from handlers.visitor import Catalogues, Visitor
from news.duration import parse_duration
from news.language import Language
from news.subscriber import FOR_EVER
from newsroom import preferences
from newsroom.desk import Desk
from texts.actions import (
    ChooseLanguage,
    Pause,
    Resume,
    ShowLanguages,
    ShowPause,
)
from texts.errors import bad_pause, unknown_language
from texts.language import LANGUAGE_NAMES, language_message
from texts.message import Message
from texts.pause import pause_choice, paused, resumed

_LANGUAGES = {
    **{language.value: language for language in Language},
    **{name.casefold(): language for language, name in LANGUAGE_NAMES.items()},
    "russian": Language.RU,
    "belarusian": Language.BE,
    "белорусский": Language.BE,
    "руская": Language.RU,
    "английский": Language.EN,
    "англійская": Language.EN,
}
_FOR_EVER_WORDS = frozenset({"forever", "навсегда", "бессрочно", "назаўсёды", "бестэрмінова"})
# The other commands that keep news back end with these too: /digest off.
_OFF_WORDS = frozenset(
    {
        "off",
        *("выкл", "выключить", "выключи", "отключить", "снять"),
        *("выключыць", "выключы", "адключыць", "зняць"),
    }
)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="preferences")
    router.message.register(language, Typed("language"))
    router.callback_query.register(show_languages, Pressed(ShowLanguages))
    router.callback_query.register(choose_language, Pressed(ChooseLanguage))
    router.message.register(pause, Typed("pause"))
    router.callback_query.register(show_pause, Pressed(ShowPause))
    router.callback_query.register(choose_pause, Pressed(Pause))
    router.message.register(resume, Typed("resume"))
    router.callback_query.register(choose_resume, Pressed(Resume))
    return router


async def language(
    _: object,
    command: CommandObject,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    catalogues: Catalogues,
) -> Answer:
    """Show the language, or change it."""
    if not command.args:
        return say(language_message(visitor.locale))
    chosen = _LANGUAGES.get(command.args.strip().casefold())
    if chosen is None:
        return say(unknown_language(visitor.locale, command.args))
    return say(await _speak(desk, visitor, bot, catalogues, chosen))


async def show_languages(_: CallbackQuery, visitor: Visitor) -> Answer:
    """The languages, in place."""
    return change(language_message(visitor.locale))


async def choose_language(
    _: CallbackQuery,
    action: ChooseLanguage,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    catalogues: Catalogues,
) -> Answer:
    """Change the language, in place."""
    return change(await _speak(desk, visitor, bot, catalogues, action.language))


async def pause(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Pause deliveries, or end the pause; alone, ask for how long and show the running pause."""
    if not command.args:
        return say(pause_choice(visitor.locale, visitor.subscriber, visitor.now))
    if command.args.strip().casefold() in _FOR_EVER_WORDS:
        return say(await _pause(desk, visitor, None))
    if command.args.strip().casefold() in _OFF_WORDS:
        return say(await _resume(desk, visitor))
    length = parse_duration(command.args)
    if length is None:
        return say(bad_pause(visitor.locale, command.args))
    return say(await _pause(desk, visitor, length))


async def show_pause(_: CallbackQuery, visitor: Visitor) -> Answer:
    """The lengths of a pause, in place."""
    return change(pause_choice(visitor.locale, visitor.subscriber, visitor.now))


async def choose_pause(_: CallbackQuery, action: Pause, visitor: Visitor, desk: Desk) -> Answer:
    """Pause deliveries for some days, or until /resume."""
    if action.days < 0:
        return change(pause_choice(visitor.locale, visitor.subscriber, visitor.now))
    length = length_of(action.days) if action.days else None
    return change(await _pause(desk, visitor, length))


async def resume(_: object, visitor: Visitor, desk: Desk) -> Answer:
    """End the pause."""
    return say(await _resume(desk, visitor))


async def choose_resume(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """End the pause, in place."""
    return change(await _resume(desk, visitor))


async def _pause(desk: Desk, visitor: Visitor, length: timedelta | None) -> Message:
    until = FOR_EVER if length is None else visitor.now + length
    subscriber = await preferences.pause(desk, visitor.subscriber, until, visitor.now)
    return paused(visitor.locale, subscriber, visitor.now)


async def _resume(desk: Desk, visitor: Visitor) -> Message:
    subscriber = await preferences.resume(desk, visitor.subscriber)
    return resumed(visitor.locale, subscriber, visitor.now)


async def _speak(
    desk: Desk, visitor: Visitor, bot: Bot, catalogues: Catalogues, chosen: Language
) -> Message:
    await preferences.choose_language(desk, visitor.subscriber, chosen)
    catalogue = catalogues[chosen]
    await set_menu_of_chat(bot, visitor.subscriber.chat_id, catalogue, visitor.role)
    return language_message(replace(visitor.locale, catalogue=catalogue))
