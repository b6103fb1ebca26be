"""Pruning: what is old and needed no more is dropped, a little with every tick.

Counts, articles that were ever published and their versions stay for ever.
"""

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from newsroom.desk import Desk
from storage import idempotency
from storage.database import Connection
from storage.pruning.deliveries import START, drop_deliveries, next_chunk
from storage.pruning.dispatches import drop_dispatches, finished_dispatches
from storage.pruning.drafts import drop_drafts, drop_originals, old_originals, orphaned_drafts
from storage.pruning.rules import dead_rules, drop_matches, drop_rules, matches_of
from storage.totals import add_up, has_many_rows

CHUNKS = 40
"""So many chunks of deliveries are looked through with one tick."""
# Telegram lets people edit their messages for 48 hours; the rest is for clocks and outages.
_ORIGINALS_KEPT_FOR = timedelta(days=3)
# A repeat is answered for one day; the rest is for clocks.
_KEYS_KEPT_FOR = timedelta(days=2)
_MOST_BATCHES = 10

T = TypeVar("T")
_Find = Callable[[Connection], Awaitable[Sequence[T]]]
_Drop = Callable[[Connection, Sequence[T]], Awaitable[int]]

log = logging.getLogger(__name__)


class Pruner:
    """Drops what is older than ``keep``; it remembers how far it has looked, until a restart."""

    def __init__(self, desk: Desk, keep: timedelta) -> None:
        self._database = desk.database
        self._keep = keep
        self._place = START
        self._rule = 0
        self._dropped = Counter[str]()

    async def prune(self, now: datetime) -> None:
        """The tick: look through some of what is kept, in transactions of some milliseconds."""
        before = now - self._keep
        await self._prune_deliveries(before)
        await self._drop_some(
            "dispatches",
            lambda connection: finished_dispatches(connection, before),
            lambda connection, ids: drop_dispatches(connection, ids, before),
        )
        await self._drop_some(
            "drafts",
            lambda connection: orphaned_drafts(connection, before),
            lambda connection, ids: drop_drafts(connection, ids, before),
        )
        editable = min(before, now - _ORIGINALS_KEPT_FOR)
        await self._drop_some(
            "originals",
            lambda connection: old_originals(connection, editable),
            lambda connection, ids: drop_originals(connection, ids, editable),
        )
        await self._drop_some(
            "keys",
            lambda connection: idempotency.keys_before(connection, now - _KEYS_KEPT_FOR),
            idempotency.drop_keys,
        )
        await self._prune_rules()
        await self._add_up_totals()

    async def _prune_deliveries(self, before: datetime) -> None:
        for _ in range(CHUNKS):
            async with self._database.snapshot() as connection:
                chunk = await next_chunk(connection, self._place, before)
            if chunk is None:
                self._begin_again()
                return
            if chunk.spent:
                async with self._database.transaction() as connection:
                    self._dropped["deliveries"] += await drop_deliveries(connection, chunk)
            self._place = chunk.upto

    def _begin_again(self) -> None:
        self._place = START
        if any(self._dropped.values()):
            log.info(
                "pruning.done",
                extra={
                    "deliveries": self._dropped["deliveries"],
                    "dispatches": self._dropped["dispatches"],
                    "drafts": self._dropped["drafts"],
                    "originals": self._dropped["originals"],
                    "keys": self._dropped["keys"],
                    "matches": self._dropped["matches"],
                    "rules": self._dropped["rules"],
                },
            )
            self._dropped.clear()

    async def _prune_rules(self) -> None:
        async with self._database.snapshot() as connection:
            dead, last = await dead_rules(connection, self._rule)
        self._rule = last or 0
        if not dead:
            return
        await self._drop_some(
            "matches",
            lambda connection: matches_of(connection, dead),
            drop_matches,
        )
        async with self._database.transaction() as connection:
            self._dropped["rules"] += await drop_rules(connection, dead)

    async def _drop_some(self, what: str, find: _Find[T], drop: _Drop[T]) -> None:
        """Drop batch after batch, until none is left or others shall have their turn."""
        for _ in range(_MOST_BATCHES):
            async with self._database.snapshot() as connection:
                found = await find(connection)
            if not found:
                return
            async with self._database.transaction() as connection:
                dropped = await drop(connection, found)
            if not dropped:
                return
            self._dropped[what] += dropped

    async def _add_up_totals(self) -> None:
        async with self._database.snapshot() as connection:
            many = await has_many_rows(connection)
        if many:
            async with self._database.transaction() as connection:
                await add_up(connection)
