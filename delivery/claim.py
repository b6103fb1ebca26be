"""The result of one look at the outbox: which deliveries are sent, skipped or deferred."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from delivery.copies import copy_before
from delivery.flight import Capacity, Flight
from news.comfort import Comfort, local_day
from news.dispatch import Lane, Reason
from news.eligibility import Defer, Eligibility, Send, Skip, eligibility
from news.group_turn import GroupTurn
from storage.corrections import Copy
from storage.delivery_keys import DeliveryKey
from storage.waiting import QueuePosition, Waiting


@dataclass(slots=True)
class Claim:
    """Collects what one look at the outbox decides, for ``room`` flights at most.

    It is filled step by step: after a look that failed it still has the flights that have begun.
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
    visited: set[tuple[Lane, int]] = field(default_factory=set)
    """Of groups and channels those that have had their turn in a lane."""
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

    def begin(
        self,
        row: Waiting,
        send: Send,
        comfort: Comfort | None,
        now: datetime,
        capacity: Capacity,
        turn: GroupTurn | None = None,
    ) -> None:
        """A delivery goes now; to a group with its turn."""
        self.flights.append(Flight(_sent_as(row, send, comfort, now), capacity, turn))

    def turn_down(self, row: Waiting, why: Skip | Defer) -> None:
        """A delivery does not go now, or never."""
        if isinstance(why, Defer):
            self.deferred[row.key] = why.until
            return
        self.skipped[row.key] = why.reason
        if why.comes_at is not None:
            self._bring(row.key.subscriber_id, why.comes_at)
        if row.outdated:
            self.unreached.append(copy_before(row))

    def crowd(self, rows: Sequence[Waiting], now: datetime) -> None:
        """Hold articles back: their reader is brought them at once, as one digest."""
        for row in rows:
            self.turn_down(row, Skip(Reason.CROWDED, comes_at=now))

    def _bring(self, reader: int, at: datetime) -> None:
        self.brought[reader] = min(at, self.brought.get(reader, at))


def decided(row: Waiting, comfort: Comfort | None, now: datetime) -> Eligibility:
    """What is to become of a delivery."""
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


def _sent_as(row: Waiting, send: Send, comfort: Comfort | None, now: datetime) -> Waiting:
    if comfort is None or not (send.is_counted or send.is_silent):
        return row
    day = local_day(now, comfort.zone) if send.is_counted else None
    return row._replace(silent=row.silent or send.is_silent, counted_on=day)
