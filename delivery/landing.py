"""Where sends come back: what each means for the rest, and what the next transaction records."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from random import Random

from delivery.breakers import SameRefusals, Storm, Suspects
from delivery.chats import Chats
from delivery.flight import Flight
from delivery.halts import Halts
from delivery.notice import BulkHalted, DispatchHalted, Notice
from delivery.outcome import Gone, Migrated, NotSent, Sent, TooFast, Unknown, Unsendable, WrongToken
from storage.database import Connection
from storage.deliveries import DeliveryKey, halt_dispatch, settle, take_up_again
from storage.subscribers import deactivate_chat, move_chat

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0
LONGEST_RETRY_SECONDS = 60.0


@dataclass(slots=True)
class Landed:
    """What one transaction records."""

    flights: list[Flight] = field(default_factory=list)
    broken: dict[int, str] = field(default_factory=dict)
    """Dispatches to halt, with the refusal that many chats gave."""
    refused: list[DeliveryKey] = field(default_factory=list)
    """Their deliveries that were given up before it was known that the dispatch is to blame."""
    alone: bool = False
    """Whether this is one flight by itself, since recording it with others failed."""

    @property
    def places(self) -> int:
        """How many places in flight are free once this is recorded."""
        return sum(not flight.held for flight in self.flights)

    async def settle(self, connection: Connection, now: datetime) -> None:
        """The durable mark after the sends, with everything that follows from it."""
        await settle(connection, [flight.settlement for flight in self.flights], now)
        for flight in self.flights:
            match flight.outcome:
                case Gone(reason):
                    await deactivate_chat(connection, flight.waiting.chat_id, reason.value)
                case Migrated(to):
                    await move_chat(connection, flight.waiting.chat_id, to)
        for dispatch_id, description in self.broken.items():
            await halt_dispatch(connection, dispatch_id, description)
        await take_up_again(connection, self.refused)


class Landing:
    """Takes flights as they end. What an outcome means for other sends takes effect at once."""

    def __init__(
        self,
        chats: Chats,
        halts: Halts,
        storm: Storm,
        announce: Callable[[Notice], None],
        random: Random,
    ) -> None:
        self._chats = chats
        self._halts = halts
        self._storm = storm
        self._announce = announce
        self._random = random
        self._refusals = SameRefusals()
        self._suspects = Suspects()
        self._landed = Landed()
        self._halted_at: dict[int, float] = {}
        self._to_isolate = 0

    @property
    def any(self) -> bool:
        """Whether anything waits to be recorded."""
        return bool(self._landed.flights)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits, for the next transaction or for a verdict."""
        return not self._landed.flights and not self._suspects.any

    def add(self, flight: Flight) -> None:
        """A flight has ended; it waits for the next transaction or for the batch's verdict."""
        if isinstance(flight.outcome, Unsendable) and self.stands_still(flight):
            flight.outcome = NotSent("its dispatch stands still", tried=False)
        self._storm.add(flight.outcome)
        match flight.outcome:
            case TooFast(seconds, chat_only=True):
                self._chats.rest(flight.waiting.chat_id, seconds)
            case TooFast(seconds):
                self._halts.pause(seconds)
                log.warning("delivery.too_fast for=%g", seconds)
            case WrongToken():
                self._halt("wrong token")
        if self._refusals.add(flight):
            self._break(flight)
        flight.held = self._suspects.holds(flight)
        if not flight.held:
            self._landed.flights.append(flight)

    def judge(self, *, idle: bool, stopping: bool = False) -> None:
        """Settle those that wait for a verdict, when there is one; ``idle`` ends their batch.

        A batch that a stop, a halt or the end of the process cuts short can show that the bot is
        lost, but not that it is not: its chats are asked again, and nobody is given up.
        """
        if not self._suspects.any or (lost := self._suspects.verdict(idle=idle)) is None:
            return
        held = self._suspects.release()
        if lost:
            self._halt("chats not found")
        if stopping or self._halts.reason is not None:
            for flight in held:
                flight.outcome = NotSent("chats not found", tried=False)
        self._landed.flights.extend(held)

    def stands_still(self, flight: Flight) -> bool:
        """Whether a flight's dispatch has been halted since it was claimed."""
        halted_at = self._halted_at.get(flight.waiting.key.dispatch_id, -inf)
        return flight.claimed_at <= halted_at

    def take(self) -> Landed:
        """What the next transaction is to record."""
        landed, self._landed = self._landed, Landed()
        if self._to_isolate and landed.flights:
            self._to_isolate -= 1
            self._landed.flights = landed.flights[1:]
            landed.flights = landed.flights[:1]
            landed.alone = True
        return landed

    def isolate(self, landed: Landed) -> None:
        """What was put back cannot be recorded together, and it is not the database's fault.

        Each is recorded alone; one that cannot be even then is recorded without what it entails.
        """
        self._to_isolate = len(landed.flights)
        if landed.alone:
            (flight,) = landed.flights
            sent = isinstance(flight.outcome, Sent)
            flight.outcome = Sent(None) if sent else Unsendable("cannot be recorded")

    def put_back(self, landed: Landed) -> None:
        """The transaction failed: record it with the next."""
        self._landed.flights[:0] = landed.flights
        self._landed.broken |= landed.broken
        self._landed.refused += landed.refused

    def recorded(self, landed: Landed, now: float) -> None:
        """What is claimed from ``now``, by the worker's clock, has seen these dispatches halted."""
        self._halted_at |= dict.fromkeys(landed.broken, now)

    def let_go(self, flight: Flight) -> None:
        """The settlement is committed: the chat is free, after a rest."""
        chat_id = flight.waiting.chat_id
        self._chats.end(chat_id, written=flight.was_written)
        match flight.outcome:
            case Unknown():
                seconds = RETRY_SECONDS * 2.0**flight.waiting.attempts
                self._chats.rest(chat_id, self._jittered(min(seconds, LONGEST_RETRY_SECONDS)))
            case NotSent(_, tried=True):
                self._chats.rest(chat_id, self._jittered(RETRY_SECONDS))

    def _jittered(self, seconds: float) -> float:
        return seconds * self._random.uniform(0.5, 1.0)

    def _halt(self, reason: str) -> None:
        if self._halts.halted is None:
            log.critical("delivery.halted reason=%r", reason)
            self._halts.stop_here(reason)
            self._announce(BulkHalted(reason))

    def _break(self, flight: Flight) -> None:
        assert isinstance(flight.outcome, Unsendable)  # noqa: S101 - what refusals are made of
        dispatch_id, description = flight.waiting.key.dispatch_id, flight.outcome.description
        log.error("delivery.dispatch_halted dispatch=%d reason=%r", dispatch_id, description)
        self._landed.broken[dispatch_id] = description
        self._landed.refused += self._refusals.release(dispatch_id)
        self._halted_at[dispatch_id] = inf
        self._announce(DispatchHalted(dispatch_id, description))
