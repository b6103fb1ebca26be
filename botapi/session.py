"""The HTTP session of the bot: what cannot be understood of an answer is one kind of error."""

from typing import cast

import orjson
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import Response, SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import User
from aiohttp import ClientError, ClientTimeout

from botapi.calls import Reply

_JSON = {"Content-Type": "application/json"}


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
            if isinstance(method, Reply):
                return cast("TelegramType", await self._send(bot, method))
            return await super().make_request(bot, method, timeout)
        except UnicodeDecodeError as error:
            raise ClientDecodeError("The answer is no UTF-8", error, "") from error

    async def _send(self, bot: Bot, call: Reply) -> int:
        """Post a reply; the id of the message."""
        session = await self.create_session()
        url = self.api.api_url(bot.token, call.method)
        try:
            async with session.post(
                url, data=call.body, headers=_JSON, timeout=ClientTimeout(total=self.timeout)
            ) as response:
                answer = await response.read()
        except TimeoutError as error:
            raise TelegramNetworkError(_of_aiogram(call), "Request timeout error") from error
        except ClientError as error:
            raise TelegramNetworkError(
                _of_aiogram(call), f"{type(error).__name__}: {error}"
            ) from error
        found = _message_id(answer) if response.ok else None
        return found or self._read_whole(bot, call, response.status, answer.decode())

    def _read_whole(self, bot: Bot, call: Reply, status: int, answer: str) -> int:
        """What aiogram reads of any answer: an error, most likely."""
        result = self.check_response(bot, _of_aiogram(call), status, answer).result
        if result is None:
            nothing = ValueError("an answer without a result")
            raise ClientDecodeError("There is no message in the answer", nothing, "")
        return result.message_id

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Read an answer."""
        try:
            return super().check_response(bot, method, status_code, content)
        except TypeError as error:
            # aiogram looks for words in the description of a failure, and there may be none.
            raise ClientDecodeError("The refusal says nothing", error, content) from error


def _of_aiogram(call: Reply) -> SendMessage:
    """What stands for a reply in aiogram's errors."""
    return SendMessage(chat_id=call.chat_id, text="")


def _message_id(answer: bytes) -> int | None:
    """The id of the message in an answer of the usual kind."""
    try:
        found = orjson.loads(answer)["result"]["message_id"]
    except (ValueError, LookupError, TypeError):
        return None
    return found if isinstance(found, int) else None


async def ask_who(bot: Bot) -> User:
    """The bot itself. Raises ClientDecodeError also when Telegram gives nothing."""
    me: User | None = await bot.me()
    if me is None:
        nothing = ValueError("an answer without a result")
        raise ClientDecodeError("There is nobody in the answer", nothing, "") from nothing
    return me
