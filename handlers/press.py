"""A filter for pressed buttons, by what they mean."""

from datetime import timedelta

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from texts.action import Action
from texts.actions import asked_by

_MOST_DAYS = 366


def length_of(days: int) -> timedelta:
    """So many days, as a button says; a forged one may say anything, and gets a year at most."""
    return timedelta(days=min(max(days, 0), _MOST_DAYS))


class Pressed(Filter):
    """Lets a press through whose button means one of ``kinds``, and hands on the ``action``.

    For which place a button is matters to ``handlers.place_context`` alone.
    """

    def __init__(self, *kinds: type[Action]) -> None:
        self.kinds = kinds

    async def __call__(self, press: CallbackQuery) -> bool | dict[str, Action]:
        """Whether the press is meant here."""
        action, _ = asked_by(press.data)
        return {"action": action} if isinstance(action, self.kinds) else False
