"""Which deliveries go next: by lane and in order, past chats that are busy or rest."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from delivery.claim import Claim, decided
from delivery.flight import Capacity, Flight
from delivery.lanes import Lanes
from delivery.place_claiming import PlaceClaimer
from news.comfort import Comfort
from news.dispatch import Lane
from news.eligibility import Send
from storage.claims import defer, mark_claimed, skip
from storage.comfort import bring, comforts, hold_readers
from storage.database import Connection
from storage.delivery_keys import DeliveryKey
from storage.limits import count_instants
from storage.queues import waiting
from storage.waiting import FRONT, Waiting

MOST_LOOKED_AT = 2000
"""Deliveries looked at in one transaction for the sake of a few that may go."""
LARGEST_PAGE = 500


class Claimer:
    """Takes deliveries out of the queues."""

    def __init__(self, lanes: Lanes, capacity: Capacity, zone: ZoneInfo) -> None:
        self._lanes = lanes
        self._capacity = capacity
        self._places = PlaceClaimer(lanes, capacity, zone)
        self._zone = zone
        """That of readers who chose none."""

    def wake(self) -> None:
        """Something new may wait, in any lane."""
        self._lanes.wake()
        self._places.forget()

    async def fill(self, claim: Claim, connection: Connection, now: datetime) -> None:
        """Claim deliveries; skip or put off those on the way that shall not go now."""
        for lane, most in self._lanes.deal(claim.room):
            before = len(claim.flights)
            goal = min(before + most, claim.room)
            if before < goal:
                look = self._places.look if lane.is_of_places else self._look
                await look(claim, connection, lane, now, goal=goal)
                taken = claim.flights[before:]
                self._lanes.sent(lane, len(taken), _edits(lane, taken))
        days = claim.counted_on
        readers = {key.subscriber_id for key in claim.skipped}
        await hold_readers(connection, readers | days.keys())
        await skip(connection, claim.skipped, now)
        await defer(connection, claim.deferred)
        await bring(connection, claim.brought)
        await count_instants(connection, days)
        await mark_claimed(connection, [flight.waiting.key for flight in claim.flights])

    async def _look(
        self, claim: Claim, connection: Connection, lane: Lane, now: datetime, *, goal: int
    ) -> None:
        size, looked_at, passed_over = goal - len(claim.flights), 0, False
        while len(claim.flights) < goal and looked_at < MOST_LOOKED_AT:
            after = claim.looked_to.get(lane, FRONT)
            page = await waiting(connection, lane, now, size, after)
            wishes = await comforts(connection, page, now, self._zone)
            passed_over |= self._sort(claim, page, wishes, now, goal=goal)
            if len(page) < size:
                break
            looked_at += size
            size = min(size * 4 + 16, LARGEST_PAGE)
        claim.passed_over |= passed_over
        if len(claim.flights) < goal and looked_at < MOST_LOOKED_AT and not claim.passed_over:
            self._lanes.rest(lane)

    def _sort(
        self,
        claim: Claim,
        page: Sequence[Waiting],
        wishes: Mapping[DeliveryKey, Comfort],
        now: datetime,
        *,
        goal: int,
    ) -> bool:
        """Take what may go from a page; whether anything in it waits for its chat."""
        passed_over = False
        for row in page:
            if len(claim.flights) == goal:
                break
            claim.looked_to[row.lane] = row.end_of_dispatch if row.halted else row.position
            if row.halted:
                continue
            if row.readable and not self._capacity.chats.is_free(row.chat_id):
                passed_over = True
            else:
                self._decide(claim, row, wishes.get(row.key), now)
        return passed_over

    def _decide(self, claim: Claim, row: Waiting, comfort: Comfort | None, now: datetime) -> None:
        verdict = decided(row, comfort, now)
        if isinstance(verdict, Send):
            claim.begin(row, verdict, comfort, now, self._capacity)
        else:
            claim.turn_down(row, verdict)


def _edits(lane: Lane, taken: Sequence[Flight]) -> int:
    """How many of these count as edits, which cannot be paid for."""
    if lane is Lane.MAINTENANCE:
        return len(taken)
    return sum(flight.waiting.outdated for flight in taken) if lane is Lane.PLACE else 0
