"""Telegram, as far as it is asked about chats and who is in them."""

from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest

from botapi.places import AskAdministrators, AskMember

OURS, THEIRS = 1, 11


class Telegram(BaseSession):
    """Answers, or refuses, as it is told to: of the bot, of others, and of chats, by their ids.

    Without ``people`` it tells nobody who runs a chat.
    """

    def __init__(
        self, ours: object, theirs: object, chat: object = None, people: object = None
    ) -> None:
        super().__init__()
        self._of = {OURS: ours, THEIRS: theirs}
        self._chat = chat
        self._people = people

    async def make_request(self, _: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ARG002, ASYNC109
        if isinstance(method, AskMember):
            told = self._of[method.user_id]
        elif isinstance(method, AskAdministrators):
            told = self._people or TelegramBadRequest(method, "Bad Request: CHAT_ADMIN_REQUIRED")
        else:
            told = self._chat[method.chat_id] if isinstance(self._chat, dict) else self._chat
        if isinstance(told, Exception):
            raise told
        return told

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


def bot(*told: object) -> Bot:
    return Bot(f"{OURS}:a", session=Telegram(*told))
