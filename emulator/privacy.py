"""What a bot is told of what is said in a group: in privacy mode, little."""

import re
from typing import TYPE_CHECKING

from emulator.messages import Message

if TYPE_CHECKING:
    from emulator.emulator import Emulator

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@(\w+))?(?!\S)")


def is_told(emulator: "Emulator", message: Message) -> bool:
    """Whether the bot gets an update of a message that somebody else has sent."""
    chat = message.chat
    if not chat.has_bot or message.is_from_bot:
        return False
    is_open = chat.user is not None or chat.is_channel
    return is_open or chat.is_run_by_bot or emulator.reads_groups or _is_meant(emulator, message)


def _is_meant(emulator: "Emulator", message: Message) -> bool:
    """Service messages, answers to the bot, what was sent through it, and commands for it."""
    via = (message.extra or {}).get("via_bot")
    is_answer = message.reply_to is not None and message.reply_to.is_from_bot
    return message.is_service or is_answer or bool(via) or _is_command(emulator, message)


def _is_command(emulator: "Emulator", message: Message) -> bool:
    """A command that names no bot is for whoever was the last to speak: here there is one bot."""
    found = _COMMAND.match(message.text)
    name = (emulator.bot.username or "").lower()
    return found is not None and (found[1] or name).lower() == name
