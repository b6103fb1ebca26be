"""/language: the reader's own tongue."""

from dataclasses import replace

from aiogram import Bot, Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say
from handlers.look import ALONE
from handlers.menus import set_menu_of_chat
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Catalogues, Visitor
from news.language import Language
from newsroom import preferences
from newsroom.desk import Desk
from texts.errors import unknown_language
from texts.language import LANGUAGE_NAMES, language_message
from texts.message import Message
from texts.settings_actions import ChooseLanguage, ShowLanguages

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


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="language")
    router.message.register(language, Typed("language"))
    router.callback_query.register(show_languages, Pressed(ShowLanguages))
    router.callback_query.register(choose_language, Pressed(ChooseLanguage))
    return router


@flags.look(ALONE)
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
        return say(_screen(visitor))
    chosen = _LANGUAGES.get(command.args.strip().casefold())
    if chosen is None:
        return say(unknown_language(visitor.locale, command.args))
    return say(await _speak(desk, visitor, bot, catalogues, chosen))


@flags.look
async def show_languages(_: CallbackQuery, visitor: Visitor) -> Answer:
    """The languages, in place."""
    return change(_screen(visitor))


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


async def _speak(
    desk: Desk, visitor: Visitor, bot: Bot, catalogues: Catalogues, chosen: Language
) -> Message:
    spoken = await preferences.choose_language(desk, visitor.subscriber, chosen)
    catalogue = catalogues[chosen]
    if visitor.place is None:
        await set_menu_of_chat(bot, visitor.person_id, catalogue, visitor.role)
    elif not visitor.is_there:
        # The person who sets it goes on in their own language.
        catalogue = visitor.locale.catalogue
    return language_message(replace(visitor.locale, catalogue=catalogue), spoken.language)


def _screen(visitor: Visitor) -> Message:
    return language_message(visitor.locale, visitor.subscriber.language)
