"""A filter for typed commands, by their names."""

from aiogram.filters import Command


class Typed(Command):
    """Lets a command through, in any case, also one that names this bot: ``/Latest@the_bot``."""

    def __init__(self, name: str) -> None:
        super().__init__(name, ignore_case=True)
