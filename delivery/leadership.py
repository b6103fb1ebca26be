"""Who may poll and send: one process at a time."""

import fcntl
import os
from pathlib import Path
from typing import Protocol, Self

from storage.database import Connection


class LeaseLostError(Exception):
    """Another process has taken over; this one may send nothing more."""


class AlreadyRunningError(Exception):
    """Another process runs on the same database."""


class Lease(Protocol):
    """The right to send, as the worker sees it."""

    def is_held(self) -> bool:
        """Whether a request may be written at this very moment."""

    async def fence(self, connection: Connection) -> None:
        """Hold the right until the transaction ends; raises LeaseLostError when it is gone."""


class FileLease:
    """SQLite's: the operating system's lock on a file beside the database, free with its holder."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, database: Path) -> Self:
        """Lock ``<database>.lock``; raises AlreadyRunningError when another process has."""
        path = database.with_name(f"{database.name}.lock")
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise AlreadyRunningError(
                f"Another bot is running on {database}: stop it, or name another DATABASE_URL"
            ) from error
        return cls(descriptor)

    def is_held(self) -> bool:
        """Always: no other process can have it while this one lives."""
        return True

    async def fence(self, connection: Connection) -> None:
        """Nothing to do: see ``is_held``."""

    def release(self) -> None:
        """Let another process start."""
        os.close(self._descriptor)
