"""What an operator does beside running the bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from bot.lifecycle import only_process
from bot.printing import say
from bot.settings import Settings
from delivery.leadership import FileLease
from news.dispatch import DeliveryState
from news.words.morphology import Morphology
from newsroom import counting
from newsroom.desk import open_desk
from storage.database import Database, file_of
from storage.inspecting import SchemaAge, looked_into, schema_age
from storage.migrating import DatabaseUnavailable, opened


@asynccontextmanager
async def opened_beside(settings: Settings) -> AsyncIterator[Database]:
    """The database, also while the bot runs on it, but not while it is moved or replaced.

    An SQLite file of an earlier version is upgraded, but not under the bot of that version. Raises
    AlreadyRunningError, DatabaseUnavailable.
    """
    FileLease.give_way(file_of(settings.database_url))
    is_behind = await _is_file_behind(settings.database_url)
    with only_process(settings, "migrate") if is_behind else nullcontext():
        async with opened(settings.database_url, settings.rotation) as database:
            yield database


async def migrate(settings: Settings) -> None:
    """Create or upgrade the database. Raises AlreadyRunningError, DatabaseUnavailable."""
    async with opened_beside(settings):
        say("The database is up to date.")


async def audit(settings: Settings, article_id: int) -> None:
    """Print how many deliveries of an article stand in each state.

    Raises AlreadyRunningError, DatabaseUnavailable.
    """
    async with opened_beside(settings) as database:
        desk = await open_desk(database, zone=settings.zone, morphology=Morphology())
        tally = await counting.tally_of_article(desk, article_id)
    for state in DeliveryState:
        say(f"{state.name.lower():<8} {tally.count(state):>10}")
    say(f"{'total':<8} {tally.total:>10}")
    say(f"{'in doubt':<8} {tally.doubts:>10}")


async def _is_file_behind(url: str) -> bool:
    path = file_of(url)
    if path is None or not path.is_file():
        return False
    try:
        async with looked_into(url) as connection:
            return await schema_age(connection) is SchemaAge.OLDER
    except DatabaseUnavailable:
        # Whoever opens it says so, and where its backup is.
        return False
