"""Who may poll and send: one process at a time.

On SQLite the operating system says who: a lock on a file beside the database. On PostgreSQL
a row does, for a term that its holder renews; another process takes over when the term is over or
the holder's connection is gone. The old holder is fenced off twice: every
transaction of the delivery checks the epoch, and every write of a request the term, by a clock
that neither a suspended process nor a sleeping machine can stop.
"""

import asyncio
import fcntl
import logging
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Protocol, Self

from botapi.errors import LeaseLostError
from storage import leases
from storage.database import Connection, Database, DatabaseError
from storage.trouble import Trouble, trouble_of

log = logging.getLogger(__name__)

LEASE_NAME = "delivery"
TERM = timedelta(seconds=8)
MARGIN_SECONDS = 2.0
"""A request is written so long before the end of a term at the latest."""
RENEW_SECONDS = 2.0
TRY_SECONDS = 1.0


def boot_time() -> float:
    """Seconds of a clock that goes on while the machine sleeps, where the system has one."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


RUN = "run"
_LONGEST_COMMAND = 20


class AlreadyRunningError(Exception):
    """Another process is at work on the same database; ``command`` is what it does there."""

    def __init__(self, database: Path, command: str = RUN) -> None:
        if command == RUN:
            super().__init__(f"The bot already runs on {database}: stop that one first.")
        else:
            super().__init__(f"A `{command}` is at work on {database}: wait until it is over.")


class Lease(Protocol):
    """The right to send, as the worker sees it."""

    def is_held(self) -> bool:
        """Whether a request may be written at this very moment."""

    async def fence(self, connection: Connection) -> None:
        """Hold the right until the transaction ends; raises LeaseLostError when it is gone."""


class FileLease:
    """SQLite's: the operating system's lock on a file beside the database, free with its holder."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, database: Path | None, command: str = RUN) -> Self:
        """Lock ``<database>.lock``; raises AlreadyRunningError when another process has.

        ``command`` is what others are told of this one. A database in no file is nobody else's
        anyway.
        """
        if database is None:
            return cls(None)
        descriptor = os.open(_lock_of(database), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        os.fchmod(descriptor, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            said = os.pread(descriptor, _LONGEST_COMMAND, 0).decode("ascii", "replace")
            os.close(descriptor)
            raise AlreadyRunningError(database, said or RUN) from error
        # It is only told: on a full disk the lock alone has to do.
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, command.encode("ascii"), 0)
        return cls(descriptor)

    @classmethod
    def give_way(cls, database: Path | None) -> None:
        """For what writes beside the bot: raises AlreadyRunningError while a command is at work.

        What is written during a move would be missing in the copy.
        """
        if database is None or not _lock_of(database).exists():
            return
        said = _lock_of(database).read_text("ascii", "replace")[:_LONGEST_COMMAND]
        if said not in ("", RUN):
            cls.take(database, said).release()

    def is_held(self) -> bool:
        """Always: no other process can have it while this one lives."""
        return True

    async def fence(self, connection: Connection) -> None:
        """Nothing to do: see ``is_held``."""

    def release(self) -> None:
        """Let another process start."""
        if self._descriptor is not None:
            os.close(self._descriptor)


def _lock_of(database: Path) -> Path:
    return database.with_name(f"{database.name}.lock")


class RowLease:
    """PostgreSQL's: a row with an epoch, held for a term."""

    def __init__(self, epoch: int, held_since: float, clock: Callable[[], float]) -> None:
        self.epoch = epoch
        self._clock = clock
        self._extend(held_since)

    @classmethod
    async def take(cls, database: Database, holder: str, clock: Callable[[], float]) -> Self | None:
        """Take the lease, if it is free."""
        began = clock()
        async with database.transaction() as connection:
            epoch = await leases.take(connection, LEASE_NAME, holder, TERM)
        return None if epoch is None else cls(epoch, began, clock)

    def is_held(self) -> bool:
        """Whether the term lasts, by this process's own clock."""
        return self._clock() < self._until

    async def fence(self, connection: Connection) -> None:
        """Keep anybody from taking over before the transaction ends."""
        if not await leases.fence(connection, LEASE_NAME, self.epoch):
            raise LeaseLostError

    async def renew(self, connection: Connection) -> None:
        """Begin a new term; raises LeaseLostError when there is a new holder."""
        began = self._clock()
        if not await leases.renew(connection, LEASE_NAME, self.epoch, TERM):
            self._until = began
            raise LeaseLostError
        self._extend(began)

    async def keep(self, database: Database) -> None:
        """Renew until cancelled. Raises LeaseLostError."""
        failing = False
        while True:
            try:
                async with database.session() as connection:
                    await leases.show_life(connection, self.epoch)
                    while True:
                        await self.renew(connection)
                        failing = False
                        await asyncio.sleep(RENEW_SECONDS)
            except (DatabaseError, OSError) as error:
                if not failing:
                    log.warning("lease.not_renewed", extra={"error": type(error).__name__})
                failing = True
                await asyncio.sleep(TRY_SECONDS)

    async def release(self, database: Database) -> None:
        """Let another process take over at once."""
        self._until = self._clock()
        async with database.transaction() as connection:
            await leases.release(connection, LEASE_NAME, self.epoch)

    def _extend(self, began: float) -> None:
        self._until = began + TERM.total_seconds() - MARGIN_SECONDS


async def stand_by(
    database: Database,
    holder: str,
    clock: Callable[[], float] = boot_time,
    given_up: asyncio.Event | None = None,
) -> RowLease:
    """Wait until this process may lead, also for a server that is away.

    ``given_up`` is set when it is likely that it may.
    """
    waiting = False
    given_up = given_up or asyncio.Event()
    while (lease := await _taken(database, holder, clock)) is None:
        if not waiting:
            log.info("lease.standing_by", extra={"holder": holder})
            waiting = True
        given_up.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(given_up.wait(), TRY_SECONDS)
    log.info("lease.taken", extra={"holder": holder, "epoch": lease.epoch})
    return lease


async def _taken(database: Database, holder: str, clock: Callable[[], float]) -> RowLease | None:
    try:
        async with database.snapshot() as connection:
            if not await leases.may_be_free(connection, LEASE_NAME):
                return None
        return await RowLease.take(database, holder, clock)
    except DatabaseError as error:
        if trouble_of(error) is not Trouble.UNREACHABLE:
            raise
        return None


@asynccontextmanager
async def keeping(lease: RowLease, database: Database) -> AsyncIterator[asyncio.Task[None]]:
    """Renew a lease meanwhile, and release it at the end; the task ends when the lease is lost."""
    task = asyncio.create_task(lease.keep(database))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait({task})
        try:
            await lease.release(database)
        except (DatabaseError, OSError) as error:
            log.warning("lease.not_released", extra={"error": type(error).__name__})
