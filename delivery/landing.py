"""Where sends come back: what each means for the rest, and when it is recorded."""

import logging
from collections import deque
from collections.abc import Callable
from math import inf

from botapi.outcome import NotSent, TooFast, Unsendable, WrongToken
from delivery.breakers import SameRefusals, Storm, SuspectPlaces, Suspects
from delivery.flight import Flight
from delivery.halts import Halts
from delivery.landed import Broken, Landed
from delivery.notice import Announcement, BulkHalted, DispatchHalted, PhotoGivenUp, PhotoRefused

_REMEMBERED = 1000

log = logging.getLogger(__name__)


class Landing:
    """Takes flights as they end. What an outcome means for other sends takes effect at once."""

    def __init__(
        self,
        halts: Halts,
        storm: Storm,
        announce: Callable[[Announcement], None],
    ) -> None:
        self._halts = halts
        self._storm = storm
        self._announce = announce
        self._refusals = SameRefusals()
        self._suspects = Suspects(), SuspectPlaces()
        self._landed = Landed()
        self._halted_at: dict[int, float] = {}
        self._unhalted: set[int] = set()
        """Dispatches whose halt could not be recorded, so that they go on; that is told once."""
        self._told: deque[int] = deque(maxlen=_REMEMBERED)
        """Articles of whose refused photos has been told."""
        self._apart: deque[Landed] = deque()

    @property
    def any(self) -> bool:
        """Whether anything waits to be recorded."""
        return bool(self._apart) or self._landed.any

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits, for the next transaction or for a verdict."""
        return not self.any and not any(each.any for each in self._suspects)

    def add(self, flight: Flight) -> None:
        """A send has ended: settle it with the next transaction or after its batch's verdict."""
        if isinstance(flight.outcome, Unsendable) and self.stands_still(flight):
            flight.outcome = NotSent("its dispatch stands still", tried=False)
        self._storm.add(flight.outcome)
        match flight.outcome:
            case TooFast(seconds, chat_only=False):
                self._halts.pause(seconds)
                log.warning("delivery.too_fast", extra={"seconds": seconds})
            case WrongToken():
                self._halt("wrong token")
        if flight.refused_photo is not None:
            self._tell_refused_photo(flight.refused_photo)
        if self._refusals.add(flight):
            self._break(flight)
        if any(each.holds(flight) for each in self._suspects):
            flight.hold()
        else:
            self._landed.flights.append(flight)

    def judge(self, *, idle: bool, stopping: bool = False) -> None:
        """Settle those that wait for a verdict, when there is one; ``idle`` ends their batch.

        A batch that a stop, a halt or the end of the process cuts short can show that the bot is
        lost, but not that it is not: its chats are asked again, and nobody is given up.
        """
        for suspects in self._suspects:
            if suspects.any and (lost := suspects.verdict(idle=idle)) is not None:
                self._sentence(suspects.release(), lost=lost, stopping=stopping)

    def _sentence(self, held: list[Flight], *, lost: bool, stopping: bool) -> None:
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
        """What the next transaction records."""
        if self._apart:
            return self._apart.popleft()
        landed, self._landed = self._landed, Landed()
        return landed

    def put_back(self, landed: Landed) -> None:
        """The transaction failed: record it with the next."""
        landed.is_at_fault = False
        if landed.alone:
            self._apart.appendleft(landed)
        else:
            self._landed.add(landed)

    def isolate(self, landed: Landed) -> None:
        """Recording raised though the database works: record each thing alone, to find which.

        One that raises even alone is recorded with less: see ``Landed.simplify``.
        """
        if landed.alone:
            landed.simplify()
            self._apart.appendleft(landed)
        else:
            self._apart.extend(landed.parts())

    def recorded(self, landed: Landed, now: float) -> None:
        """What is claimed from ``now``, by the worker's clock, has seen these dispatches halted."""
        for place in landed.resting:
            log.warning(
                "delivery.place_rests",
                extra={"chat": place.chat_id, "topic": place.thread_id, "why": place.reason.value},
            )
            self._announce(place)
        broken = {one.dispatch_id for one in landed.broken}
        self._halted_at |= dict.fromkeys(broken, now)
        if not landed.is_given_up:
            self._unhalted -= broken
            return
        for dispatch_id in broken - self._unhalted:
            log.error("delivery.dispatch_not_halted", extra={"dispatch": dispatch_id})
        self._unhalted |= broken

    def _halt(self, reason: str) -> None:
        if self._halts.halted is None:
            log.critical("delivery.halted", extra={"reason": reason})
            self._halts.stop_here(reason)
            self._announce(BulkHalted(reason))

    def _tell_refused_photo(self, photo: tuple[int, int]) -> None:
        article_id, _ = photo
        if article_id not in self._told:
            log.warning("delivery.photo_refused", extra={"article": article_id})
            self._told.append(article_id)
            self._announce(PhotoRefused(*photo))

    def _break(self, flight: Flight) -> None:
        assert isinstance(flight.outcome, Unsendable)  # noqa: S101 - what refusals are made of
        if flight.refused_photo is not None:
            self._refusals.release(flight.waiting.key.dispatch_id)
            self._announce(PhotoGivenUp(*flight.refused_photo))
            return
        dispatch_id, description = flight.waiting.key.dispatch_id, flight.outcome.description
        refused = self._refusals.release(dispatch_id)
        revision = flight.call.revision if flight.call else None
        self._landed.broken.append(Broken(dispatch_id, description, refused, revision))
        self._halted_at[dispatch_id] = inf
        if dispatch_id not in self._unhalted:
            log.error(
                "delivery.dispatch_halted", extra={"dispatch": dispatch_id, "words": description}
            )
            self._announce(DispatchHalted(dispatch_id, description))
