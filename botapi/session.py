"""The HTTP session of the bot: what cannot be understood of an answer is one kind of error."""

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import User


class Session(AiohttpSession):
    """Raises ClientDecodeError where aiogram lets errors of decoding and of its own through."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's name
    ) -> TelegramType:
        """Call a method."""
        try:
            return await super().make_request(bot, method, timeout)
        except UnicodeDecodeError as error:
            raise ClientDecodeError("The answer is no UTF-8", error, "") from error

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Read an answer."""
        try:
            return super().check_response(bot, method, status_code, content)
        except TypeError as error:
            # aiogram looks for words in the description of a failure, and there may be none.
            raise ClientDecodeError("The refusal says nothing", error, content) from error


async def ask_who(bot: Bot) -> User:
    """The bot itself. Raises ClientDecodeError also when Telegram gives nothing."""
    me: User | None = await bot.me()
    if me is None:
        nothing = ValueError("an answer without a result")
        raise ClientDecodeError("There is nobody in the answer", nothing, "") from nothing
    return me
