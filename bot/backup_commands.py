"""The operator's commands ``python -m bot backup`` and ``restore``."""

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.lifecycle import only_process
from bot.moving import CopyProgress
from bot.printing import say
from bot.settings import Settings
from newsroom.indexing import index_all
from storage import restoring
from storage.backup import BackupError, DamagedError
from storage.copying import copy_database, stopping_if, with_room
from storage.database import file_of, shown_address
from storage.migrating import damaged


async def back_up(settings: Settings, target: Path | None, stopping: asyncio.Event) -> None:
    """Copy the database to ``target``, or as today's copy.

    Raises BackupError, DatabaseUnavailable.
    """
    now, rotation = datetime.now(UTC), settings.rotation
    shown = shown_address(settings.database_url)
    made = target or rotation.daily(now)
    copy = partial(copy_database, settings.database_url, made, stopping.is_set)
    try:
        await (with_room(rotation, copy) if target is None else copy())
    except DamagedError as error:
        raise damaged(error.path, error.reason, rotation) from error
    if target is None:
        rotation.rotate(now)
    say(f"{shown} is copied to {made}, {made.stat().st_size >> 10} KB, and the copy is sound.")


async def restore(
    settings: Settings, source: Path | None, stopping: asyncio.Event, *, replace: bool
) -> None:
    """Put a backup in the place of the database.

    Raises AlreadyRunningError, BackupError, DatabaseUnavailable.
    """
    now = datetime.now(UTC)
    source = source or _newest(settings, now)
    path = file_of(settings.database_url)
    if path is None:
        await _restore_to_server(settings, source, now, stopping, replace=replace)
        return
    with only_process(settings, "restore"):
        unknown, replaced = await restoring.restore(
            settings.database_url, path, source, now, settings.zone, index_all
        )
    say(f"{source} is in the place of {path}.")
    if replaced is not None:
        say(f"What stood there is now {replaced}.")
    _say_unknown(unknown)


async def _restore_to_server(
    settings: Settings, source: Path, now: datetime, stopping: asyncio.Event, *, replace: bool
) -> None:
    progress, rotation = CopyProgress(), settings.rotation
    report = stopping_if(stopping.is_set, progress.tell)
    rotation.make_folder()
    unknown, aside = await restoring.restore_to_server(
        *(settings.database_url, source, rotation.folder, now, settings.zone),
        partial(index_all, report=report),
        report,
        replace=replace,
    )
    progress.end()
    say(f"{source} is in {shown_address(settings.database_url)}.")
    if aside is not None:
        say(f"What stood there, if anything did, is in its schema {aside}.")
    _say_unknown(unknown)


def _newest(settings: Settings, now: datetime) -> Path:
    copy = settings.rotation.newest(now)
    if copy is None:
        folder = settings.rotation.folder.absolute()
        raise BackupError(f"There is no backup in {folder}: name a file, or set BACKUP_DIR")
    return copy.path


def _say_unknown(unknown: int) -> None:
    say(f"Deliveries that may have been sent since, and are not sent again: {unknown}.")
