"""One answer to an album, also when several processes are given its messages."""

import asyncio
from datetime import datetime

import pytest
from sqlalchemy import func, select

from newsroom.albums import answered, forget_old, take_on
from storage.tables import albums
from tests.factories import DAY, NOON, Newsroom

CHAT, GROUP = 5, "77"


async def claimed(
    newsroom: Newsroom, message_id: int, *, captioned: bool = False, now: datetime = NOON
) -> tuple[int, ...] | None:
    return await take_on(newsroom.desk, CHAT, GROUP, message_id, now, captioned=captioned)


async def test_the_first_message_is_answered_and_no_other(newsroom: Newsroom) -> None:
    assert await claimed(newsroom, 1) == ()
    assert await claimed(newsroom, 2) is None
    # It is begun again after a crash.
    assert await claimed(newsroom, 1) == ()
    assert await take_on(newsroom.desk, CHAT, "78", 3, NOON, captioned=False) == ()
    assert await take_on(newsroom.desk, CHAT + 1, GROUP, 4, NOON, captioned=False) == ()


async def test_a_caption_is_answered_in_place_of_what_came_before_it(newsroom: Newsroom) -> None:
    await claimed(newsroom, 1)
    assert await answered(newsroom.desk, CHAT, GROUP, 1, (11, 12))

    assert await claimed(newsroom, 2, captioned=True) == (11, 12)
    assert await claimed(newsroom, 3, captioned=True) is None
    assert await claimed(newsroom, 4) is None
    assert await answered(newsroom.desk, CHAT, GROUP, 2, (13,))


async def test_an_answer_that_a_caption_overtook_is_void(newsroom: Newsroom) -> None:
    await claimed(newsroom, 1)
    assert await claimed(newsroom, 2, captioned=True) == ()

    assert not await answered(newsroom.desk, CHAT, GROUP, 1, (11,))
    assert await answered(newsroom.desk, CHAT, GROUP, 2, (12,))


@pytest.mark.parametrize("captions", [(), (3,), (3, 4)])
async def test_of_many_at_once_one_is_answered_in_the_end(
    newsroom: Newsroom, captions: tuple[int, ...]
) -> None:
    beside = await newsroom.beside()

    async def answer(message_id: int) -> bool:
        room = (newsroom, beside)[message_id % 2]
        if await claimed(room, message_id, captioned=message_id in captions) is None:
            return False
        return await answered(room.desk, CHAT, GROUP, message_id, (message_id + 10,))

    await asyncio.gather(*map(answer, range(1, 9)))

    async with newsroom.desk.database.snapshot() as connection:
        (row,) = (await connection.execute(select(albums))).all()
    assert row.said == str(row.message_id + 10)
    assert not captions or row.message_id in captions


async def test_an_album_is_remembered_for_days_only(newsroom: Newsroom) -> None:
    await claimed(newsroom, 1)
    await take_on(newsroom.desk, CHAT + 1, "78", 2, NOON + 3 * DAY, captioned=False)
    await forget_old(newsroom.desk, NOON + 3 * DAY)

    async with newsroom.desk.database.snapshot() as connection:
        assert await connection.scalar(select(func.count()).select_from(albums)) == 1
