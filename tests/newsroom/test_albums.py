"""Albums are collected until no more of them comes, whichever process is given their messages."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import func, select

from newsroom import albums
from newsroom.albums import LONGEST, QUIET, Collected
from storage.tables import album_messages
from storage.tables import albums as kept_albums
from tests.factories import DAY, NOON, Newsroom

CHAT, GROUP = 5, "77"
SECOND = timedelta(seconds=1)


async def came(
    newsroom: Newsroom, message_id: int, now: datetime = NOON, *, group: str = GROUP
) -> Collected:
    """Message ``message_id`` of an album, in the update with ten times that number."""
    of = CHAT, group, message_id, message_id * 10
    return await albums.collect(newsroom.desk, *of, f'{{"message_id": {message_id}}}', now)


async def whole(newsroom: Newsroom, now: datetime) -> list[int]:
    return [each.update_id for each in await albums.whole(newsroom.desk, now)]


async def test_an_album_is_whole_when_no_more_comes_for_a_while(newsroom: Newsroom) -> None:
    await came(newsroom, 1)
    await came(newsroom, 2, NOON + SECOND)

    assert await whole(newsroom, NOON + QUIET) == []
    assert await whole(newsroom, NOON + SECOND + QUIET) == [10]


async def test_an_album_whose_messages_never_end_is_whole_after_ten_seconds(
    newsroom: Newsroom,
) -> None:
    for number in range(11):
        assert await whole(newsroom, NOON + number * SECOND) == ([10] if number == 10 else [])
        await came(newsroom, number + 1, NOON + number * SECOND)

    assert timedelta(seconds=10) == LONGEST


async def test_messages_are_kept_once_and_in_order(newsroom: Newsroom) -> None:
    for message_id in (3, 1, 3, 2):
        await came(newsroom, message_id)
    await came(newsroom, 4, group="78")

    kept = await albums.messages(newsroom.desk, CHAT, GROUP)

    assert kept == [f'{{"message_id": {number}}}' for number in (1, 2, 3)]
    assert await albums.messages(newsroom.desk, CHAT + 1, GROUP) == []


async def test_an_album_is_handed_over_once_and_taken_once(newsroom: Newsroom) -> None:
    await came(newsroom, 1)
    later = NOON + LONGEST
    (album,) = await albums.whole(newsroom.desk, later)
    await albums.handed_over(newsroom.desk, [album])

    # What comes while it waits for its turn is part of it, and does not let it wait again.
    assert not (await came(newsroom, 2, later)).is_late
    assert await whole(newsroom, later + LONGEST) == []
    assert [each.update_id for each in await albums.untaken(newsroom.desk, CHAT)] == [10]
    await albums.taken(newsroom.desk, album, later)

    assert (await came(newsroom, 3, later)).is_late
    assert await albums.untaken(newsroom.desk, CHAT) == []
    assert await whole(newsroom, later + LONGEST) == []


async def test_what_comes_next_tells_of_albums_before_it(newsroom: Newsroom) -> None:
    await came(newsroom, 1)
    await came(newsroom, 2, group="78")

    collected = await came(newsroom, 3, group="79")

    assert [each.group_id for each in collected.others] == [GROUP, "78"]
    (only,) = await albums.untaken(newsroom.desk, CHAT, "78")
    assert only.update_id == 20


async def test_two_processes_collect_one_album(newsroom: Newsroom) -> None:
    beside = await newsroom.beside()

    await asyncio.gather(*(came((newsroom, beside)[number % 2], number) for number in range(1, 9)))

    assert len(await albums.messages(newsroom.desk, CHAT, GROUP)) == 8
    assert len(await albums.whole(newsroom.desk, NOON + LONGEST)) == 1


async def test_an_album_is_remembered_for_days_only(newsroom: Newsroom) -> None:
    await came(newsroom, 1)
    await came(newsroom, 2, NOON + 3 * DAY, group="78")
    await albums.forget_old(newsroom.desk, NOON + 3 * DAY)

    async with newsroom.desk.database.snapshot() as connection:
        for table in (kept_albums, album_messages):
            assert await connection.scalar(select(func.count()).select_from(table)) == 1


async def test_an_album_is_known_until_it_is_forgotten(newsroom: Newsroom) -> None:
    collected = await came(newsroom, 1)
    await albums.taken(newsroom.desk, collected.album, NOON)
    await albums.change(newsroom.desk, collected.album, 1, '{"message_id": 1, "text": "x"}')

    known = await albums.begun(newsroom.desk, CHAT, GROUP)

    assert known is not None
    assert known.taken_at == NOON
    assert await albums.messages(newsroom.desk, CHAT, GROUP) == ['{"message_id": 1, "text": "x"}']
    assert await albums.begun(newsroom.desk, CHAT + 1, GROUP) is None
    await albums.forget_old(newsroom.desk, NOON + 3 * DAY)
    assert await albums.begun(newsroom.desk, CHAT, GROUP) is None
