"""Command menus, by language and role. Best effort: a bot without menus is a bot all the same."""

import logging
from collections.abc import Iterable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

from handlers.visitor import Catalogues
from news.language import Language
from news.role import Role
from texts.catalogue import Catalogue
from texts.commands import menu, menu_of_place

log = logging.getLogger(__name__)


async def set_menus(bot: Bot, catalogues: Catalogues) -> None:
    """Set the menus of readers, and of those who run groups, in every language.

    English is for languages without a catalogue. Mere members of a group have no menu there.
    """
    everybody, managers = BotCommandScopeAllPrivateChats(), BotCommandScopeAllChatAdministrators()
    for language, catalogue in catalogues.items():
        code = None if language is Language.EN else str(language)
        await _set(bot, menu(catalogue, Role.READER), everybody, code)
        await _set(bot, menu_of_place(catalogue), managers, code)


async def set_menu_of_chat(bot: Bot, chat_id: int, catalogue: Catalogue, role: Role) -> None:
    """Set the menu of one person, in the language they chose here and with all that they may."""
    await _set(bot, menu(catalogue, role), BotCommandScopeChat(chat_id=chat_id), None)


async def _set(
    bot: Bot, commands: Iterable[tuple[str, str]], scope: BotCommandScopeUnion, code: str | None
) -> None:
    listed = [BotCommand(command=name, description=about) for name, about in commands]
    try:
        await bot.set_my_commands(listed, scope=scope, language_code=code)
    except TelegramAPIError as error:
        log.warning("menu.not_set", extra={"scope": scope.type, "error": str(error)})
