"""Updates from Telegram: kept durably before Telegram may forget them, then handled.

aiogram's own polling confirms updates before they are handled, and loses them with the process;
one malformed update blocks its whole batch (aiogram #1840, #1587). Here the table is the queue:
taking an update never waits for the handling of another.
"""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from botapi.errors import LeaseLostError
from botapi.update import RawUpdate, UpdateOutcome
from storage import updates as stored_updates
from storage.database import Connection, Database, DatabaseError
from storage.editors import editor_ids
from storage.updates import Held, Incoming, Turn
from updates.handling import HandleUpdate, Handling, KeptUpdate
from updates.journal import Journal
from updates.queues import ChatQueues
from updates.routing import PERMITS, Pool, route_of

# Telegram itself keeps an update for a day: later than that none is delivered again.
KEPT_FOR = timedelta(days=7)
SET_ASIDE_FOR = timedelta(days=30)
# A holder renews every few seconds; after so long without that, it counts as dead.
SILENT_FOR = timedelta(seconds=10)
HOLD_SECONDS = 3.0
GRACE_SECONDS = 3.0
"""How long after a signal updates that wait still have their turn."""
GIVING_BACK_SECONDS = 1.5
"""The most that the end waits for a database that does not answer."""
POST_SECONDS = 1.0
"""How long a post is left open for its update to be handled; the next of its chat comes after."""
MOST_IN_MEMORY = 2000
"""What waits beyond that is read again from the table when its turn comes."""
CROWD = 20
"""When so many updates come at once, more are about to come."""
CROWDED_SECONDS = 0.3
_TAKEN_OVER_AT_ONCE = 500
_PAUSE = 1.0

_GIVING_WAY = (Pool.READERS, Pool.INLINE, Pool.SUSPECTS)

log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Post:
    update: RawUpdate
    payload: str
    turn: Turn | None = None


