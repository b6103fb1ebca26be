import pytest
from sqlalchemy import select, update

from news.arrival import Arrival
from storage import articles, digests, matches, publications, updates
from storage.audience import audience
from storage.database import Connection, Database
from storage.dialect import among, listed
from storage.tables import subscribers
from tests.delivery.post import NOON
from tests.factories import MINSK

# PostgreSQL's driver takes 32 767 parameters, SQLite 32 766.
MANY = list(range(1, 200_000, 5))


async def add_readers(connection: Connection, *ids: int) -> None:
    rows = [
        {
            "id": one,
            "chat_id": one,
            "language": "ru",
            "timetable": "off",
            "digest_sequence": 0,
            "created_at": NOON,
        }
        for one in ids
    ]
    await connection.execute(subscribers.insert(), rows)


async def test_a_list_may_be_longer_than_a_statement_has_parameters(database: Database) -> None:
    async with database.transaction() as connection:
        await add_readers(connection, 1, 2, 6)
        for condition in (listed(subscribers.c.id, MANY), among(subscribers.c.id, MANY)):
            found = await connection.scalars(select(subscribers.c.id).where(condition))
            assert sorted(found) == [1, 6]


async def test_a_list_may_be_empty_and_is_not_taken_for_another(database: Database) -> None:
    async with database.transaction() as connection:
        await add_readers(connection, 1, 2)
        for ids in ([2], [], [1, 2]):
            found = await connection.scalars(
                select(subscribers.c.id).where(listed(subscribers.c.id, ids))
            )
            assert sorted(found) == ids


async def test_a_list_narrows_an_update_and_can_be_one_of_two_conditions(
    database: Database,
) -> None:
    this = listed(subscribers.c.id, [1]) | (subscribers.c.id == 3)
    async with database.transaction() as connection:
        await add_readers(connection, 1, 2, 3)
        changed = await connection.execute(update(subscribers).where(this).values(zone="UTC"))
        assert changed.rowcount == 2


@pytest.mark.parametrize(
    "statement",
    [
        lambda c: articles.articles_by_id(c, MANY),
        lambda c: publications.published_by_sequence(c, MANY),
        lambda c: matches.keep_matches(c, 1, MANY),
        lambda c: audience(c, [1], MANY, NOON, MINSK, "ru"),
        lambda c: digests.still_due(c, MANY, NOON),
        lambda c: digests.delivered(c, MANY, MANY),
        lambda c: digests.followed(c, MANY, 0, NOON),
        lambda c: digests.held_back(c, MANY, NOON),
        lambda c: digests.hold_no_longer(c, MANY),
        lambda c: digests.move_on(c, MANY, Arrival(NOON, NOON), 1),
        lambda c: updates.begin(c, MANY, "a process", NOON),
        lambda c: updates.mark_handled(c, MANY, NOON),
    ],
)
async def test_every_statement_over_a_list_takes_very_many(
    database: Database, statement: object
) -> None:
    async with database.transaction() as connection:
        await statement(connection)  # type: ignore[operator]
