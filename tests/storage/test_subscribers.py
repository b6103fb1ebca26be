"""Subscribers are places: a chat, or a topic of it."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from news.dispatch import Reason
from news.language import Language
from news.subscriber import PlaceKind
from news.timetable import DEFAULT
from storage.database import Connection, Database
from storage.place_moves import move_places
from storage.subscribers import (
    NewSubscriber,
    add_subscriber,
    deactivate_chat,
    subscriber_by_id,
    subscriber_in_chat,
)
from storage.tables import rubrics, subscribers, subscriptions
from tests.factories import NOON

MINSK = ZoneInfo("Europe/Minsk")
FORUM, SUPERGROUP = -100, -1_000_000_100


async def arrive(
    connection: Connection, chat_id: int, thread_id: int = 0, kind: PlaceKind = PlaceKind.TOPIC
) -> bool:
    return await add_subscriber(
        connection,
        NewSubscriber(chat_id, Language.RU, DEFAULT, None, 0, NOON, kind, thread_id),
    )


async def places(connection: Connection) -> Sequence[Any]:
    """Id, chat and topic of every place."""
    rows = await connection.execute(
        select(subscribers.c.id, subscribers.c.chat_id, subscribers.c.thread_id).order_by(
            subscribers.c.id
        )
    )
    return [tuple(row) for row in rows]


async def follow(connection: Connection, reader: int, rubric: int) -> None:
    await connection.execute(
        subscriptions.insert().values(
            subscriber_id=reader,
            rubric_id=rubric,
            timing="instant",
            since_sequence=0,
            created_at=NOON,
        )
    )


async def followed(connection: Connection, reader: int) -> set[int]:
    rows = await connection.scalars(
        select(subscriptions.c.rubric_id).where(subscriptions.c.subscriber_id == reader)
    )
    return {one for one in rows if one is not None}


async def test_topics_of_one_chat_are_places_of_their_own(database: Database) -> None:
    async with database.transaction() as connection:
        assert await arrive(connection, FORUM, 0, PlaceKind.GROUP)
        assert await arrive(connection, FORUM, 3)
        assert await arrive(connection, FORUM, 4)
        assert not await arrive(connection, FORUM, 4)

        assert await places(connection) == [(1, FORUM, 0), (2, FORUM, 3), (3, FORUM, 4)]
        itself = await subscriber_in_chat(connection, FORUM, MINSK)
        topic = await subscriber_by_id(connection, 3, MINSK)

    assert itself is not None
    assert (itself.id, itself.kind, itself.thread_id) == (1, PlaceKind.GROUP, 0)
    assert topic is not None
    assert (topic.kind, topic.chat_id, topic.thread_id) == (PlaceKind.TOPIC, FORUM, 4)


async def test_a_topic_is_not_the_chat_itself(database: Database) -> None:
    async with database.transaction() as connection:
        await arrive(connection, FORUM, 3)

        assert await subscriber_in_chat(connection, FORUM, MINSK) is None


async def test_who_says_nothing_of_it_is_a_person_and_no_topic(database: Database) -> None:
    async with database.transaction() as connection:
        await add_subscriber(connection, NewSubscriber(5, Language.RU, DEFAULT, None, 0, NOON))
        person = await subscriber_in_chat(connection, 5, MINSK)

    assert person is not None
    assert (person.kind, person.thread_id) == (PlaceKind.PERSON, 0)


async def test_a_chat_that_closes_closes_all_its_places(database: Database) -> None:
    async with database.transaction() as connection:
        for thread_id in (0, 3):
            await arrive(connection, FORUM, thread_id)
        await arrive(connection, 5)

        assert await deactivate_chat(connection, FORUM, Reason.KICKED, NOON)
        assert not await deactivate_chat(connection, FORUM, Reason.BLOCKED, NOON)

        reasons = select(subscribers.c.inactive_reason).order_by(subscribers.c.id)
        assert list(await connection.scalars(reasons)) == [Reason.KICKED, Reason.KICKED, None]


async def test_a_forum_moves_with_all_its_places(database: Database) -> None:
    async with database.transaction() as connection:
        for thread_id in (0, 3, 4):
            await arrive(connection, FORUM, thread_id)
        await arrive(connection, 5)

        assert await move_places(connection, FORUM, SUPERGROUP, NOON)

        assert await places(connection) == [
            (1, SUPERGROUP, 0),
            (2, SUPERGROUP, 3),
            (3, SUPERGROUP, 4),
            (4, 5, 0),
        ]
        assert not await move_places(connection, FORUM, SUPERGROUP, NOON)
        assert not await move_places(connection, SUPERGROUP, SUPERGROUP, NOON)


@pytest.mark.parametrize("same", [0, 3])
async def test_only_the_same_topic_becomes_one_with_what_is_there(
    database: Database, same: int
) -> None:
    async with database.transaction() as connection:
        society, sport = list(await connection.scalars(select(rubrics.c.id).limit(2)))
        for thread_id in (0, 3):
            await arrive(connection, FORUM, thread_id)
        await arrive(connection, SUPERGROUP, same)
        await arrive(connection, SUPERGROUP, 7)
        old = 1 if same == 0 else 2
        await follow(connection, old, society)
        await follow(connection, 3, society)
        await follow(connection, 3, sport)
        await follow(connection, 4, sport)

        await move_places(connection, FORUM, SUPERGROUP, NOON)

        assert await places(connection) == [
            (1, SUPERGROUP, 0),
            (2, SUPERGROUP, 3),
            (4, SUPERGROUP, 7),
        ]
        assert await followed(connection, old) == {society, sport}
        assert await followed(connection, 3 - old) == set()
        assert await followed(connection, 4) == {sport}
