"""Claiming for groups and channels: one delivery a chat, and a digest where too many wait."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from delivery.claim import Claim, decided
from delivery.flight import Capacity
from delivery.lanes import Lanes
from delivery.place_queues import ChatQueue, PlaceQueues
from news.comfort import Comfort
from news.dispatch import MOST_ALONE, DispatchKind, Lane
from news.eligibility import Send
from news.group_turn import MINUTE, RESERVE, GroupTurn
from storage.comfort import comforts
from storage.database import Connection
from storage.delivery_keys import DeliveryKey
from storage.group_turns import take_turns
from storage.queues import waiting_in_places
from storage.waiting import Waiting

MOST_READ = 500
"""Deliveries read at once."""

_Wishes: TypeAlias = Mapping[DeliveryKey, Comfort]
_Going: TypeAlias = tuple[Waiting, Send]


class PlaceClaimer:
    """Claims deliveries from the lanes of places, in which each chat has a queue of its own.

    Round robin: the chat whose turn was the longest ago comes first.
    """

    def __init__(self, lanes: Lanes, capacity: Capacity, zone: ZoneInfo) -> None:
        self._lanes = lanes
        self._capacity = capacity
        self._zone = zone
        self._queues = PlaceQueues(capacity.clock)
        self._had_turn = dict[int, float]()

    def forget(self) -> None:
        """Invalidate the cached queues: something new may wait."""
        self._queues.forget()

    async def look(
        self, claim: Claim, connection: Connection, lane: Lane, now: datetime, *, goal: int
    ) -> None:
        """Claim the first delivery of each chat that may be sent to now."""
        queues = await self._queues.queues(connection, lane, now)
        free = self._in_turn(claim, lane, queues)
        passed_over, read = len(free) < len(queues), 0
        while free and len(claim.flights) < goal and read < MOST_READ:
            chats = _few(free, queues, goal - len(claim.flights))
            del free[: len(chats)]
            read += sum(queues[chat].number for chat in chats)
            passed_over |= await self._take(claim, connection, lane, now, chats, queues)
        claim.passed_over |= passed_over
        if not free and not passed_over:
            self._lanes.rest(lane)

    def _in_turn(self, claim: Claim, lane: Lane, queues: Mapping[int, ChatQueue]) -> list[int]:
        chats, urgent = self._capacity.chats, lane.is_breaking
        free = [
            chat
            for chat in queues
            if (lane, chat) not in claim.visited and chats.is_free(chat, is_urgent=urgent)
        ]
        return sorted(free, key=lambda chat: self._had_turn.get(chat, 0.0))

    async def _take(
        self,
        claim: Claim,
        connection: Connection,
        lane: Lane,
        now: datetime,
        chats: Sequence[int],
        queues: Mapping[int, ChatQueue],
    ) -> bool:
        """Claim one delivery for each of these chats; whether more is left for any of them."""
        places = sorted(place for chat in chats for place in queues[chat].places)
        page = await waiting_in_places(connection, lane, now, MOST_READ, places)
        wishes = await comforts(connection, page, now, self._zone)
        for row in page:
            if not row.readable:
                self._ready(claim, [row], wishes, now)
        firsts = dict[int, _Going]()
        left = set[int]()
        for chat in chats:
            rows = [row for row in page if row.chat_id == chat]
            claim.visited.add((lane, chat))
            self._had_turn[chat] = self._capacity.clock()
            ready = self._uncrowded(claim, lane, self._ready(claim, rows, wishes, now), now)
            if (first := self._first(claim, firsts.values(), ready)) is not None:
                firsts[chat] = first
            if len(ready) > (first is not None):
                left.add(chat)
        left |= await self._begin(claim, connection, lane, firsts, wishes, now)
        for chat in chats:
            if chat not in left:
                self._queues.done(lane, chat)
        return bool(left)

    def _uncrowded(
        self, claim: Claim, lane: Lane, ready: Sequence[_Going], now: datetime
    ) -> Sequence[_Going]:
        """What is left to go alone where too many articles wait for a chat."""
        if lane is not Lane.PLACE:
            return ready
        crowded = _crowded([row for row, _ in ready])
        claim.crowd(crowded, now)
        gone = {row.key for row in crowded}
        return [(row, send) for row, send in ready if row.key not in gone]

    def _first(
        self, claim: Claim, others: Iterable[_Going], ready: Sequence[_Going]
    ) -> _Going | None:
        """The first of a chat's deliveries for which there is room beside those of others."""
        going = [*(row for row, _ in others), *(one.waiting for one in claim.flights)]
        edits = self._lanes.room_for_edits - sum(row.outdated for row in going)
        return next((each for each in ready if not each[0].outdated or edits > 0), None)

    async def _begin(
        self,
        claim: Claim,
        connection: Connection,
        lane: Lane,
        firsts: Mapping[int, _Going],
        wishes: _Wishes,
        now: datetime,
    ) -> set[int]:
        """Send to the chats that have a turn; those that have none."""
        full = set[int]()
        reserve = 0 if lane.is_breaking else RESERVE
        for chat, turn in (await take_turns(connection, firsts, now, reserve)).items():
            row, send = firsts[chat]
            if isinstance(turn, GroupTurn):
                claim.begin(row, send, wishes.get(row.key), now, self._capacity, turn)
            else:
                # What is in flight may be answered long before its turn is over.
                wait = min(turn, MINUTE).total_seconds()
                self._capacity.chats.full(chat, wait, is_urgent=lane.is_breaking)
                full.add(chat)
        return full

    def _ready(
        self, claim: Claim, rows: Iterable[Waiting], wishes: _Wishes, now: datetime
    ) -> list[_Going]:
        """Those that may go, in their order; the others are turned down."""
        ready: list[_Going] = []
        for row in rows:
            if row.halted:
                continue
            verdict = decided(row, wishes.get(row.key), now)
            if isinstance(verdict, Send):
                ready.append((row, verdict))
            else:
                claim.turn_down(row, verdict)
        return ready


def _few(free: Sequence[int], queues: Mapping[int, ChatQueue], most: int) -> list[int]:
    """The first chats, as many as MOST_READ deliveries allow, and at least one."""
    chats: list[int] = []
    number = 0
    for chat in free[:most]:
        number += queues[chat].number
        if chats and number > MOST_READ:
            break
        chats.append(chat)
    return chats


def _crowded(rows: Iterable[Waiting]) -> list[Waiting]:
    """The articles that become digests of their places, if more than MOST_ALONE wait for the chat.

    An article that waits alone for its topic is sent as it is: it would be a digest of one.
    """
    articles = [row for row in rows if row.kind is DispatchKind.ARTICLE and not row.outdated]
    if len(articles) <= MOST_ALONE:
        return []
    of_place = Counter(row.key.subscriber_id for row in articles)
    return [row for row in articles if of_place[row.key.subscriber_id] > 1]
