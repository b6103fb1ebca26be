"""A filter for typed commands, by their names."""

from dataclasses import replace

from aiogram import Bot
from aiogram.filters import Command, CommandObject


class Typed(Command):
    """Lets a command through, in any case, also one that names this bot: ``/Latest@the_bot``.

    What follows it may stand on the next line; no space is left around it.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, ignore_case=True)

    async def parse_command(self, text: str, bot: Bot) -> CommandObject:
        """The command and its arguments; None when there are none. Raises CommandException."""
        command = await super().parse_command(text, bot)
        return replace(command, args=(command.args or "").strip() or None)
