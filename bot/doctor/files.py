"""The disk: who can read the secrets, how much room is left, and the newest backup."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.doctor.finding import Finding, ok, warning, wrong
from bot.env_file import ENV
from bot.settings import Settings
from storage.backup import ROOM, BackupError, require_ours
from storage.rotation import Rotation

_OTHERS = 0o077
_CONTAINERS_OWN = Path("/run")
"""Containers and systemd mount secrets there, with a mode that the operator does not choose."""
_OLD = timedelta(days=2)
_MB = 1 << 20


def examine_rights(settings: Settings, database: Path | None) -> Iterator[Finding]:
    """Whether others on this machine can read the token, the database or its copies."""
    secret = [ENV, settings.bot_token_file, settings.database_url_file]
    ours = [*filter(None, secret), *(_files_of(database) if database else ())]
    ours += sorted(settings.rotation.files())
    readable = [path for path in dict.fromkeys(ours) if _is_for_others(path)]
    for path in readable:
        yield wrong("rights", f"others can read {path}: chmod 600 {path}")
    if not readable:
        yield ok("rights", "others read neither the token nor the database")


def _files_of(database: Path) -> Iterable[Path]:
    return sorted(database.parent.glob(f"{database.name}*"))


def _is_for_others(path: Path) -> bool:
    if _CONTAINERS_OWN in path.absolute().parents:
        return False
    return path.is_file() and bool(path.stat().st_mode & _OTHERS)


def examine_room(database: Path, copies: Path) -> Finding:
    """Whether there is room for the database to grow, and for a copy of it in a folder."""
    size = database.stat().st_size if database.exists() else 0
    free = shutil.disk_usage(database.parent).free
    told = f"{free // _MB} MB are free beside {database}"
    if free < ROOM:
        return wrong("disk", f"{told}: make room, or sending stops soon")
    left = shutil.disk_usage(_nearest(copies)).free
    if left < size + ROOM:
        needed = f"a copy needs {(size + ROOM) // _MB} MB in {copies}, where {left // _MB} are free"
        return warning("disk", f"{needed}: make room")
    return ok("disk", told)


def _nearest(folder: Path) -> Path:
    """The folder, or the one above it that is there."""
    folder = folder.absolute()
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def examine_writing(database: Path) -> Iterator[Finding]:
    """Whether the bot, as the user that asks, can write to its database."""
    for path in (database.parent, database):
        if path.exists() and not os.access(path, os.W_OK):
            yield wrong(
                "rights", f"{path} cannot be written to: its owner has to be the bot's user"
            )


def examine_backup(rotation: Rotation, now: datetime) -> Finding:
    """Whether there is a recent backup, and it can be read."""
    if not rotation.keep:
        return warning("backup", "none is made: BACKUPS is 0")
    if obstacle := _obstacle(rotation.folder):
        return wrong("backup", f"{obstacle}: see BACKUP_DIR")
    copy = rotation.newest(now)
    if copy is None:
        return warning("backup", "none yet: the bot makes one a minute after its start")
    try:
        require_ours(copy.path, copy.path)
    except (BackupError, sqlite3.Error) as error:
        return wrong("backup", f"{error}: make another with `python -m bot backup`")
    told = f"{copy.path}, of {copy.made_at:%Y-%m-%d %H:%M} UTC"
    if now - copy.made_at > _OLD:
        return warning("backup", f"{told}, is old: see backup.failed in the log")
    return ok("backup", told)


def _obstacle(folder: Path) -> str | None:
    """What keeps copies out of a folder; one that is not there is made in the one above it."""
    place = folder if folder.exists() else folder.parent
    if not place.exists():
        return f"there is no folder {place} to make {folder.name} in"
    if not place.is_dir():
        return f"{place} is no folder"
    if not os.access(place, os.R_OK | os.X_OK):
        return f"{place} cannot be read"
    return None if os.access(place, os.W_OK) else f"{place} cannot be written to"
