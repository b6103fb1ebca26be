"""A filter for pressed buttons, by what they mean."""

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from texts.actions import Action, parse


class Pressed(Filter):
    """Lets a press through whose button means one of ``kinds``, and hands on the ``action``."""

    def __init__(self, *kinds: type[Action]) -> None:
        self._kinds = kinds

    async def __call__(self, press: CallbackQuery) -> bool | dict[str, Action]:
        """Whether the press is meant here."""
        action = parse(press.data)
        return {"action": action} if isinstance(action, self._kinds) else False
