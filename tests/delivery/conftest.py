import pytest
from aiogram import Bot

from emulator import Emulator
from news.language import Language
from news.words.morphology import Morphology
from newsroom.desk import Desk, open_desk
from storage.database import Database
from storage.editors import add_editor
from tests.delivery.post import Post
from tests.factories import EDITOR, MINSK
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


@pytest.fixture
async def desk(post: Post, morphology: Morphology) -> Desk:
    """A newsroom with an editor, whose articles the post delivers."""
    async with post.database.transaction() as connection:
        await add_editor(connection, EDITOR, post.now)
    return await open_desk(post.database, zone=MINSK, morphology=morphology)