class Intake:
    """Keeps what it is given and has each update handled once, in order within a chat.

    Until it is opened it only keeps. ``holder`` names this run of the program, as no other;
    ``outcomes`` counts what became of updates.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        holder: str,
        outcomes: Counter[UpdateOutcome] | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._holder = holder
        self._is_open = False
        self._taking = asyncio.Lock()
        self._queues = ChatQueues(self._work, PERMITS)
        self._journal = Journal(database, clock, holder)
        self._handling = Handling(self._journal, clock, Counter() if outcomes is None else outcomes)
        self._items: dict[int, KeptUpdate] = {}
        self._posts: list[_Post] = []

    def announce(self, tell_set_aside: Callable[[int], None]) -> None:
        """From now on tell of each update that is set aside, by its number."""
        self._handling.tell_set_aside = tell_set_aside

    async def open(self, handle: HandleUpdate) -> None:
        """Handle what has been kept, also before the last stop, and from now on what comes."""
        self._handling.handle = handle
        while await self._tried_to_take_over():
            pass

    def open_beside_others(self, handle: HandleUpdate) -> None:
        """Handle from now on what comes; what has been kept may be in another process's hands."""
        self._handling.handle = handle
        self._is_open = True

    async def take(self, batch: Sequence[RawUpdate]) -> None:
        """Keep a batch, to be handled later; on return Telegram may forget it.

        An update seen before is dropped.
        """
        self._make_way(len(batch))
        now = self._clock()
        # ASCII escapes hold what people can send and no database column can: lone surrogates.
        payloads = [json.dumps(one) for one in batch]
        async with self._taking:
            # What nobody holds is taken over when the intake opens.
            holder = self._holder if self._is_open else ""
            owed = self._journal.owed

            async def keep(
                connection: Connection,
            ) -> tuple[set[int], list[Incoming], set[int]]:
                await stored_updates.mark_handled(connection, owed, now)
                editors = await editor_ids(connection)
                incoming = self._incoming(batch, payloads, editors)
                fresh = await stored_updates.keep(connection, incoming, holder, now)
                return editors, incoming, fresh

            editors, incoming, fresh = await self._database.write(keep)
            self._journal.noted(owed)
            dropped = []
            if self._is_open:
                for update, kept in zip(batch, incoming, strict=True):
                    if kept.update_id in fresh:
                        fresh.discard(kept.update_id)
                        dropped += self._put(update, now, editors, begun=kept.begun, alone=True)
        await self._drop(dropped)

    async def receive(self, update: RawUpdate) -> bool:
        """Keep an update that several processes may be given, and have it handled once.

        Whether Telegram may forget it: not while nothing handles yet, or another process has it or
        an earlier one of its chat. On return it has been handled, unless that takes long.
        """
        if self._handling.handle is None:
            return False
        number = update["update_id"]
        if number not in self._items:
            turn = await self._take_up(update)
            if turn is not Turn.OURS:
                return turn is Turn.OVER
        item = self._items.get(number)
        if item is not None and item.begun:
            await _within(item.over.wait(), POST_SECONDS)
        return True

    async def keep_hold(self) -> None:
        """Until cancelled, renew the hold on updates, so that no other process takes them over."""
        while True:
            await asyncio.sleep(HOLD_SECONDS)
            await self.hold()

    async def hold(self) -> None:
        """Renew it once."""
        if not self._items:
            return
        try:
            async with self._database.transaction() as connection:
                await stored_updates.hold(connection, self._holder, self._clock())
        except (DatabaseError, OSError) as error:
            log.warning("update.not_held", extra={"error": type(error).__name__})

    async def take_up_abandoned(self) -> None:
        """Handle unacknowledged updates of processes whose hold has run out."""
        if self._is_open:
            await self.hold()
            while await self._take_over(self._clock() - SILENT_FOR):
                pass

    def stop_soon(self, _: object = None) -> None:
        """After a few seconds begin nothing more: what waits then is kept for the next start."""
        asyncio.get_running_loop().call_later(GRACE_SECONDS, self._queues.stop)

    async def drain(self) -> None:
        """Wait until everything taken has been handled, or begun when it is stopped."""
        await self._queues.drain()
        await self._journal.end()

    async def cancel(self) -> None:
        """Break off what is being handled; the next start begins it again.

        An attempt that was broken off does not count.
        """
        broken_off = [
            item.update_id for item in self._items.values() if item.is_handled or item.counted
        ]
        await self._queues.cancel()
        try:
            async with asyncio.timeout(GIVING_BACK_SECONDS):
                await self._journal.end()
                await self._give_back(broken_off)
        except (DatabaseError, OSError) as error:
            log.warning("update.not_given_back", extra={"error": type(error).__name__})

    async def _give_back(self, update_ids: Sequence[int]) -> None:
        if update_ids:
            async with self._database.transaction() as connection:
                await stored_updates.give_back(connection, update_ids, self._holder)

    async def forget_old(self) -> None:
        """Drop handled updates that Telegram can no longer deliver again."""
        now = self._clock()
        most = dropped = stored_updates.FORGOTTEN_AT_ONCE
        while dropped == most:
            async with self._database.transaction() as connection:
                dropped = await stored_updates.forget(
                    connection, now - KEPT_FOR, now - SET_ASIDE_FOR, most=most
                )
        async with self._database.transaction() as connection:
            await stored_updates.forget_holders(connection, now - KEPT_FOR)

    async def _tried_to_take_over(self) -> bool:
        """Take over some of what has been kept; whether there may be more."""
        try:
            return await self._take_over(None)
        except (DatabaseError, OSError) as error:
            log.warning("update.not_taken_over", extra={"error": type(error).__name__})
            await asyncio.sleep(_PAUSE)
            return True

    async def _take_over(self, silent_since: datetime | None) -> bool:
        now = self._clock()
        async with self._taking:
            async with self._database.transaction() as connection:
                held = await stored_updates.take_over(
                    connection,
                    self._holder,
                    now,
                    silent_since=silent_since,
                    most=_TAKEN_OVER_AT_ONCE,
                )
                editors = await editor_ids(connection)
            dropped = self._put_held(held, editors)
            # Under the lock: what comes from now on comes after all that was kept.
            self._is_open = self._is_open or not held
        await self._drop(dropped)
        return bool(held)

    def _put_held(self, held: Iterable[Held], editors: Collection[int]) -> list[int]:
        dropped = []
        for each in held:
            if each.update_id not in self._items and not self._journal.has_ended(each.update_id):
                update = json.loads(each.payload)
                suspect = each.attempts > 0
                dropped += self._put(update, each.received_at, editors, suspect=suspect)
        return dropped

    async def _take_up(self, update: RawUpdate) -> Turn | None:
        """Whose it is, asked together with all that comes meanwhile; None when that failed."""
        post = _Post(update, json.dumps(update))
        self._posts.append(post)
        async with self._taking:
            if post in self._posts:
                posts, self._posts = self._posts, []
                await self._take_up_all(posts)
        return post.turn

    async def _take_up_all(self, posts: Sequence[_Post]) -> None:
        self._make_way(len(posts))
        now = self._clock()
        async with self._database.transaction() as connection:
            editors = await editor_ids(connection)
            incoming = self._incoming(
                [post.update for post in posts], [post.payload for post in posts], editors
            )
            taken = await stored_updates.take_up(
                connection, incoming, self._holder, now, now - SILENT_FOR
            )
        dropped = self._put_held(taken.earlier, editors)
        begun = {one.update_id for one in incoming if one.begun}
        for post in sorted(posts, key=lambda each: int(each.update["update_id"])):
            number = post.update["update_id"]
            post.turn = Turn.OVER if self._journal.has_ended(number) else taken.turns[number]
            if post.turn is Turn.OURS and number not in self._items:
                dropped += self._put(post.update, now, editors, begun=number in begun)
        await self._drop(dropped)

    def _make_way(self, count: int) -> None:
        """Taking comes before handling: an editor's /stop may be the last of a thousand updates."""
        if count >= CROWD:
            self._queues.hold_back(_GIVING_WAY, CROWDED_SECONDS)

    def _incoming(
        self, batch: Sequence[RawUpdate], payloads: Sequence[str], editors: Collection[int]
    ) -> list[Incoming]:
        """Updates as they come: the attempt of what starts is counted as it is kept."""
        routes = [route_of(one, editors) for one in batch]
        starting = self._queues.starting([(route.queue, route.pool) for route in routes])
        return [
            Incoming(
                one["update_id"],
                payload,
                route.chat,
                self._is_open and starts and self._is_remembered(route.pool),
            )
            for one, payload, route, starts in zip(batch, payloads, routes, starting, strict=True)
        ]

    def _put(
        self,
        update: RawUpdate,
        received_at: datetime,
        editors: Collection[int],
        *,
        begun: bool = False,
        suspect: bool = False,
        alone: bool = False,
    ) -> list[int]:
        """Let an update wait for its turn; the numbers of those that it makes pointless.

        ``alone``: no other process is given updates.
        """
        route = route_of(update, editors)
        pool = Pool.SUSPECTS if suspect and route.pool is not Pool.CONTROLS else route.pool
        item = KeptUpdate(
            update["update_id"],
            received_at,
            update if self._is_remembered(route.pool) else None,
            is_inline=route.pool is Pool.INLINE,
            may_be_late=alone and pool is Pool.READERS and "message" in update,
        )
        item.begun = item.raw is not None and self._queues.starts_at_once(route.queue, pool)
        item.counted = begun and item.begun
        if begun and not item.begun:
            self._journal.waits(item.update_id)
        # Whoever types on sees the answer to the last inline query only.
        older = self._queues.withdraw(route.queue) if item.is_inline else []
        for each in older:
            del self._items[each.update_id]
            each.over.set()
        self._items[item.update_id] = item
        self._queues.put(route.queue, pool, item)
        return [each.update_id for each in older]

    def _is_remembered(self, pool: Pool) -> bool:
        """Whether an update stays in memory while it waits; controls do in any case."""
        return pool is Pool.CONTROLS or len(self._items) < MOST_IN_MEMORY

    async def _drop(self, update_ids: Sequence[int]) -> None:
        if update_ids:
            await self._journal.end(*update_ids)

    async def _work(self, item: KeptUpdate) -> None:
        try:
            await self._handling.see_through(item)
        except LeaseLostError:
            # The process that has taken over handles it.
            return
        finally:
            del self._items[item.update_id]
            item.over.set()


async def _within(wanted: Awaitable[object], seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(wanted, seconds)
