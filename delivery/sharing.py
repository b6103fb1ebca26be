"""A process's share of the token's pace, where several answer and one of them sends news.

A grant is for a term, and decided by what the others have: all together never exceed the pace. A
process keeps to less before it gives anything back, and gives back only what its messages of the
last second leave free. So whoever is granted that cannot meet them in Telegram's sliding second.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from math import inf

from botapi.pacing import REPLY_RESERVE, SECOND, Pacing
from delivery.division import Demand, division, floor_of
from delivery.leadership import boot_time
from storage import pace
from storage.database import Connection, Database, DatabaseError
from storage.pace import StoredShare

TERM = timedelta(seconds=3)
MARGIN_SECONDS = SECOND + 0.2
"""A grant is used until so long before the others count it as free: what was sent is older then."""
GONE = timedelta(minutes=1)
"""For so long after its term a process may use its floor, and the others leave it that."""
RENEW_SECONDS = 1.0
BUSY_SECONDS = 0.5
RETURN_SECONDS = 0.2
"""The same while it has more than it uses, or less than its due."""
LEAST_SECONDS = 0.05
"""Between two renewals, whoever asks for them."""
AGAIN_SECONDS = 0.5
"""Until a connection that is lost is sought again."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Grant:
    """What a renewal came to: ``due`` is a process's part, ``granted`` what it has until then."""

    due: int
    granted: int
    floor: int


class TokenShare:
    """How many messages a second this process may send, by its own clock.

    ``clock`` goes on while the machine sleeps; ``pacing`` is the pace that keeps to the share.
    """

    def __init__(
        self,
        database: Database,
        holder: str,
        rate: int,
        clock: Callable[[], float] = boot_time,
        pace_clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self.holder = holder
        self._rate = rate
        self._total = rate + REPLY_RESERVE
        self._clock = clock
        self._limit = 0
        self._floor = 0
        self._granted = 0
        self._told = 0
        self._until = -inf
        self._gone_at = -inf
        self._bell = asyncio.Event()
        self.pacing = Pacing(rate, pace_clock, self)

    def limit(self) -> int:
        """The most messages of any sliding second; without the database no more than the floor."""
        now = self._clock()
        if now < self._until:
            return self._limit
        return min(self._limit, self._floor) if now < self._gone_at else 0

    def ask(self) -> None:
        """Ask for more, unless it has been asked for."""
        if min(self._wish().wanted, self._total) > self._told:
            self._bell.set()

    def look(self) -> None:
        """Some process has less than its due: see whether anything is to be given back, or had."""
        self._bell.set()

    async def keep(self) -> None:
        """Renew until cancelled, then let others have what is not used any more.

        Over a connection of its own: in a flood there is a queue for the others.
        """
        failing = False
        try:
            while True:
                try:
                    async with self._database.session() as connection:
                        while True:
                            await self.renew(connection)
                            failing = False
                            await asyncio.sleep(LEAST_SECONDS)
                            await self._rest()
                except (DatabaseError, OSError) as error:
                    if not failing:
                        log.warning("pace.not_renewed", extra={"error": type(error).__name__})
                    failing = True
                    await asyncio.sleep(AGAIN_SECONDS)
        finally:
            await self.leave()

    async def renew(self, connection: Connection) -> None:
        """Agree with the others on who has what, once; each statement is a transaction."""
        wish = self._wish()
        self._bell.clear()
        # From now on; others may have it as soon as a second has passed.
        self._limit = min(self._limit, max(wish.wanted, self._floor))
        used = max(self._limit, self.pacing.counting)
        began = self._clock()
        while (grant := await self._agree(connection, wish, used)) is None:
            began = self._clock()
        self._told = wish.wanted
        self._granted, self._floor = grant.granted, grant.floor
        self._limit = min(grant.due, grant.granted)
        self._until = began + TERM.total_seconds() - MARGIN_SECONDS
        self._gone_at = self._until + GONE.total_seconds()

    async def _agree(self, connection: Connection, wish: Demand, used: int) -> _Grant | None:
        """Decide by what all have; None when that has changed meanwhile."""
        last, found = await pace.shares(connection)
        if not last:
            await pace.begin_shares(connection)
            return None
        if any(one.left <= -GONE for one in found):
            await pace.drop_shares(connection, GONE)
        before = next((one for one in found if one.holder == self.holder), None)
        others = [one for one in found if one is not before and one.left > -GONE]
        living = [one for one in others if one.left > timedelta(0)]
        grant = self._grant(wish, used, others, living)
        share = StoredShare(self.holder, wish.wanted, grant.granted, wish.sends, TERM)
        wakes = _concerns_others(before, wish, grant, living)
        return grant if await pace.keep_share(connection, last, share, wakes=wakes) else None

    def _grant(
        self, wish: Demand, used: int, others: Sequence[StoredShare], living: Sequence[StoredShare]
    ) -> _Grant:
        floor = floor_of(self._rate, self._total, len(living) + 1)
        dead = sum(min(one.granted, floor) for one in others if one not in living)
        wishes = [Demand(one.holder, one.wanted, one.sends) for one in living]
        due = division([*wishes, wish], self._rate, self._total - dead)[self.holder]
        free = self._total - dead - sum(one.granted for one in living)
        return _Grant(due, max(0, min(max(due, used), free)), floor)

    def _wish(self) -> Demand:
        bulk = self.pacing.bulk_wanted
        wanted = min(bulk + self.pacing.replies_wanted, self._total)
        return Demand(self.holder, wanted, sends=bulk > 0)

    @property
    def _pause(self) -> float:
        if self._granted > self._limit:
            return RETURN_SECONDS
        return BUSY_SECONDS if self._told > self._floor else RENEW_SECONDS

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._bell.wait(), self._pause)

    async def leave(self) -> None:
        """Let others have it at once, unless what was sent within a second still counts."""
        if self.pacing.counting:
            return
        self._limit = self._floor = 0
        try:
            await self._database.single(partial(pace.drop_share, holder=self.holder))
        except (DatabaseError, OSError) as error:
            log.warning("pace.not_returned", extra={"error": type(error).__name__})


def _concerns_others(
    before: StoredShare | None, wish: Demand, grant: _Grant, living: Sequence[StoredShare]
) -> bool:
    """Whether others have to give something back, or may have what has been given back."""
    had, wanted = (before.granted, before.wanted) if before else (0, 0)
    asks_for_more = grant.granted < grant.due and wish.wanted > wanted
    gives_back = grant.granted < had and any(one.granted < one.wanted for one in living)
    return asks_for_more or gives_back
