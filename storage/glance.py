"""Reading a few rows of SQLite on the thread that asks: the way to another costs more than they do.

In WAL mode no writer keeps a reader waiting. Where something else does, or the disk is slow, the
reader's own thread is asked instead.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from storage.trouble import Trouble, trouble_of
from storage.whole_hop import WholeHop, Work

T = TypeVar("T")

SLOW = 0.05
"""Seconds: a glance that takes longer holds up everybody else."""
SPARED = 60.0
"""For so many seconds after a slow one there is none."""


class Unglanced(Exception):  # noqa: N818 - a reason, not an error
    """It has to be read in another way."""


class Glance:
    """A connection for reading on one thread, opened when it is first needed."""

    def __init__(
        self, path: Path, whole: WholeHop, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._path = path
        self._whole = whole
        self._clock = clock
        self._native: sqlite3.Connection | None = None
        self._from = 0.0

    def __call__(self, work: Work[T]) -> T:
        """What work reads. Raises Unglanced."""
        begun = self._clock()
        if begun < self._from:
            raise Unglanced
        try:
            return self._whole(self._open(), work)
        except sqlite3.Error as error:
            # It could not be opened. The other way says so in words that are known.
            raise Unglanced from error
        except OperationalError as error:
            if trouble_of(error) is Trouble.LOCKED:
                raise Unglanced from error
            raise
        finally:
            ended = self._clock()
            if ended - begun > SLOW:
                self._from = ended + SPARED

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._native is not None:
            self._native.close()
            self._native = None

    def _open(self) -> sqlite3.Connection:
        if self._native is None:
            self._native = sqlite3.connect(self._path, timeout=0.0, isolation_level=None)
            self._native.execute("PRAGMA query_only=ON")
            self._native.execute("PRAGMA temp_store=MEMORY")
        return self._native
