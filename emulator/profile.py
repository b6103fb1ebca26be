"""What a bot says of itself: commands by scope and language, name, descriptions, menu button."""

import re
from dataclasses import dataclass, field
from typing import Any

from emulator.call import Call
from emulator.chat import Chat
from emulator.chats import Chats
from emulator.errors import bad_request
from emulator.user import User

Scope = tuple[str, int, int]
"""Type, chat id, user id; 0 where the type has none."""

_MOST_COMMANDS = 100
_MOST_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_DEFAULT: Scope = ("default", 0, 0)
_BROAD = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_NARROW = ("chat", "chat_administrators", "chat_member")
TEXT_LIMITS = {"name": 64, "description": 512, "short_description": 120}


@dataclass(slots=True)
class Profile:
    """Everything is kept by language; the empty language is for everybody else."""

    commands: dict[tuple[Scope, str], list[dict[str, str]]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)

    def shown_to(self, user: User) -> list[dict[str, str]]:
        """The command menu of a person's private chat, narrowest scope first."""
        scopes: list[Scope] = [("chat", user.id, 0), ("all_private_chats", 0, 0), _DEFAULT]
        for scope in scopes:
            for language in (user.language_code or "", ""):
                if self.commands.get((scope, language)):
                    return self.commands[scope, language]
        return []


def read_language(call: Call) -> str:
    """The parameter ``language_code``; raises ApiError."""
    language = call.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("LANG_CODE_INVALID")
    return language


def read_scope(call: Call, chats: Chats) -> Scope:
    """The parameter ``scope``; raises ApiError."""
    given = call.json("scope", "BotCommandScope")
    if not given:
        return _DEFAULT
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = given.get("type")
    if kind in _BROAD:
        return kind, 0, 0
    if kind not in _NARROW:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = chats.find(str(given.get("chat_id", "")))
    _check_scope_chat(chat)
    user_id = given.get("user_id", 0) if kind == "chat_member" else 0
    if not isinstance(user_id, int):
        raise bad_request("can't parse BotCommandScope: invalid user_id specified")
    return kind, chat.id, user_id


def _check_scope_chat(chat: Chat) -> None:
    if chat.user is not None and not chat.user.started:
        raise bad_request("chat not found")


def read_commands(call: Call) -> list[dict[str, str]]:
    """The parameter ``commands``; raises ApiError."""
    given = call.json("commands", "commands")
    if not given:
        return []
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(item) for item in given]


def _command(given: object) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command = str(given.get("command", "")).removeprefix("/")
    description = str(given.get("description", ""))
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= _MOST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}
