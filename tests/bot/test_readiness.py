"""Whether a process can use its database, on both engines."""

import pytest
from sqlalchemy import text

from bot import readiness as readiness_module
from bot.readiness import LONGEST_UNSEEN, Readiness
from storage.database import Database
from storage.schema import newest_revision


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def readiness(clock: Clock) -> Readiness:
    return Readiness(clock)


def test_before_the_first_look_nothing_is_ready(readiness: Readiness) -> None:
    assert readiness.obstacle == "the database is being opened"


async def test_a_database_with_the_programs_schema_is_ready(
    readiness: Readiness, database: Database
) -> None:
    await readiness.look(database)

    assert readiness.obstacle is None


async def test_what_was_seen_long_ago_says_nothing(
    readiness: Readiness, database: Database, clock: Clock
) -> None:
    await readiness.look(database)
    clock.now += LONGEST_UNSEEN + 1

    assert readiness.obstacle == "nobody has looked at the database for 11 s"


async def test_another_schema_is_named(readiness: Readiness, database: Database) -> None:
    wanted = newest_revision()
    await name_schema(database, "9999")
    try:
        await readiness.look(database)
    finally:
        # Of a server, the next test has the same database.
        await name_schema(database, wanted)

    assert readiness.obstacle == f"the database's schema is 9999, and this program's {wanted}"


async def test_a_database_that_cannot_be_read_is_not_ready(
    readiness: Readiness, database: Database
) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("ALTER TABLE alembic_version RENAME TO gone"))

    await readiness.look(database)

    assert (readiness.obstacle or "").startswith("the database cannot be read: ")
    async with database.transaction() as connection:
        await connection.execute(text("ALTER TABLE gone RENAME TO alembic_version"))


async def test_a_database_that_does_not_answer_is_not_ready(
    readiness: Readiness, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness_module, "PATIENCE", 0.0)

    await readiness.look(database)

    assert readiness.obstacle == "the database does not answer within 0 s"


async def name_schema(database: Database, revision: str) -> None:
    async with database.transaction() as connection:
        await connection.execute(
            text("UPDATE alembic_version SET version_num = :to"), {"to": revision}
        )
