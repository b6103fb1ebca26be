"""What a command has changed of a place is in the newsroom's log."""

import pytest

from handlers.place_log import noted
from handlers.visitor import Visitor
from news.deed import DeedFilter, DeedKind
from news.language import Language
from news.place import Chat
from news.role import Role
from newsroom import places, preferences
from newsroom.logbook import log_page
from tests.factories import MINSK, NOON, Newsroom
from tests.texts.people import CATALOGUES
from texts.locale import Locale

RUSSIAN = Locale(CATALOGUES[Language.RU], MINSK, "newsdesk_bot")
CHAT = Chat(-1001, "supergroup", "Двор", NOON)


async def test_what_was_changed_before_a_handler_failed_is_in_the_log(
    newsroom: Newsroom,
) -> None:
    desk = newsroom.desk
    place = await places.ensure_place(desk, CHAT, 0, Language.RU, NOON)
    visitor = Visitor(place, 11, RUSSIAN, NOON, is_new=False, role=Role.READER, update_id=1)

    async def fail() -> None:
        async with noted(desk, {}, visitor):
            await preferences.choose_language(desk, place, Language.BE)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()

    page = await log_page(desk, DeedFilter(), 1, 10)
    assert [(each.person_id, each.kind) for each in page.deeds] == [(11, DeedKind.PLACE_CHANGED)]
