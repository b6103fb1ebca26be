"""Pictures of feeds and programs become photos in the chat of somebody of the newsroom."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from bot.clients import make_plain_bot
from bot.pictures import Pictures
from bot.settings import Settings
from emulator import DEFAULT_TOKEN, Emulator, Person, serve
from news.words.morphology import Morphology
from newsroom import editors
from storage.database import Database
from tests.emulator.pictures import png
from tests.factories import NOON, Newsroom, open_newsroom

OWNER, SECOND_OWNER = 1001, 1002


class Room:
    """A newsroom on an emulated Telegram, with two owners."""

    def __init__(self, newsroom: Newsroom, emulator: Emulator, bot: Bot) -> None:
        self.pictures = Pictures(newsroom.desk, bot)
        self.emulator = emulator

    async def owner(self, user_id: int) -> Person:
        person = self.emulator.person("Мария", "ru", user_id=user_id)
        await person.says("/start")
        return person


@pytest.fixture
async def room(database: Database, morphology: Morphology) -> AsyncIterator[Room]:
    newsroom = await open_newsroom(database, morphology)
    await editors.ensure_owners(newsroom.desk, [OWNER], NOON, str)
    await editors.ensure_owners(newsroom.desk, [SECOND_OWNER], NOON, str)
    emulator = Emulator(DEFAULT_TOKEN)
    async with serve(emulator) as address:
        settings = Settings(
            bot_token=DEFAULT_TOKEN,  # type: ignore[arg-type]
            bot_api_url=address,
        )
        bot = make_plain_bot(settings)
        yield Room(newsroom, emulator, bot)
        await bot.session.close()


async def test_a_picture_becomes_a_photo_and_leaves_no_message(room: Room) -> None:
    owner = await room.owner(OWNER)

    photo = await room.pictures.upload(png(640, 480))

    assert photo is not None
    assert room.emulator.files.get(photo) is not None
    assert [each for each in owner.chat if "photo" in each.as_dict()] == []


async def test_the_next_one_is_asked_where_an_owner_has_blocked_the_bot(room: Room) -> None:
    await (await room.owner(OWNER)).blocks()
    await room.owner(SECOND_OWNER)

    assert await room.pictures.upload(png(640, 480)) is not None


async def test_what_telegram_does_not_take_is_no_photo(room: Room) -> None:
    await room.owner(OWNER)

    assert await room.pictures.upload(b"no picture") is None


async def test_there_is_no_photo_where_nobody_can_be_sent_one(room: Room) -> None:
    assert await room.pictures.upload(png(640, 480)) is None
