"""The loop that empties the outbox: settle and claim in one transaction, send, again.

A delivery is leased before its request is written and settled after its answer, both durably;
a place in flight is free only when the settlement is committed. So a crash can double what was
in flight at that moment and nothing else, and it can lose nothing.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from botapi.errors import LeaseLostError
from botapi.outcome import NotSent, Unknown, Unsendable
from botapi.pacing import Pacing
from botapi.sender import SendCall, Withheld
from botapi.template import Template
from delivery.breakers import Storm
from delivery.budget import FREE_RATE, Budget
from delivery.chats import Chats
from delivery.claiming import Claim, Claimer
from delivery.flight import Flight
from delivery.halts import Halts
from delivery.landed import Landed
from delivery.landing import Landing
from delivery.lanes import Lanes
from delivery.leadership import Lease
from delivery.places import Exposure, Places
from delivery.rendering import Rendered
from storage.database import Connection, Database
from storage.deliveries import DeliveryKey, Waiting, has_waiting, recover
from storage.trouble import concerns_all, trouble_of

log = logging.getLogger(__name__)

Calls = Mapping[DeliveryKey, Rendered]
Render = Callable[[Sequence[Waiting]], Awaitable[Calls]]
"""Makes the calls for claimed deliveries, or says why one cannot be made."""

LOOK_SECONDS = 0.5
"""How often to look for what another process has put into the outbox or stated."""
SPACING = 2e-8
"""Seconds times the square of the pace between transactions: at a modest pace a crash doubles what
waits for one, at a fast one each has to serve many sends."""
MOST_SPACING = 0.02
AHEAD = 0.004
"""Seconds from a claim to its sends: slots that come until then are claimed for."""
SHORTEST_WAIT = 0.001
TROUBLE_SECONDS = 1.0
MOST_CRASHES = 30
"""A delivery that was in flight in so many crashes may well be their cause."""


def utc_now() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)


class Worker:
    """Sends what the outbox holds, as the one process that may."""

    def __init__(
        self,
        *,
        database: Database,
        send: SendCall,
        render: Render,
        pacing: Pacing,
        chats: Chats,
        halts: Halts,
        landing: Landing,
        storm: Storm,
        lease: Lease,
        budget: Budget,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._send = send
        self._render = render
        self._pacing = pacing
        self._chats = chats
        self._halts = halts
        self._landing = landing
        self._storm = storm
        self._lease = lease
        self._budget = budget
        self._clock = clock
        self._now = now
        self.resting = asyncio.Event()
        """Set while nothing is in flight and nothing waits that may go."""
        self._lanes = Lanes()
        self._claimer = Claimer(self._lanes, chats)
        self._places = Places()
        self._exposure = Exposure()
        self._bell = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = False
        self._passed_over = False
        self._stepped_at = 0.0
        self._looked_at = 0.0

    def wake(self) -> None:
        """There may be something new to send."""
        self.resting.clear()
        self._lanes.wake()
        self._passed_over = False
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
                # The trouble that databases have is told of once, by who watches this one.
                if trouble_of(error) is None:
                    log.exception("delivery.trouble again_in=%g", TROUBLE_SECONDS)
                await self._listen(TROUBLE_SECONDS)

    async def start(self) -> None:
        """Take back what a crash left in flight, and learn what keeps bulk back."""
        async with self._database.transaction() as connection:
            await self._lease.fence(connection)
            taken = await recover(connection, MOST_CRASHES, self._now())
            await self._halts.load(connection)
            await self._halts.load_pause(connection, self._now())
        log.info("delivery.started recovered=%d halted=%s", taken, self._halts.reason)

    async def step(self) -> int:
        """Settle what has landed, claim what may go, send it off; how many were sent off."""
        landed, flights = self._landing.take(), list[Flight]()
        found = Claim(0 if landed.alone else self._room(freed=landed.places))
        try:
            async with self._database.transaction() as connection:
                await self._lease.fence(connection)
                await landed.settle(connection, self._now())
                await self._halts.save(connection, self._now())
                if found.room:
                    await self._claimer.fill(found, connection, self._now())
                paid = await self._pay(connection, len(found.rows))
                flights.extend(
                    self._boarded(row, paid=n < paid) for n, row in enumerate(found.rows)
                )
        except BaseException as error:
            self._undo(landed, found, flights, error)
            raise
        self._halts.saved()
        self._stepped_at = self._clock()
        self._passed_over = found.passed_over and found.is_short
        self._free(landed)
        await self._send_off(flights)
        return len(flights)

    async def _turn(self) -> None:
        if not self._tasks and self._landing.is_empty and not self._may_claim:
            self.resting.set()
        if (spacing := self._spacing()) > 0:
            await asyncio.sleep(spacing)
        elif (patience := self._patience()) > 0:
            await self._listen(patience)
        if self._clock() - self._looked_at >= LOOK_SECONDS:
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
            return LOOK_SECONDS
        if self._room() and not self._passed_over:
            return 0.0
        wait = max(self._pacing.bulk_wait(self._ahead), self._storm.wait(), SHORTEST_WAIT)
        if self._passed_over:
            wait = max(wait, self._chats.next_free_in())
        return min(wait, LOOK_SECONDS)

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

    async def _pay(self, connection: Connection, messages: int) -> int:
        """Pay for messages where the operator lets them cost; without Stars they go slowly."""
        if not self._budget.is_on or not messages:
            return 0
        paid = await self._budget.pay(connection, messages, self._now())
        self._pacing.limit(self._pacing.configured if paid == messages else FREE_RATE)
        return paid

    def _boarded(self, row: Waiting, *, paid: bool) -> Flight:
        self._places.take()
        return Flight(row, self._pacing.take_bulk(), self._clock(), paid=paid)

    def _undo(
        self, landed: Landed, found: Claim, flights: list[Flight], error: BaseException
    ) -> None:
        """Whether a failed commit took hold is unknown: settle again, and release the claimed."""
        if landed.is_at_fault and isinstance(error, Exception) and not concerns_all(error):
            self._landing.isolate(landed)
        else:
            self._landing.put_back(landed)
        for row in found.rows[len(flights) :]:
            self._chats.end(row.chat_id, written=False)
        for flight in flights:
            self._land(flight)

    async def _send_off(self, flights: list[Flight]) -> None:
        calls = await self._called(flights) if flights else {}
        for flight in flights:
            self._launch(flight, calls[flight.waiting.key])

    async def _called(self, flights: Sequence[Flight]) -> dict[DeliveryKey, Rendered | NotSent]:
        """The call for each; what making them raises is the affair of the one that raised it."""
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
                return {keys[0]: Unsendable(f"cannot be rendered: {type(error).__name__}")}
            alone = [await self._called([flight]) for flight in flights]
            return {key: call for calls in alone for key, call in calls.items()}
        return {key: calls.get(key, Unsendable("nothing to say")) for key in keys}

    def _launch(self, flight: Flight, call: Rendered | NotSent) -> None:
        if isinstance(call, Template):
            task = asyncio.create_task(self._fly(flight, call))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            flight.outcome = call
            self._land(flight)

    async def _fly(self, flight: Flight, template: Template) -> None:
        admit = partial(self._admit, flight)
        chat_id = flight.waiting.chat_id
        await self._slot(flight)
        try:
            flight.outcome = await self._send(template, chat_id, admit, paid=flight.paid)
        except Exception:
            log.exception("delivery.broken chat=%d", chat_id)
            broken = Unknown("internal error", answered=False)
            flight.outcome = broken if flight.was_written else NotSent("internal error")
        self._land(flight)

    async def _slot(self, flight: Flight) -> None:
        while not self._stopping:
            if (wait := self._pacing.start_wait(flight.slot)) > 0:
                await asyncio.sleep(wait)
            elif self._exposure.is_full(self._pacing.pace):
                await self._exposure.wait()
            else:
                break
        self._exposure.enter()
        flight.exposed_at = self._clock()
        self._pacing.start(flight.slot)

    def _admit(self, flight: Flight) -> None:
        """The last look before a request is written."""
        if not self._lease.is_held():
            raise Withheld("another process leads")
        if self._halts.reason or self._stopping or self._landing.stands_still(flight):
            raise Withheld("stopped")
        if self._pacing.pause_left:
            raise Withheld("paused")
        self._pacing.written(flight.slot)

    def _land(self, flight: Flight) -> None:
        if round_trip := self._pacing.ended(flight.slot):
            self._exposure.answered(round_trip, self._pacing.round_trip)
        else:
            self._cover(flight)
        if flight.paid and not flight.was_written:
            self._budget.refund()
        self._landing.add(flight)
        if flight.held:
            self._places.leave()
            self._cover(flight)
        self._bell.set()

    def _cover(self, flight: Flight) -> None:
        """The delivery is settled: a crash cannot resend it any more."""
        if flight.exposed_at is not None:
            self._places.learn(self._clock() - flight.exposed_at)
            flight.exposed_at = None
            self._exposure.leave()

    def _free(self, landed: Landed) -> None:
        self._landing.recorded(landed, self._stepped_at)
        for flight in landed.flights:
            self._cover(flight)
            if not flight.held:
                self._places.leave()
            self._landing.let_go(flight)
            if flight.comes_again:
                self._lanes.wake(flight.waiting.lane)
