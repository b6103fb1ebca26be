"""A filter for typed commands, by their names."""

import re
from dataclasses import replace
from typing import Any

from aiogram import Bot
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from news.storable import trimmed, visible

_LONGEST = 33
"""Characters of a command, at most."""
_NAME = re.compile(r"\S+")


class Typed(Command):
    """Lets a command through, in any case, also one that names this bot: ``/Latest@the_bot``.

    What follows it may stand on the next line; no space is left around it, and nothing invisible,
    which comes along with what is copied.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, ignore_case=True)
        self._name = name

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        """Whether the command is this one; another's is seen to be another's at once."""
        text = isinstance(message, Message) and (message.text or message.caption)
        if not text or not text.lstrip()[1:_LONGEST].casefold().startswith(self._name):
            return False
        return await super().__call__(message, bot)

    async def parse_command(self, text: str, bot: Bot) -> CommandObject:
        """The command and its arguments; None when there are none. Raises CommandException."""
        seen = _NAME.sub(lambda name: visible(name[0]), text, count=1)
        command = await super().parse_command(seen, bot)
        return replace(command, args=trimmed(command.args or "") or None)
