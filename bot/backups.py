"""A copy of an SQLite database beside it that is never much older than a day."""

import asyncio
import logging
import time
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.clock import Clock
from bot.waiting import in_background, unless
from bot.watch import TellOwners
from storage.backup import BackupError, DamagedError, back_up, backup_of, made_at
from storage.database import Database
from storage.trouble import Trouble
from texts.alerts import backup_failed

AGE = timedelta(days=1)
AGAIN = timedelta(hours=1)
"""After a failure."""

log = logging.getLogger(__name__)


class Backups:
    """Makes a backup when the last is a day old: the file's own time decides."""

    def __init__(self, database: Database, tell_owners: TellOwners, clock: Clock) -> None:
        self._database = database
        self._tell_owners = tell_owners
        self._clock = clock
        self._stopping = asyncio.Event()
        self._failed_at: datetime | None = None

    def stop(self) -> None:
        """Make none any more, and leave the one under way unfinished."""
        self._stopping.set()

    async def look(self) -> None:
        """The tick: make a backup if one is due."""
        path = self._database.path
        if path is not None and self._is_due(path):
            await self._make(path)

    def _is_due(self, path: Path) -> bool:
        now = self._clock()
        if self._stopping.is_set() or self._database.condition.trouble is not None:
            return False
        if self._failed_at is not None and now - self._failed_at < AGAIN:
            return False
        last = made_at(path)
        # One from the future says that a clock was wrong, and nothing else.
        return last is None or not timedelta(0) <= now - last < AGE

    async def _make(self, path: Path) -> None:
        begun = time.monotonic()
        making = partial(back_up, path, backup_of(path), self._stopping.is_set)
        stop = asyncio.create_task(self._stopped())
        try:
            await unless(stop, in_background(making))
        except DamagedError:
            self._database.condition.suffer(Trouble.DAMAGED)
        except BackupError as error:
            self._fail(str(error))
        else:
            self._failed_at = None
            if not self._stopping.is_set():
                seconds = round(time.monotonic() - begun, 1)
                log.info("backup.made", extra={"file": backup_of(path), "seconds": seconds})
        finally:
            stop.cancel()

    async def _stopped(self) -> None:
        await self._stopping.wait()

    def _fail(self, reason: str) -> None:
        if self._stopping.is_set():
            return
        log.error("backup.failed", extra={"reason": reason})
        if self._failed_at is None:
            self._tell_owners(partial(backup_failed, reason=reason))
        self._failed_at = self._clock()
