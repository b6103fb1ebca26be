"""Circuit breakers: for the network, for one dispatch, and for a wrong token or database."""

import re
from collections import defaultdict
from collections.abc import Callable
from random import Random

from botapi.outcome import Gone, NotSent, Outcome, Sent, Unknown, Unsendable
from delivery.flight import Flight
from news.dispatch import Form
from storage.delivery_keys import DeliveryKey

SAME_REFUSALS = 20
BATCH = 400
SUSPICIOUS_PART = 0.05
FEWEST_SUSPECTS = 3
"""In a small batch one or two readers who are gone are just that."""
SUSPICIOUS_PART_OF_PLACES = 0.5
FEWEST_SUSPECT_PLACES = 5
SURE_SUSPECTS = 20
"""So many settle the matter before the batch is full."""
STORM = 10
FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0


class Storm:
    """Failures in a row: bulk sends wait longer and longer, then try one at a time."""

    def __init__(self, clock: Callable[[], float], random: Random) -> None:
        self._clock = clock
        self._random = random
        self._failures = 0
        self._wait = FIRST_WAIT
        self._until = 0.0

    def add(self, outcome: Outcome) -> None:
        """Count the outcome of a send."""
        if isinstance(outcome, NotSent) and not outcome.tried:
            return
        if not isinstance(outcome, NotSent | Unknown):
            self._failures = 0
            self._wait = FIRST_WAIT
            return
        self._failures += 1
        if self.is_blowing and self._clock() >= self._until:
            self._until = self._clock() + self._wait * self._random.uniform(0.5, 1.0)
            self._wait = min(self._wait * 2, LONGEST_WAIT)

    @property
    def is_blowing(self) -> bool:
        """Whether the last sends all failed, so that bulk backs off."""
        return self._failures >= STORM

    def wait(self) -> float:
        """Seconds until the next send may be tried."""
        return max(0.0, self._until - self._clock())


class SameRefusals:
    """Counts chats that were refused a dispatch for the same reason."""

    def __init__(self) -> None:
        self._refused: dict[int, dict[str, dict[int, DeliveryKey]]] = defaultdict(
            lambda: defaultdict(dict)
        )

    def add(self, flight: Flight) -> bool:
        """Count an outcome; True when it is the one that halts its dispatch."""
        if not isinstance(flight.outcome, Unsendable) or flight.outcome.alone:
            return False
        if flight.outcome.of_photo and flight.waiting.form is Form.UNPICTURED:
            # The photo has been refused before, and counted: the text goes without it.
            return False
        # Offsets differ between readers of a digest, the mistake does not.
        reason = re.sub(r"\d+", "#", flight.outcome.description)
        chats = self._refused[flight.waiting.key.dispatch_id][reason]
        chats[flight.waiting.chat_id] = flight.waiting.key
        return len(chats) == SAME_REFUSALS

    def release(self, dispatch_id: int) -> list[DeliveryKey]:
        """The deliveries of a dispatch that were refused; counting begins anew."""
        reasons = self._refused.pop(dispatch_id, {})
        return [key for chats in reasons.values() for key in chats.values()]


class Suspects:
    """People's chats that are gone, unless it is the bot that is lost: held until a batch tells.

    Places are judged apart: see ``SuspectPlaces``.
    """

    part = SUSPICIOUS_PART
    fewest = FEWEST_SUSPECTS

    def __init__(self) -> None:
        self._seen = 0
        self._full = BATCH
        self._held: list[Flight] = []

    def holds(self, flight: Flight) -> bool:
        """Count an outcome; True when its settlement has to wait for the verdict."""
        if not self.concerns(flight):
            return False
        if isinstance(flight.outcome, Sent | Gone | Unsendable):
            self._seen += 1
        doubtful = isinstance(flight.outcome, Gone) and flight.outcome.doubtful
        if doubtful:
            if not self._held:
                # What came just before shows how unusual it is; what follows decides.
                self._seen = min(self._seen, BATCH)
                self._full = self._seen + BATCH
            self._held.append(flight)
        return doubtful

    def concerns(self, flight: Flight) -> bool:
        """Whether a chat is judged here."""
        return flight.waiting.chat_id > 0

    @property
    def any(self) -> bool:
        """Whether any settlement waits."""
        return bool(self._held)

    def verdict(self, *, idle: bool) -> bool | None:
        """Whether the bot is lost; None while the batch goes on. ``idle`` ends the batch."""
        suspicious = len(self._held) > self._seen * self.part
        if suspicious and len(self._held) >= SURE_SUSPECTS:
            return True
        if idle or self._seen >= self._full:
            return suspicious and len(self._held) >= self.fewest
        return None

    def release(self) -> list[Flight]:
        """Those that waited; a new batch begins."""
        held, self._held, self._seen = self._held, [], 0
        return held


class SuspectPlaces(Suspects):
    """Groups and channels that the bot is out of: they throw bots out, and are few.

    Only when most of them are gone at once is it the bot that is lost.
    """

    part = SUSPICIOUS_PART_OF_PLACES
    fewest = FEWEST_SUSPECT_PLACES

    def concerns(self, flight: Flight) -> bool:
        """Whether a chat is judged here."""
        return flight.waiting.chat_id < 0
