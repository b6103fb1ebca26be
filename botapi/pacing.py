"""How fast the bot may speak: one pace shared by bulk sends and replies.

Bulk yields to replies, but keeps half of its pace whatever people ask.

The server counts messages as they arrive, in any sliding second. A request arrives somewhere
between being written and being answered, so a send keeps its place in the log of the last second
until a second after the latest moment at which it can have arrived: its answer's, less the shortest
round trip seen. A schedule on top of the log spreads bulk sends over the second, so that news
that comes between has not long to wait.

Where several processes send for one token, each keeps to its share: all that it sends, replies too.
"""

import time
from bisect import bisect_right
from collections.abc import Callable
from math import ceil, floor, inf
from typing import Protocol

from botapi.group_pace import GroupPace

SECOND = 1.0
GUARD = 0.002
"""Seconds added to a server's second, for what the round trips did not show."""
CATCH_UP = 0.05
"""Seconds of its schedule that bulk may make up for after a late turn."""
REPLY_RESERVE = 2
"""Replies a second beyond the bulk rate, once Telegram has refused one: 30 with the usual 28."""
BULK_PART = 0.6
"""The part of its pace that bulk keeps, however many replies there are: half, and what late turns
cost."""
SPARE = 1.25
"""How many times the replies of the last second a process wants room for."""
REPLY_CAP_SECONDS = 60.0
SLOWER = 0.8
FASTER = 1.05
FASTER_EVERY = 10.0
SLOWEST = 0.25
"""The slowest adaptive pace, as a part of the configured one."""
ROUND_TRIP_MEMORY = 30.0
SHARE_LOOK = 0.02
"""Seconds until what waits for a larger share looks again."""
_ROUNDING = 1e-6


class PaceShare(Protocol):
    """What one of several processes may send."""

    def limit(self) -> int:
        """The most messages of any sliding second, at this moment."""

    def ask(self) -> None:
        """Ask for more."""


class Slot:
    """A send's slot in the schedule and then its place in the log, until it no longer counts."""

    __slots__ = ("due_at", "is_reply", "started", "written_at")

    def __init__(self, due_at: float, *, is_reply: bool = False) -> None:
        self.due_at = due_at
        self.is_reply = is_reply
        self.started = False
        self.written_at: float | None = None


