"""Daily backups: of an SQLite file in a thread, of a database on a server in another process."""

import asyncio
import json
import logging
import sys
import time
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.clock import Clock
from bot.waiting import in_background, unless
from bot.watch import TellOwners
from storage.backup import BackupError, DamagedError, NoRoomError, back_up
from storage.backup_process import NO_ROOM
from storage.copying import with_room
from storage.database import Database
from storage.rotation import BEFORE_AGE, Rotation
from storage.trouble import Trouble
from texts.alerts import backup_failed

AGE = timedelta(days=1)
AGAIN = timedelta(hours=1)
"""After a failure."""

log = logging.getLogger(__name__)


def oldest_age(keep: int) -> timedelta | None:
    """The age at which the oldest of ``keep`` daily backups is deleted; None where none is made."""
    return max(AGE * keep, BEFORE_AGE) if keep else None


class Backups:
    """Makes a backup when the newest is a day old, by the time of its file."""

    def __init__(
        self,
        database: Database,
        url: str,
        rotation: Rotation,
        tell_owners: TellOwners,
        clock: Clock,
    ) -> None:
        self._database = database
        self._url = url
        self._rotation = rotation
        self._tell_owners = tell_owners
        self._clock = clock
        self._stopping = asyncio.Event()
        self._failed_at: datetime | None = None

    def stop(self) -> None:
        """Make none any more, and abort the one under way."""
        self._stopping.set()

    async def look(self) -> None:
        """The tick: make a copy if one is due, and delete those that are too many."""
        now = self._clock()
        if self._is_due(now):
            await self._make(now)

    def _is_due(self, now: datetime) -> bool:
        if not self._rotation.keep or self._stopping.is_set():
            return False
        if self._database.condition.trouble is not None:
            return False
        if self._failed_at is not None and now - self._failed_at < AGAIN:
            return False
        last = self._rotation.newest(now)
        return last is None or now - last.made_at >= AGE

    async def _make(self, now: datetime) -> None:
        begun, target = time.monotonic(), self._rotation.daily(now)
        stop = asyncio.create_task(self._stopped())
        try:
            await unless(stop, with_room(self._rotation, lambda: self._copied(target)))
            await asyncio.to_thread(self._rotation.rotate, now)
        except DamagedError:
            self._database.condition.suffer(Trouble.DAMAGED)
        except (BackupError, OSError) as error:
            self._fail(str(error))
        else:
            self._failed_at = None
            if not self._stopping.is_set():
                seconds = round(time.monotonic() - begun, 1)
                log.info("backup.made", extra={"file": target, "seconds": seconds})
        finally:
            stop.cancel()

    async def _stopped(self) -> None:
        await self._stopping.wait()

    async def _copied(self, target: Path) -> None:
        path = self._database.path
        if path is None:
            await copied_apart(self._url, target)
        else:
            await in_background(partial(back_up, path, target, self._stopping.is_set))

    def _fail(self, reason: str) -> None:
        if self._stopping.is_set():
            return
        log.error("backup.failed", extra={"reason": reason})
        if self._failed_at is None:
            self._tell_owners(partial(backup_failed, reason=reason))
        self._failed_at = self._clock()


async def copied_apart(url: str, target: Path) -> None:
    """Copy a database on a server in another process, which is killed if the caller is cancelled.

    Raises BackupError.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "storage.backup_process"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,  # Ctrl-C in a terminal is for the bot, which drains
    )
    asked = json.dumps({"url": url, "target": str(target)})
    try:
        _, said = await process.communicate(asked.encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        lines = said.decode("utf-8", "replace").splitlines()
        kind = NoRoomError if process.returncode == NO_ROOM else BackupError
        raise kind(lines[-1] if lines else f"The copying ended with {process.returncode}")
