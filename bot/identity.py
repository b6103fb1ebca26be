"""Asks Telegram once which bot the token is of; errors are one line for an operator."""

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import User
from aiohttp import ClientError

from bot.clients import make_plain_bot
from bot.settings import Settings, TelegramUnreachableError
from botapi.errors import WrongTokenError
from botapi.session import ask_who

PATIENCE = 10.0
"""Seconds that Telegram has to answer an operator."""
NO_ANSWER = (TelegramAPIError, ClientDecodeError, ClientError, ValueError, OSError)
"""What a call raises when Telegram, or a proxy in its place, does not answer properly."""


async def identify(settings: Settings) -> User:
    """The bot that the token is of. Raises WrongTokenError, TelegramUnreachableError."""
    bot = make_plain_bot(settings, PATIENCE)
    try:
        return await identity_of(bot)
    finally:
        await bot.session.close()


async def identity_of(bot: Bot) -> User:
    """The same, over a session that is there."""
    try:
        return await ask_who(bot)
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise WrongTokenError from error
    except NO_ANSWER as error:
        raise TelegramUnreachableError(error) from error
