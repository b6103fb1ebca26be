from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from emulator import Emulator, serve
from news.language import Language
from storage.database import Database
from tests.delivery.post import Post
from tests.goodbyes import no_goodbyes
from texts.catalogue import Catalogue

__all__ = ["no_goodbyes"]


@pytest.fixture(scope="session")
def catalogues() -> dict[Language, Catalogue]:
    return {language: Catalogue(language) for language in Language}


@pytest.fixture
def emulator() -> Emulator:
    return Emulator()


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    async with serve(emulator) as address:
        session = AiohttpSession(api=TelegramAPIServer.from_base(address))
        async with Bot(emulator.token, session=session) as bot:
            yield bot


@pytest.fixture
async def post(
    database: Database, emulator: Emulator, bot: Bot, catalogues: dict[Language, Catalogue]
) -> Post:
    return Post(database, emulator, bot, catalogues)
