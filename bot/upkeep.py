"""What an operator does beside running the bot."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.lifecycle import only_process
from bot.settings import Settings
from news.dispatch import DeliveryState
from news.words.morphology import Morphology
from newsroom import counting
from newsroom.desk import open_desk
from storage import backup, restoring
from storage.backup import BackupError, DamagedError, backup_of
from storage.database import file_of
from storage.migrating import damaged, opened


async def migrate(settings: Settings) -> None:
    """Create or upgrade the database. Raises DatabaseUnavailable."""
    async with opened(settings.database_url):
        _say("The database is up to date.")


async def back_up(settings: Settings, target: Path | None, stopping: asyncio.Event) -> None:
    """Copy the database to ``target``, or beside itself.

    Raises BackupError, DatabaseUnavailable.
    """
    path = _file(settings, "back it up with pg_dump")
    target = target or backup_of(path)
    try:
        await asyncio.to_thread(backup.back_up, path, target, stopping.is_set)
    except DamagedError as error:
        raise damaged(path, error.reason) from error
    _say(f"{path} is copied to {target}, {target.stat().st_size >> 10} KB, and the copy is sound.")


async def restore(settings: Settings, source: Path | None) -> None:
    """Put a backup in the place of the database.

    Raises AlreadyRunningError, BackupError, DatabaseUnavailable.
    """
    path = _file(settings, "restore it with pg_restore")
    source = source or backup_of(path)
    with only_process(settings):
        unknown, replaced = await restoring.restore(
            settings.database_url, path, source, datetime.now(UTC), settings.zone
        )
    _say(f"{source} is in the place of {path}.")
    if replaced is not None:
        _say(f"What stood there is now {replaced}.")
    _say(f"Deliveries that may have been sent since, and are not sent again: {unknown}.")


async def audit(settings: Settings, article_id: int) -> None:
    """Print how many deliveries of an article stand in each state. Raises DatabaseUnavailable."""
    async with opened(settings.database_url) as database:
        desk = await open_desk(database, zone=settings.zone, morphology=Morphology())
        tally = await counting.tally_of_article(desk, article_id)
    for state in DeliveryState:
        _say(f"{state.name.lower():<8} {tally.count(state):>10}")
    _say(f"{'total':<8} {tally.total:>10}")
    _say(f"{'in doubt':<8} {tally.doubts:>10}")


def _file(settings: Settings, otherwise: str) -> Path:
    path = file_of(settings.database_url)
    if path is None:
        raise BackupError(f"The database is on a PostgreSQL server: {otherwise}")
    return path


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
