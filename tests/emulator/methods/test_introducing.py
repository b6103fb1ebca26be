from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)

from emulator import Emulator, Person
from tests.emulator.conftest import Ask


def menu(text: str) -> list[BotCommand]:
    return [BotCommand(command="latest", description=text)]


async def test_a_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (bot.id, True, "newsdesk_demo_bot")


async def test_the_narrowest_menu_in_ones_language_is_shown(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    boris = emulator.person("Boris", "en")
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(menu("anything"))
    await bot.set_my_commands(menu("private"), scope=private)
    await bot.set_my_commands(menu("личное"), scope=private, language_code="ru")
    assert anna.commands()[0]["description"] == "личное"
    assert boris.commands()[0]["description"] == "private"
    own = BotCommandScopeChat(chat_id=anna.id)
    await bot.set_my_commands(menu("редактор"), scope=own)
    assert anna.commands()[0]["description"] == "редактор"
    await bot.delete_my_commands(scope=own)
    assert anna.commands()[0]["description"] == "личное"
    (command,) = await bot.get_my_commands(scope=private)
    assert command.description == "private"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"commands": [{"command": "Latest", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "x", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": ["x"]}, "expected an Object"),
        ({"language_code": "rus"}, "LANG_CODE_INVALID"),
        ({"scope": {"type": "odd"}}, "Unsupported type specified"),
        ({"scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_a_wrong_menu_is_refused(ask: Ask, values: dict[str, Any], words: str) -> None:
    commands = [{"command": "x", "description": "x"}]
    answer = await ask("setMyCommands", **{"commands": commands, **values})
    assert words in answer["description"]


async def test_a_chat_that_never_wrote_has_no_menu_of_its_own(emulator: Emulator, ask: Ask) -> None:
    scope = {"type": "chat", "chat_id": emulator.person("Boris").id}
    answer = await ask("setMyCommands", commands=[], scope=scope)
    assert answer["description"] == "Bad Request: chat not found"


async def test_texts_are_kept_by_language(bot: Bot) -> None:
    await bot.set_my_description("news")
    await bot.set_my_description("новости", language_code="ru")
    assert (await bot.get_my_description(language_code="ru")).description == "новости"
    assert (await bot.get_my_description(language_code="be")).description == "news"
    assert (await bot.get_my_name()).name == "Newsdesk"


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("setMyName", {"name": "x" * 65}),
        ("setMyDescription", {"description": "x" * 513}),
        ("setMyShortDescription", {"short_description": "x" * 121}),
    ],
)
async def test_texts_have_limits(ask: Ask, method: str, values: dict[str, str]) -> None:
    assert "too long" in (await ask(method, **values))["description"]


async def test_the_menu_button_is_kept(bot: Bot, anna: Person) -> None:
    await bot.set_chat_menu_button(anna.id, MenuButtonCommands())
    assert isinstance(await bot.get_chat_menu_button(anna.id), MenuButtonCommands)
