"""A delivery between its claim and its settlement."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from botapi.outcome import NotSent, Outcome, TooFast, Unknown, Unsendable
from botapi.pacing import Pacing
from delivery.chats import Chats
from delivery.settling import Call, settlement_of
from delivery.window import Exposure, SendWindow
from news.dispatch import DeliveryState
from news.group_turn import GroupTurn
from storage.deliveries import Settlement
from storage.waiting import Waiting

NOT_TRIED = NotSent("not tried", tried=False)
RETRY_SECONDS = 1.0
LONGEST_RETRY_SECONDS = 60.0
LONGEST_WAIT_SECONDS = 60.0
"""From a claim to the write: with the time that an answer may take it is within a turn."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """What all flights share, and no one else changes: each takes its part and gives it back."""

    chats: Chats
    places: SendWindow
    exposure: Exposure
    pacing: Pacing
    random: Random
    clock: Callable[[], float]


class Flight:
    """A claimed delivery: it takes its part of the capacity, and gives it back on its way.

    claimed → started → written → ended → (held until a verdict) → settled. ``*_at`` are seconds of
    the worker's clock.
    """

    def __init__(self, waiting: Waiting, capacity: Capacity, turn: GroupTurn | None = None) -> None:
        self.waiting = waiting
        self.turn = turn
        """Its turn to be written to a group."""
        self.call: Call | None = None
        self.paid = False
        self.outcome: Outcome = NOT_TRIED
        self.held = False
        """Whether its settlement waits for a verdict on its batch."""
        self._capacity = capacity
        self._exposed_at: float | None = None
        """Since when a crash might double it, while it might."""
        capacity.chats.begin(waiting.chat_id)
        capacity.places.take()
        self._slot = capacity.pacing.take_bulk()
        self.claimed_at = capacity.clock()

    @property
    def was_written(self) -> bool:
        """Whether Telegram may have seen the request."""
        return self._slot.written_at is not None

    @property
    def is_late(self) -> bool:
        """Whether its turn to be written to a group may be over before it arrives."""
        waited = self._capacity.clock() - self.claimed_at
        return self.turn is not None and waited >= LONGEST_WAIT_SECONDS

    @property
    def settlement(self) -> Settlement:
        """The next state of the delivery, by its outcome."""
        return settlement_of(self.waiting, self.outcome, self.call)

    @property
    def refused_photo(self) -> tuple[int, int] | None:
        """The article, and its revision, whose photo was refused, if it was that."""
        refusal = self.outcome
        of_photo = isinstance(refusal, Unsendable) and refusal.of_photo and not refusal.alone
        call, article_id = self.call, self.waiting.article_id
        if not of_photo or call is None or article_id is None or not call.template.brings_photo:
            return None
        return article_id, call.revision

    @property
    def comes_again(self) -> bool:
        """Whether the delivery has to be claimed again: it is pending or outdated."""
        return self.settlement.state in (DeliveryState.PENDING, DeliveryState.OUTDATED)

    async def start(self, is_over: Callable[[], bool]) -> None:
        """Wait for its slot, and until a crash would not double too many; or until it is over."""
        pacing, exposure = self._capacity.pacing, self._capacity.exposure
        while not is_over():
            if (wait := pacing.start_wait(self._slot)) > 0:
                await asyncio.sleep(wait)
            elif exposure.is_full(pacing.pace):
                await exposure.wait()
            else:
                break
        exposure.enter()
        self._exposed_at = self._capacity.clock()
        pacing.start(self._slot)

    def written(self) -> None:
        """Its request is being written: from now on Telegram may have it."""
        self._capacity.pacing.written(self._slot)

    def end(self, outcome: Outcome) -> None:
        """Record the outcome; the delivery waits to be settled."""
        self.outcome = outcome
        pacing, exposure = self._capacity.pacing, self._capacity.exposure
        if round_trip := pacing.ended(self._slot):
            exposure.answered(round_trip, pacing.round_trip)
        else:
            self._cover()
        if isinstance(outcome, TooFast) and outcome.chat_only:
            self._capacity.chats.silence(self.waiting.chat_id, outcome.retry_after)

    def hold(self) -> None:
        """Its settlement waits for a verdict, and keeps no others from going meanwhile."""
        self.held = True
        self._capacity.places.leave()
        self._cover()

    def settled(self) -> None:
        """Its settlement is committed: the place is free, and the chat after a rest."""
        self._cover()
        if not self.held:
            self._capacity.places.leave()
        chat_id = self.waiting.chat_id
        self._capacity.chats.end(chat_id, written=self.was_written)
        if (seconds := self._rest()) > 0:
            jittered = seconds * self._capacity.random.uniform(0.5, 1.0)
            self._capacity.chats.rest(chat_id, jittered)

    def _rest(self) -> float:
        match self.outcome:
            case Unknown():
                return min(RETRY_SECONDS * 2.0**self.waiting.attempts, LONGEST_RETRY_SECONDS)
            case NotSent(_, tried=True):
                return RETRY_SECONDS
        return 0.0

    def _cover(self) -> None:
        """Settled, refused or never written: a crash cannot send it twice any more."""
        if self._exposed_at is not None:
            self._capacity.places.learn(self._capacity.clock() - self._exposed_at)
            self._exposed_at = None
            self._capacity.exposure.leave()
