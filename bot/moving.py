"""``python -m bot move``, and what copies of whole databases print on the way."""

import asyncio
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from bot.printing import say
from bot.settings import Settings, read_settings
from delivery.leadership import FileLease
from newsroom.indexing import index_all
from storage.copying import stopping_if
from storage.database import file_of, shown_address
from storage.moving import move, require_two
from storage.portable import CopyError, Proof

_LINE_SECONDS = 5.0
_LONG_SECONDS = 0.5
_SHOWN_DIGITS = 16


async def move_to(settings: Settings, address: str, stopping: asyncio.Event) -> None:
    """Bring the whole database to an empty one, and prove it.

    Raises AlreadyRunningError, CopyError, SettingsError when the address is malformed.
    """
    source, target = settings.database_url, read_settings(database_url=address).database_url
    require_two(source, target)
    progress, began = CopyProgress(), time.monotonic()
    report = stopping_if(stopping.is_set, progress.tell)
    with _only_process(source), _only_process(target):
        proofs = await move(source, target, partial(index_all, report=report), report)
    progress.end()
    _say_proofs(proofs, time.monotonic() - began)
    say(f"Everything is at {shown_address(target)}, and {shown_address(source)} is as it was.")
    say("Set DATABASE_URL to the new address and start the bot; keep the old one for a while.")


class CopyProgress:
    """Lines on standard error: one for each table that takes long, and one every few seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = self._said = clock()
        self._table, self._rows = "", 0

    def tell(self, table: str, rows: int) -> None:
        """So many rows of a table have come so far."""
        now = self._clock()
        if table != self._table:
            self.end()
            self._began = self._said = now
        self._table, self._rows = table, rows
        if now - self._said >= _LINE_SECONDS:
            self._said = now
            self._write(now - self._began, "…")

    def end(self) -> None:
        """The last table is through."""
        took = self._clock() - self._began
        if self._table and took >= _LONG_SECONDS:
            self._write(took)

    def _write(self, took: float, more: str = "") -> None:
        pace = f"{self._rows / took:,.0f} rows/s"
        sys.stderr.write(f"{self._table}: {self._rows:,} rows, {pace}{more}\n")
        sys.stderr.flush()


@contextmanager
def _only_process(url: str) -> Iterator[None]:
    """While nobody else runs on an SQLite file. Raises AlreadyRunningError, CopyError."""
    try:
        lease = FileLease.take(file_of(url), "move")
    except OSError as error:
        raise CopyError(f"{shown_address(url)} cannot be used: {error.strerror}") from error
    try:
        yield
    finally:
        lease.release()


def _say_proofs(proofs: Sequence[Proof], took: float) -> None:
    filled = [proof for proof in proofs if proof.rows]
    for proof in filled:
        digits = proof.checksum[:_SHOWN_DIGITS]
        say(f"{proof.table:<20} {proof.rows:>12,} rows  sha256 {digits}  equal")
    rows = sum(proof.rows for proof in filled)
    say(f"{'all':<20} {rows:>12,} rows in {took:.1f} s, {rows / took:,.0f} rows/s")
    say(f"{len(proofs) - len(filled)} more tables are empty, there as here.")
