"""Bad disks: people wait, the owners hear of it, and nothing needs to be done by hand twice."""

import pytest
from sqlalchemy import text

from bot.watch import LASTING_SECONDS
from emulator import Person
from storage.condition import QUIET_SECONDS
from storage.database import Database, file_of
from storage.migrating import DatabaseUnavailable
from tests.journeys.conftest import Newsdesk
from tests.storage.damage import scribble


async def limit(database: Database, pages: int) -> None:
    """Let the database's file have so many pages at most, if it has not got more."""
    async with database.transaction() as connection:
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))


@pytest.fixture
async def database(newsdesk: Newsdesk) -> Database:
    return (await newsdesk.program()).desk.database


async def pass_time(newsdesk: Newsdesk, database: Database, seconds: float) -> None:
    """Let the watch think that it is later, and look."""
    clock = database.condition._clock
    database.condition._clock = lambda: clock() + seconds
    await newsdesk.tick("database")


async def test_a_full_disk_keeps_people_waiting_and_nothing_is_lost(
    newsdesk: Newsdesk,
    database: Database,
    editor: Person,
    anna: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await editor.says("/language en")
    await editor.sees("English")
    await newsdesk.tick("owners")
    await limit(database, 1)

    said = await anna.says("/search " + "слово " * 600)
    while database.condition.trouble is None:
        await newsdesk.tick("updates")
    await pass_time(newsdesk, database, LASTING_SECONDS)
    await editor.sees("The disk is full")
    await limit(database, 1_000_000)

    await anna.sees("", since=said)
    await pass_time(newsdesk, database, QUIET_SECONDS)
    await editor.sees("The database is working again")
    assert "Traceback" not in caplog.text
    assert caplog.text.count("database.trouble") == 1


async def test_damage_ends_the_program_with_the_name_of_the_backup(
    newsdesk: Newsdesk, editor: Person
) -> None:
    await editor.says("/help")
    await editor.sees("/latest")
    await newsdesk.tick("backup")
    path = file_of(newsdesk.settings.database_url)
    assert path is not None
    kept = newsdesk.settings.rotation.daily(newsdesk.clock())
    kept.rename(path.with_name("yesterday"))
    scribble(path)

    await newsdesk.tick("backup")
    path.with_name("yesterday").rename(kept)
    await newsdesk.tick("database")

    await editor.sees("python -m bot restore")
    with pytest.raises(DatabaseUnavailable, match=str(kept)):
        await newsdesk.stop()
