"""A filter for what only editors may do; for others it is as if it did not exist."""

from aiogram.filters import Filter
from aiogram.types import TelegramObject

from handlers.visitor import Visitor
from news.role import EDITORS, WRITERS, Role

__all__ = ["EDITORS", "WRITERS", "Allowed"]


class Allowed(Filter):
    """Lets through the people of one of ``roles``."""

    def __init__(self, *roles: Role) -> None:
        self._roles = roles

    async def __call__(self, _: TelegramObject, visitor: Visitor) -> bool:
        """Whether the visitor has one of the roles."""
        return visitor.role in self._roles
