"""What one transaction records of sends that have come back."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from botapi.outcome import (
    Gone,
    Migrated,
    NothingToDo,
    NotSent,
    Outcome,
    Sent,
    Unknown,
    Unsendable,
)
from delivery.copies import first_of, late_copies, replaced_copies, unreached_copies
from delivery.flight import Flight
from delivery.notice import PlaceRests
from delivery.place_figures import place_changes
from news.dispatch import Reason
from storage.chat_moves import move_chat
from storage.corrections import Copy, add_notes
from storage.database import Connection
from storage.deliveries import halt_dispatch, settle, take_up_again
from storage.delivery_keys import DeliveryKey
from storage.figures import count
from storage.group_turns import end_turns
from storage.place_moves import forget_moved, held_places
from storage.subscribers import deactivate_chat
from storage.unmarked import left_copies
from storage.waiting import Waiting

log = logging.getLogger(__name__)

_TOLD_HERE = (Reason.TOPIC_CLOSED, Reason.NO_RIGHTS)
"""Of the reasons why a place rests, those that Telegram tells of in no other way."""
_UNRECORDABLE = "cannot be recorded"


@dataclass(frozen=True, slots=True)
class Broken:
    """A dispatch to halt, with the refusal that many chats gave of a revision.

    ``refused`` are its deliveries that ended as dead before the breaker tripped.
    """

    dispatch_id: int
    description: str
    refused: Sequence[DeliveryKey]
    revision: int | None = None


@dataclass(slots=True)
class Landed:
    """Flights and what they entail; ``alone``: one thing, since recording it with others failed."""

    flights: list[Flight] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    alone: bool = False
    is_at_fault: bool = False
    """Whether it was while recording this that the transaction failed."""
    is_plain: bool = False
    """Whether it has been left without what it entails."""
    is_given_up: bool = False
    outdated: bool = False
    """Whether a wording changed while it was in flight, so that its copy is to be edited."""
    late: list[Copy] = field(default_factory=list)
    """Of what was sent, the copies that are outdated already."""
    unreached: list[Copy] = field(default_factory=list)
    """The copies that could not be edited or deleted."""
    again: list[Copy] = field(default_factory=list)
    """Those that could not be before, and are tried again."""
    resting: list[PlaceRests] = field(default_factory=list)
    """Groups, channels and topics that nothing is sent to any more, from now on."""

    @property
    def places(self) -> int:
        """How many places in flight are free once this is committed."""
        return sum(not flight.held for flight in self.flights)

    @property
    def any(self) -> bool:
        """Whether there is anything to record."""
        return bool(self.flights or self.broken)

    async def settle(self, connection: Connection, now: datetime) -> None:
        """The durable mark after the sends, with everything that follows from it."""
        self.late, self.unreached, self.again, self.resting = [], [], [], []
        if self.is_given_up:
            return
        self.is_at_fault = True
        await self._settle(connection, now)
        self.is_at_fault = False

    async def _settle(self, connection: Connection, now: datetime) -> None:
        for flight in self.flights:
            # Before deliveries, as by whoever is told of the move by the chat itself.
            if isinstance(flight.outcome, Migrated):
                await held_places(connection, flight.waiting.chat_id, flight.outcome.to)
        late = await settle(connection, [flight.settlement for flight in self.flights], now)
        self.outdated = bool(late)
        copies = late_copies(self.flights, late)
        await add_notes(connection, copies, replaced_copies(self.flights), now)
        self.late = first_of(copies, self.flights)
        self.unreached = unreached_copies(self.flights, copies)
        for flight in self.flights:
            match flight.outcome:
                case Gone(reason):
                    await self._close(connection, flight.waiting, reason, now)
                case Migrated(to):
                    await move_chat(connection, flight.waiting.chat_id, to, now)
        await forget_moved(connection, _to_groups(self.flights))
        await count(connection, place_changes(self.flights, now))
        turns = {one.turn: one.was_written for one in self.flights if one.turn is not None}
        await end_turns(connection, turns, now)
        for one in self.broken:
            await halt_dispatch(connection, one.dispatch_id, one.description, one.revision)
            self.again += await left_copies(connection, one.refused)
            await take_up_again(connection, one.refused)

    async def _close(
        self, connection: Connection, row: Waiting, reason: Reason, now: datetime
    ) -> None:
        """Send nothing more to a chat; where only a topic is closed, to that alone."""
        only = row.thread_id if reason is Reason.TOPIC_CLOSED else None
        changed = await deactivate_chat(connection, row.chat_id, reason, now, only)
        if changed and row.chat_id < 0 and reason in _TOLD_HERE:
            self.resting.append(PlaceRests(row.chat_id, row.thread_id, reason))

    def add(self, other: "Landed") -> None:
        """Record another's things first, then these."""
        self.flights[:0] = other.flights
        self.broken[:0] = other.broken

    def parts(self) -> Iterator["Landed"]:
        """Each thing alone, in the order in which they are recorded together."""
        for flight in self.flights:
            yield Landed([flight], alone=True)
        for broken in self.broken:
            yield Landed(broken=[broken], alone=True)

    def simplify(self) -> None:
        """What cannot be recorded even alone: leave out what it entails, then all of it.

        A delivery of which nothing can be recorded stays claimed until the next start; a dispatch
        that cannot be halted goes on.
        """
        self.is_at_fault = False
        if self.flights and not self.is_plain:
            (flight,) = self.flights
            flight.outcome = _plain(flight.outcome)
            self.is_plain = True
            return
        self.is_given_up = True
        for flight in self.flights:
            log.error("delivery.unrecorded", extra={"delivery": flight.waiting.key})


def _to_groups(flights: Sequence[Flight]) -> list[tuple[DeliveryKey, int]]:
    rows = (flight.waiting for flight in flights)
    return [(row.key, row.chat_id) for row in rows if row.chat_id < 0]


def _plain(outcome: Outcome) -> Outcome:
    """What is left of an outcome without its words and what it entails for others."""
    match outcome:
        case Sent() | NothingToDo():
            return Sent(None)
        case Unknown(_, answered):
            return Unknown(_UNRECORDABLE, answered)
        case Gone() | Migrated() | Unsendable():
            return Unsendable(_UNRECORDABLE, reason=Reason.UNRECORDABLE)
        case _:
            return NotSent(_UNRECORDABLE)
