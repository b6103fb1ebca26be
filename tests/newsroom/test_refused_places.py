import pytest

from news.dispatch import Reason
from news.language import Language
from news.place import Chat, Right
from newsroom.places import ensure_place
from newsroom.refused_places import refused_place
from storage.chats import change_chat
from storage.managers import note_authority
from tests.factories import NOON, Newsroom

ANNA, BORIS = 1, 2
CHAT = Chat(-1001, "supergroup", "Ratuša", NOON, rights=Right.SEND | Right.PHOTOS)


@pytest.mark.parametrize(("may", "told"), [(True, [ANNA]), (False, [BORIS])])
async def test_whoever_set_a_place_up_is_told_that_it_rests_else_who_runs_it(
    newsroom: Newsroom, may: bool, told: list[int]
) -> None:
    desk = newsroom.desk
    await ensure_place(desk, CHAT, 3, Language.RU, NOON)
    async with desk.database.transaction() as connection:
        await change_chat(connection, CHAT.chat_id, set_up_by=ANNA)
        await note_authority(connection, ANNA, CHAT.chat_id, NOON, may=may)
        await note_authority(connection, BORIS, CHAT.chat_id, NOON, may=True)

    found = await refused_place(desk, CHAT.chat_id, 3, Reason.TOPIC_CLOSED)

    assert found is not None
    assert (found.place.thread_id, found.managers) == (3, told)


async def test_that_the_bot_may_not_write_is_told_once(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    await ensure_place(desk, CHAT, 0, Language.RU, NOON)

    assert await refused_place(desk, CHAT.chat_id, 0, Reason.NO_RIGHTS) is not None
    assert await refused_place(desk, CHAT.chat_id, 0, Reason.NO_RIGHTS) is None
    kept = await newsroom.chat(CHAT.chat_id)
    assert kept is not None
    assert kept.rights is Right.PHOTOS


async def test_of_a_place_that_is_no_more_nobody_is_told(newsroom: Newsroom) -> None:
    assert await refused_place(newsroom.desk, -5, 0, Reason.TOPIC_CLOSED) is None
