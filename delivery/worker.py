"""The loop that empties the outbox: settle and claim in one transaction, send, again.

A delivery is claimed before its request is written and settled after its answer, both durably;
a place in flight is free only when the settlement is committed. So after a crash what was in flight
may be sent twice; nothing else is, and nothing is lost.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from math import inf
from zoneinfo import ZoneInfo

from botapi.errors import LeaseLostError
from botapi.outcome import NotSent, Outcome, Unknown
from botapi.sender import SendCall, Withheld
from botapi.template import Target
from delivery.breakers import Storm
from delivery.budget import Budget
from delivery.claim import Claim
from delivery.claiming import Claimer
from delivery.flight import NOT_TRIED, Capacity, Flight
from delivery.halts import Halts
from delivery.landed import Landed
from delivery.landing import Landing
from delivery.lanes import Lanes
from delivery.leadership import Lease
from delivery.rendering import NOTHING_TO_SAY, Rendered, unrenderable
from delivery.send_counts import SendCounts
from delivery.settling import Call
from news.dispatch import Lane
from news.stars import FREE_RATE
from storage.database import Connection, Database
from storage.deliveries import recover
from storage.delivery_keys import DeliveryKey
from storage.queues import has_waiting
from storage.trouble import concerns_all, is_conflict, trouble_of
from storage.unmarked import count_copies
from storage.waiting import Waiting

log = logging.getLogger(__name__)

Calls = Mapping[DeliveryKey, Rendered]
Render = Callable[[Sequence[Waiting]], Awaitable[Calls]]
"""Makes the calls for claimed deliveries, or says why one cannot be made."""

LOOK_SECONDS = 0.5
"""How often to look for what another process has put into the outbox or stated."""
SURE_SECONDS = 1.0
"""The same while other processes can wake this one: for the stop that must not be missed."""
RESTING_SECONDS = 5.0
"""And while there is nothing that could be stopped."""
SPACING = 2e-8
"""Seconds times the square of the pace between transactions: at a modest pace a crash doubles what
waits for one, at a fast one each has to serve many sends."""
MOST_SPACING = 0.02
AHEAD = 0.004
"""Seconds from a claim to its sends: slots that come until then are claimed for."""
SHORTEST_WAIT = 0.001
TROUBLE_SECONDS = 1.0
MOST_CRASHES = 30
"""A delivery in flight in so many crashes is not retried: it may be what crashes the process."""


class Worker:
    """Sends what the outbox holds, as the one process that may."""

    def __init__(
        self,
        *,
        database: Database,
        send: SendCall,
        render: Render,
        capacity: Capacity,
        halts: Halts,
        landing: Landing,
        storm: Storm,
        lease: Lease,
        budget: Budget,
        now: Callable[[], datetime],
        zone: ZoneInfo,
        hears: Callable[[], bool],
        counts: SendCounts,
    ) -> None:
        self._database = database
        self._send = send
        self._render = render
        self._pacing = capacity.pacing
        self._places = capacity.places
        self._exposure = capacity.exposure
        self._capacity = capacity
        self._halts = halts
        self._landing = landing
        self._storm = storm
        self._lease = lease
        self._budget = budget
        self._clock = capacity.clock
        self._now = now
        self._hears = hears
        self._counts = counts
        self.resting = asyncio.Event()
        """Set while nothing is in flight and nothing can be claimed."""
        # Edits cannot be paid for: beside paid messages they go at the pace that costs nothing.
        edits = float(FREE_RATE) if budget.is_on else inf
        self._lanes = Lanes(edits, capacity.clock)
        self._claimer = Claimer(self._lanes, capacity, zone)
        self._bell = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = False
        self._passed_over = False
        self._stepped_at = 0.0
        self._looked_at = 0.0

    def wake(self) -> None:
        """There may be something new to send."""
        self.resting.clear()
        self._claimer.wake()
        self._passed_over = False
        self._bell.set()

    def look_soon(self) -> None:
        """Another process has stopped bulk sends, or lets them go on."""
        self._looked_at = -inf
        self._bell.set()

    def stop(self) -> None:
        """Claim nothing more; ``run`` returns when what is in flight has been settled."""
        self._stopping = True
        self._exposure.wake()
        self._bell.set()

    async def run(self) -> None:
        """Send until stopped. Raises LeaseLostError when another process has taken over."""
        turn = self.start
        while not self._is_done:
            try:
                await turn()
                turn = self._turn
            except LeaseLostError:
                self.stop()
                await asyncio.gather(*self._tasks)
                raise
            except Exception as error:
                # The transaction met another one, and the database took it back: again, at once.
                if is_conflict(error):
                    continue
                # The trouble that databases have is told of once, by who watches this one.
                if trouble_of(error) is None:
                    log.exception("delivery.trouble", extra={"again_in": TROUBLE_SECONDS})
                await self._listen(TROUBLE_SECONDS)

    async def start(self) -> None:
        """Take back what a crash left in flight, and learn what keeps bulk back."""
        async with self._database.transaction() as connection:
            await self._lease.fence(connection)
            taken = await recover(connection, MOST_CRASHES, self._now())
            await self._halts.load(connection)
            await self._halts.load_pause(connection, self._now())
        log.info("delivery.started", extra={"recovered": taken, "halted": self._halts.reason})

    async def step(self) -> int:
        """Settle the sends that have ended, claim and start the next; how many were started."""
        landed = self._landing.take()
        found = Claim(0 if landed.alone else self._room(freed=landed.places))
        try:
            async with self._database.transaction() as connection:
                await self._lease.fence(connection)
                await landed.settle(connection, self._now())
                await self._halts.save(connection, self._now())
                if found.room:
                    await self._claimer.fill(found, connection, self._now())
                await self._pay(connection, found.flights)
                unreached = [*landed.unreached, *found.unreached]
                await count_copies(connection, landed.late, unreached, landed.again)
        except BaseException as error:
            self._undo(landed, found, error)
            raise
        self._halts.saved()
        self._stepped_at = self._clock()
        self._passed_over = found.passed_over and found.is_short
        self._free(landed)
        await self._send_off(found.flights)
        return len(found.flights)

    async def _turn(self) -> None:
        if not self._tasks and self._landing.is_empty and not self._may_claim:
            self.resting.set()
        if (spacing := self._spacing()) > 0:
            await asyncio.sleep(spacing)
        elif (patience := self._patience()) > 0:
            await self._listen(patience)
        if self._clock() - self._looked_at >= self._between_looks:
            await self._look()
        self._landing.judge(idle=self._is_idle, stopping=self._stopping)
        if self._landing.any or (self._lanes.is_live and self._room()):
            await self.step()

    async def _listen(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        except TimeoutError:
            return
        self._bell.clear()

    async def _look(self) -> None:
        self._looked_at = self._clock()
        async with self._database.snapshot() as connection:
            await self._halts.load(connection)
            if await has_waiting(connection, self._now()):
                self._lanes.wake()

    @property
    def _between_looks(self) -> float:
        if not self._hears():
            return LOOK_SECONDS
        return SURE_SECONDS if self._tasks or self._may_claim else RESTING_SECONDS

    def _spacing(self) -> float:
        if self._stopping or self._exposure.is_full(self._pacing.pace):
            return 0.0
        return self._stepped_at + self._between - self._clock()

    @property
    def _between(self) -> float:
        return min(self._pacing.pace**2 * SPACING, MOST_SPACING)

    @property
    def _ahead(self) -> float:
        return AHEAD + self._between

    def _patience(self) -> float:
        """Seconds until there may be something to do, unless the bell rings first."""
        if self._landing.any:
            return 0.0
        if not self._may_claim or not self._places.free(self._pacing.pace):
            return self._between_looks
        if self._room() and not self._passed_over:
            return 0.0
        wait = max(self._pacing.bulk_wait(self._ahead), self._storm.wait(), SHORTEST_WAIT)
        if self._passed_over:
            wait = max(wait, self._capacity.chats.next_free_in())
        return min(wait, self._between_looks)

    @property
    def _may_claim(self) -> bool:
        return self._lanes.is_live and not self._halts.reason and not self._stopping

    @property
    def _is_idle(self) -> bool:
        return not self._tasks and (not self._may_claim or self._passed_over)

    @property
    def _is_done(self) -> bool:
        return self._stopping and not self._places.taken and self._landing.is_empty

    def _room(self, freed: int = 0) -> int:
        if not self._may_claim or not self._lease.is_held() or self._storm.wait() > 0:
            return 0
        places = self._places.free(self._pacing.pace, freed)
        if self._storm.is_blowing:
            places = min(places, 1 + freed - self._places.taken)
        return max(0, min(self._pacing.bulk_allowance(self._ahead), places))

    async def _pay(self, connection: Connection, flights: Sequence[Flight]) -> None:
        """Pay for messages where the operator lets them cost; without Stars they go slowly.

        Edits and deletions cost nothing.
        """
        messages = [flight for flight in flights if not flight.waiting.outdated]
        if not self._budget.is_on or not messages:
            return
        paid = await self._budget.pay(connection, len(messages), self._now())
        self._pacing.limit(self._pacing.configured if paid == len(messages) else FREE_RATE)
        for flight in messages[:paid]:
            flight.paid = True

    def _undo(self, landed: Landed, found: Claim, error: BaseException) -> None:
        """The commit may or may not have succeeded: settle again, and unclaim what was claimed."""
        if landed.is_at_fault and isinstance(error, Exception) and not concerns_all(error):
            self._landing.isolate(landed)
        else:
            self._landing.put_back(landed)
        for flight in found.flights:
            self._land(flight, NOT_TRIED)

    async def _send_off(self, flights: list[Flight]) -> None:
        calls = await self._called(flights) if flights else {}
        for flight in flights:
            self._launch(flight, calls[flight.waiting.key])

    async def _called(self, flights: Sequence[Flight]) -> dict[DeliveryKey, Rendered | NotSent]:
        """The call for each. What rendering raises ends only the delivery it was raised for."""
        keys = [flight.waiting.key for flight in flights]
        try:
            calls = await self._render([flight.waiting for flight in flights])
        except Exception as error:
            if concerns_all(error):
                if trouble_of(error) is None:
                    log.warning("delivery.not_rendered", extra={"error": type(error).__name__})
                return dict.fromkeys(keys, NotSent("database"))
            if len(flights) == 1:
                log.exception("delivery.unrenderable", extra={"delivery": keys[0]})
                return {keys[0]: unrenderable(error)}
            alone = [await self._called([flight]) for flight in flights]
            return {key: call for calls in alone for key, call in calls.items()}
        return {key: calls.get(key, NOTHING_TO_SAY) for key in keys}

    def _launch(self, flight: Flight, call: Rendered | NotSent) -> None:
        if isinstance(call, Call):
            flight.call = call
            task = asyncio.create_task(self._fly(flight, call))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            self._land(flight, call)

    async def _fly(self, flight: Flight, call: Call) -> None:
        admit = partial(self._admit, flight)
        await flight.start(lambda: self._stopping)
        try:
            target = _target(flight.waiting)
            outcome = await self._send(call.template, target, admit, paid=flight.paid)
        except Exception:
            log.exception("delivery.broken", extra={"chat": flight.waiting.chat_id})
            broken = Unknown("internal error", answered=False)
            outcome = broken if flight.was_written else NotSent("internal error")
        self._land(flight, outcome)

    def _admit(self, flight: Flight) -> None:
        """The last look before a request is written."""
        if not self._lease.is_held():
            raise Withheld("another process leads")
        if self._halts.reason or self._stopping or self._landing.stands_still(flight):
            raise Withheld("stopped")
        if self._pacing.pause_left:
            raise Withheld("paused")
        if flight.is_late:
            raise Withheld("its turn is over")
        flight.written()

    def _land(self, flight: Flight, outcome: Outcome) -> None:
        flight.end(outcome)
        self._counts.add(flight, self._now())
        if flight.paid and not flight.was_written:
            self._budget.refund()
        self._landing.add(flight)
        self._bell.set()

    def _free(self, landed: Landed) -> None:
        self._landing.recorded(landed, self._stepped_at)
        if landed.outdated:
            self._lanes.wake(Lane.MAINTENANCE, Lane.PLACE)
        for flight in landed.flights:
            flight.settled()
            if flight.comes_again:
                self._lanes.wake(flight.waiting.lane)


def _target(waiting: Waiting) -> Target:
    edited = waiting.message_id if waiting.outdated else None
    place = waiting.key.subscriber_id if waiting.is_place else None
    return Target(waiting.chat_id, waiting.thread_id, edited, waiting.reply_to, place)
