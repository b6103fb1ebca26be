import pytest
from aiogram import Bot

from emulator import Emulator
from news.language import Language
from storage.database import Database
from tests.delivery.post import Post
from tests.goodbyes import no_goodbyes
from tests.telegram import bot, emulator
from texts.catalogue import Catalogue

__all__ = ["bot", "emulator", "no_goodbyes"]


@pytest.fixture(scope="session")
def catalogues() -> dict[Language, Catalogue]:
    return {language: Catalogue(language) for language in Language}


@pytest.fixture
async def post(
    database: Database,
    emulator: Emulator,
    bot: Bot,
    catalogues: dict[Language, Catalogue],
) -> Post:
    return Post(database, emulator, bot, catalogues)