class Pacing:
    """Says how many bulk sends may go now, and how long a reply waits; seconds of ``clock``.

    ``share`` is None where no other process sends for the token.
    """

    def __init__(
        self,
        rate: float,
        clock: Callable[[], float] = time.monotonic,
        share: PaceShare | None = None,
    ) -> None:
        self.configured = rate
        self.rate = rate
        self.pace = rate
        self.waiting_replies = 0
        """Replies that wait for their turn; whoever makes them wait counts them."""
        self._clock = clock
        self._share = share
        self._bulk_wanted_at = -inf
        self._granted = 0
        self._bulk = _Log()
        self._replies = _Log()
        self._slot_at = -inf
        self._paused_until = -inf
        self._replies_capped_until = -inf
        self._faster_at = inf
        self._round_trips = _Shortest(ROUND_TRIP_MEMORY)
        self.groups = GroupPace(clock)
        """What each group may be sent besides."""

    def bulk_allowance(self, ahead: float = 0.0) -> int:
        """How many bulk sends may go within the next ``ahead`` seconds."""
        now = self._clock()
        if now < self._paused_until:
            return 0
        self._bulk_wanted_at = now
        self._recover(now)
        slots = floor((now + ahead - self._next_slot_at(now)) * self._speed + _ROUNDING) + 1
        return max(0, min(slots, int(self._bulk_room(int(self.pace), now, ahead))))

    def bulk_wait(self, ahead: float = 0.0) -> float:
        """Seconds until ``bulk_allowance`` may be more than nothing; 0 when it may be now."""
        now = self._clock()
        full = self._bulk_room(int(self.pace), now, ahead) <= 0
        waits = (
            self._next_slot_at(now) - ahead,
            self._paused_until,
            self._room_at(now) if full else now,
        )
        wait = max(0.0, *(until - now for until in waits))
        return min(wait, SHARE_LOOK) if self._is_short() and not self.pause_left else wait

    def take_bulk(self) -> Slot:
        """Grant a bulk send the next slot; the caller has seen that there is one."""
        slot = Slot(self._next_slot_at(self._clock()))
        self._slot_at = slot.due_at
        self._granted += 1
        return slot

    def start_wait(self, slot: Slot) -> float:
        """Seconds that a granted send has yet to wait: for its slot, then for room in the log."""
        now = self._clock()
        if now < slot.due_at:
            return slot.due_at - now
        # This one is among the granted, which do not count yet.
        room = self._bulk_room(self.rate, now) + self._granted
        if room > 0:
            return 0.0
        wait = max(self._room_at(now) - now, GUARD)
        return wait if self._share is None else min(wait, SHARE_LOOK)

    def start(self, slot: Slot) -> None:
        """Count a granted send from now on."""
        self._granted -= 1
        self._bulk.going += 1
        slot.started = True

    def reply_wait(self) -> float:
        """Seconds that a reply has to wait: 0, unless Telegram refused one a short while ago."""
        now = self._clock()
        if self._share is not None:
            return self._wait_within(self._share, now)
        if now >= self._replies_capped_until:
            return 0.0
        bulk = self._bulk.count(now - self._counts_for)
        if bulk or self._granted:
            bulk = max(bulk, ceil(self.pace * BULK_PART))
        if bulk + self._replies.count(now - self._counts_for) < self.rate + REPLY_RESERVE:
            return 0.0
        return max(self._room_at(now) - now, GUARD)

    def take_reply(self) -> Slot:
        """Count one reply from now on; bulk yields to it."""
        slot = Slot(self._clock(), is_reply=True)
        slot.started = True
        self._replies.going += 1
        return slot

    def excess_wait(self) -> float:
        """Seconds until no more count than the rate allows; 0 when that is so."""
        now = self._clock()
        most = self.rate if self._share is None else min(self.rate, self._share.limit())
        return max(self._room_at(now) - now, GUARD) if self._count(now) > most else 0.0

    @property
    def counting(self) -> int:
        """Messages that count now, and bulk sends that have been granted."""
        return self._count(self._clock()) + self._granted

    @property
    def replies_wanted(self) -> int:
        """Replies a second that there would be: those of the last second, some more, who waits."""
        count = self._replies.count(self._clock() - self._counts_for)
        return ceil(count * SPARE) + self.waiting_replies

    @property
    def bulk_wanted(self) -> int:
        """Bulk sends a second that there would be."""
        return int(self.pace) if self._wants_bulk(self._clock()) else 0

    @property
    def reachable(self) -> float:
        """Bulk sends a second that can be reached now: within the share, while any is asked for."""
        if self._share is None or not self._wants_bulk(self._clock()):
            return self.pace
        return min(self.pace, self._share.limit())

    def written(self, slot: Slot) -> None:
        """The request is on its way."""
        slot.written_at = self._clock()

    def ended(self, slot: Slot) -> float | None:
        """The answer is here, or will not come: after how long, None if it was never written.

        What was never written stops counting at once.
        """
        if not slot.started:
            self._granted -= 1
            return None
        log = self._replies if slot.is_reply else self._bulk
        log.going -= 1
        if slot.written_at is None:
            return None
        now = self._clock()
        self._round_trips.add(now, now - slot.written_at)
        log.answers.append(now)
        return now - slot.written_at

    def limit(self, rate: float) -> None:
        """Send at another rate than the configured one, as long as that is what can be paid for."""
        if rate != self.rate:
            self.rate = rate
            self.pace = min(self.pace, rate) if rate < self.configured else rate

    def pause_bulk(self, seconds: float) -> None:
        """Telegram asked for silence: no bulk send before that many seconds have passed.

        Of the refusals that meet one burst only the first slows the pace.
        """
        now = self._clock()
        if now >= self._paused_until:
            self.pace = max(self.pace * SLOWER, self.rate * SLOWEST, 1.0)
            self._faster_at = now + seconds + FASTER_EVERY
        self._paused_until = max(self._paused_until, now + seconds)

    def keep_pause(self, seconds: float) -> None:
        """Keep a pause that began elsewhere, or before this process did."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    @property
    def pause_left(self) -> float:
        """Seconds that Telegram's silence still lasts; 0 when it is over."""
        return max(0.0, self._paused_until - self._clock())

    def is_full(self) -> bool:
        """Whether so much has gone within a second that it may be what Telegram refuses."""
        return self._count(self._clock()) >= self.rate + REPLY_RESERVE

    def cap_replies(self) -> None:
        """Telegram refused a reply: hold replies to the rate and their reserve for a while."""
        self._replies_capped_until = self._clock() + REPLY_CAP_SECONDS

    @property
    def round_trip(self) -> float:
        """The shortest round trip of late, in seconds."""
        return self._round_trips.least

    def _next_slot_at(self, now: float) -> float:
        return max(self._slot_at + 1 / self._speed, now - CATCH_UP)

    def _count(self, now: float) -> int:
        """Sends that count now."""
        over = now - self._counts_for
        return self._bulk.count(over) + self._replies.count(over)

    def _bulk_room(self, most: float, now: float, ahead: float = 0.0) -> float:
        """How many more bulk sends may be granted, of at most so many that count together."""
        over = now - self._counts_for
        if self._share is not None:
            left = min(most, self._share.limit()) - self._replies.count(over, ahead)
            return left - self._granted - self._bulk.count(over, ahead)
        left = most - self._replies.count(over, ahead)
        mine = max(left, min(most, ceil(self.pace * BULK_PART)))
        return mine - self._granted - self._bulk.count(over, ahead)

    def _wait_within(self, share: PaceShare, now: float) -> float:
        """Seconds that a reply waits for room in the share; bulk that wants to go has its part."""
        limit, over = share.limit(), now - self._counts_for
        bulk = self._bulk.count(over) + self._granted
        if self._wants_bulk(now):
            bulk = max(bulk, min(ceil(self.pace * BULK_PART), limit - 1))
        if bulk + self._replies.count(over) < limit:
            return 0.0
        share.ask()
        return min(max(self._room_at(now) - now, GUARD), SHARE_LOOK)

    def _wants_bulk(self, now: float) -> bool:
        return now - self._bulk_wanted_at < SECOND and now >= self._paused_until

    def _is_short(self) -> bool:
        """Whether bulk would be faster with a larger share, which is asked for then."""
        if self._share is None or self._share.limit() >= int(self.pace):
            return False
        self._share.ask()
        return True

    @property
    def _speed(self) -> float:
        """Bulk sends a second that are scheduled."""
        return self.pace if self._share is None else max(1, min(self.pace, self._share.limit()))

    @property
    def _counts_for(self) -> float:
        """Seconds after its answer until a send is over a second old for the server."""
        return SECOND + GUARD - self._round_trips.least

    def _room_at(self, now: float) -> float:
        oldest = [log.answers[0] for log in (self._bulk, self._replies) if log.answers]
        return min(oldest) + self._counts_for if oldest else now + GUARD

    def _recover(self, now: float) -> None:
        if now < self._faster_at:
            return
        self.pace = min(self.rate, self.pace * FASTER)
        self._faster_at = now + FASTER_EVERY if self.pace < self.rate else inf


class _Log:
    """Sends that count: those that are under way, and when the others were answered."""

    def __init__(self) -> None:
        self.going = 0
        self.answers: list[float] = []

    def count(self, over: float, ahead: float = 0.0) -> int:
        """How many there are, without those answered until ``over`` or within ``ahead`` after."""
        del self.answers[: bisect_right(self.answers, over)]
        return self.going + len(self.answers) - bisect_right(self.answers, over + ahead)


class _Shortest:
    """The least of what was added of late: within one to two spans of seconds."""

    def __init__(self, span: float) -> None:
        self._span = span
        self._since = -inf
        self._before = inf
        self._current = inf

    def add(self, now: float, value: float) -> None:
        if now - self._since >= self._span:
            self._since, self._before, self._current = now, self._current, inf
        self._current = min(self._current, value)

    @property
    def least(self) -> float:
        shortest = min(self._before, self._current)
        return 0.0 if shortest == inf else shortest
