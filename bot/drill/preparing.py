"""Fills the database of a drill before the bot runs: owner, archive, readers, an API key."""

from datetime import datetime
from functools import partial

from bot.demo import fill_archive, newsroom
from bot.drill.traffic import WORD
from bot.settings import Settings
from bot.tokens import make_key
from emulator import Chat, Emulator
from news.language import Language
from news.place import Chat as PlaceChat
from newsroom import editors, subscribing, tokens
from newsroom.desk import Desk
from newsroom.places import ensure_place
from newsroom.rights import Doer
from newsroom.tokens import OPERATOR

_PROGRAM = "Учения"


async def prepare(
    settings: Settings, emulator: Emulator, readers: list[int], group: Chat, now: datetime
) -> str:
    """Fill an empty database; returns the API key of the program that publishes."""
    await fill_archive(settings, emulator)
    async with newsroom(settings) as desk:
        await editors.ensure_owners(desk, settings.admin_ids, now, partial(str))
        for chat_id in readers:
            if chat_id != group.id:
                reader, _ = await subscribing.arrive(desk, chat_id, "ru", now)
                await subscribing.subscribe(desk, reader, WORD, now)
        await _let_follow(desk, group, now)
        _, key = await tokens.add(desk.database, _PROGRAM, Doer(OPERATOR, now), make_key)
    return key


async def _let_follow(desk: Desk, group: Chat, now: datetime) -> None:
    chat = PlaceChat(group.id, group.type, group.title, now)
    place = await ensure_place(desk, chat, 0, Language.RU, now)
    await subscribing.subscribe(desk, place, WORD, now)
