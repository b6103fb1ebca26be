"""Which deliveries go next: by lane and in order, past chats that are busy or rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from delivery.copies import copy_before
from delivery.flight import Capacity, Flight
from delivery.lanes import Lanes
from news.comfort import Comfort, local_day
from news.dispatch import Lane, Reason
from news.eligibility import Defer, Eligibility, Send, Skip, eligibility
from storage.claims import FRONT, QueuePosition, Waiting, defer, mark_claimed, skip, waiting
from storage.comfort import bring, comforts, hold_readers
from storage.corrections import Copy
from storage.database import Connection
from storage.delivery_keys import DeliveryKey
from storage.limits import count_instants

MOST_LOOKED_AT = 2000
"""Deliveries looked at in one transaction for the sake of a few that may go."""
LARGEST_PAGE = 500


@dataclass(slots=True)
class Claim:
    """What one look at the outbox finds, up to ``room`` deliveries.

    It tells, even of a look that fails half-way, which flights have begun.
    """

    room: int = 0
    flights: list[Flight] = field(default_factory=list)
    skipped: dict[DeliveryKey, Reason] = field(default_factory=dict)
    deferred: dict[DeliveryKey, datetime] = field(default_factory=dict)
    brought: dict[int, datetime] = field(default_factory=dict)
    """By when readers are to be brought what was skipped for their comfort."""
    unreached: list[Copy] = field(default_factory=list)
    """Copies that cannot be edited or deleted, since their chats are closed."""
    looked_to: dict[Lane, QueuePosition] = field(default_factory=dict)
    passed_over: bool = False
    """Whether something waits for its chat to be free."""

    @property
    def is_short(self) -> bool:
        """Whether less was found than might have gone."""
        return len(self.flights) < self.room

    @property
    def counted_on(self) -> dict[int, int]:
        """The local days on which an instant message is counted, by reader."""
        rows = (flight.waiting for flight in self.flights)
        days = ((row.key.subscriber_id, row.counted_on) for row in rows)
        return {reader: day for reader, day in days if day is not None}

    def bring(self, reader: int, at: datetime) -> None:
        """Have a reader brought what was skipped by a moment."""
        self.brought[reader] = min(at, self.brought.get(reader, at))


class Claimer:
    """Takes deliveries out of the queues."""

    def __init__(self, lanes: Lanes, capacity: Capacity, zone: ZoneInfo) -> None:
        self._lanes = lanes
        self._capacity = capacity
        self._zone = zone
        """That of readers who chose none."""

    async def fill(self, claim: Claim, connection: Connection, now: datetime) -> None:
        """Claim deliveries; skip or put off those on the way that shall not go now."""
        for lane, most in self._lanes.deal(claim.room):
            before = len(claim.flights)
            goal = min(before + most, claim.room)
            if before < goal:
                await self._look(claim, connection, lane, now, goal=goal)
                self._lanes.sent(lane, len(claim.flights) - before)
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
        match _eligibility(row, comfort, now):
            case Skip(reason, comes_at):
                claim.skipped[row.key] = reason
                if comes_at is not None:
                    claim.bring(row.key.subscriber_id, comes_at)
                if row.outdated:
                    claim.unreached.append(copy_before(row))
            case Defer(until):
                claim.deferred[row.key] = until
            case Send() as send:
                claim.flights.append(Flight(_sent_as(row, send, comfort, now), self._capacity))


def _sent_as(row: Waiting, send: Send, comfort: Comfort | None, now: datetime) -> Waiting:
    if comfort is None or not (send.is_counted or send.is_silent):
        return row
    day = local_day(now, comfort.zone) if send.is_counted else None
    return row._replace(silent=row.silent or send.is_silent, counted_on=day)


def _eligibility(row: Waiting, comfort: Comfort | None, now: datetime) -> Eligibility:
    if not row.readable:
        return Skip(Reason.UNREADABLE)
    return eligibility(
        kind=row.kind,
        outdated=row.outdated,
        inactive=row.inactive_reason,
        status=row.article_status,
        expires_at=row.expires_at,
        paused_until=row.paused_until,
        now=now,
        lane=row.lane,
        occasion=row.occasion,
        comfort=comfort,
    )
