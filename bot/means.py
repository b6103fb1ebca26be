"""What a process has to answer people with, made once and handed on."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import User

from bot.clock import Clock
from bot.settings import Settings
from handlers.visitor import Catalogues
from newsroom.desk import Desk
from sources.fetching import Fetcher
from sources.reader import Reader


@dataclass(frozen=True, slots=True)
class Means:
    """``me`` is how Telegram describes the ``bot``."""

    settings: Settings
    desk: Desk
    bot: Bot
    me: User
    catalogues: Catalogues
    reader: Reader
    fetcher: Fetcher
    clock: Clock

    @property
    def username(self) -> str:
        """The bot's name, without its ``@``."""
        return self.me.username or ""

    @property
    def is_inline(self) -> bool:
        """Whether it is asked for articles in other chats."""
        # A server that does not say is not one that forbids.
        return self.me.supports_inline_queries is not False
