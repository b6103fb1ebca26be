"""A copy of a database of either engine as an SQLite file: of one moment, checked, there or not.

An SQLite file is copied page by page, a database on a server row by row. The copy of one on a
server has no full-text index: whoever restores it makes that anew.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from storage.backup import NoRoomError, back_up, check, partial_file
from storage.database import file_of
from storage.portable import CopyError, Report, copy_all
from storage.portable_sqlite import new_file, shapes_in
from storage.rotation import Rotation
from storage.snapshots import plainly, snapshot_of

log = logging.getLogger(__name__)


async def copy_database(
    url: str, target: Path, stopped: Callable[[], bool] = lambda: False
) -> None:
    """Copy to ``target``, in place of what is there, unless ``stopped`` meanwhile.

    Raises BackupError; DamagedError when it is the database that is damaged.
    """
    path = file_of(url)
    if path is None:
        await copy_server(url, target, stopping_if(stopped))
    else:
        await asyncio.to_thread(back_up, path, target, stopped)


async def with_room(rotation: Rotation, copy: Callable[[], Awaitable[None]]) -> None:
    """Make a copy; while there is no room for it, delete the oldest ones, all but the newest.

    Raises what ``copy`` raises.
    """
    rotation.make_folder()
    while True:
        try:
            return await copy()
        except NoRoomError:
            if not (dropped := rotation.drop_oldest()):
                raise
            log.warning("backup.dropped", extra={"file": dropped})


async def copy_server(url: str, target: Path, report: Report = lambda *_: None) -> None:
    """The same of a database on a server, at whatever revision it is. Raises BackupError."""
    async with snapshot_of(url) as (source, revision, size):
        with plainly(str(target)), partial_file(target, size) as part:
            async with new_file(part, revision) as file:
                await copy_all(source, file, await shapes_in(part), report)
            check(part)
            part.replace(target)


def stopping_if(stopped: Callable[[], bool], report: Report = lambda *_: None) -> Report:
    """A report that stops the copying with a CopyError once it has been told to stop."""

    def told(table: str, rows: int) -> None:
        if stopped():
            raise CopyError("Stopped: nothing has changed")
        report(table, rows)

    return told
