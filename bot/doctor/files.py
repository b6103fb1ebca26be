"""What lies on the disk: whose eyes it is for, the room that is left, the backup."""

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
"""There containers and systemd mount secrets, with rights that are not ours to choose."""
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
    # A folder that is not there yet is made in the one above it.
    left = shutil.disk_usage(copies if copies.is_dir() else copies.parent).free
    if left < size + ROOM:
        needed = f"a copy needs {(size + ROOM) // _MB} MB in {copies}, where {left // _MB} are free"
        return warning("disk", f"{needed}: make room")
    return ok("disk", told)


def examine_backup(rotation: Rotation, now: datetime) -> Finding:
    """Whether there is a backup of late that can be read."""
    if not rotation.keep:
        return warning("backup", "none is made: BACKUPS is 0")
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
