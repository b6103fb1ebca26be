"""A Telegram, and a bot on it."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from emulator import Emulator, serve


@pytest.fixture
def emulator() -> Emulator:
    return Emulator()


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    async with serve(emulator) as address:
        session = AiohttpSession(api=TelegramAPIServer.from_base(address))
        async with Bot(emulator.token, session=session) as bot:
            yield bot
