from random import Random

from botapi.outcome import Gone, NotSent, Outcome
from botapi.pacing import Pacing
from delivery.breakers import FEWEST_SUSPECTS, SURE_SUSPECTS, Storm
from delivery.flight import Flight
from delivery.halts import Halts
from delivery.landing import Landing
from delivery.notice import Announcement, BulkHalted
from news.dispatch import Reason
from storage.database import Database
from tests.delivery.clock import Clock
from tests.delivery.rows import landed

NOT_FOUND = Gone(Reason.NOT_FOUND, doubtful=True)


ASKED_AGAIN = NotSent("chats not found", tried=False)


def judged(landing: Landing, *flights: Flight, stopping: bool = False) -> list[Outcome]:
    """What flights come to when nothing else is under way."""
    for flight in flights:
        landing.add(flight)
    landing.judge(idle=True, stopping=stopping)
    return [flight.outcome for flight in landing.take().flights]


def parts() -> tuple[Landing, Halts, list[Announcement]]:
    clock, notices = Clock(), list[Announcement]()
    halts = Halts(Database("sqlite+aiosqlite://"), Pacing(28, clock))
    storm = Storm(clock, Random(1))  # noqa: S311
    return Landing(halts, storm, notices.append), halts, notices


def test_those_in_the_air_when_everything_is_halted_are_not_given_up() -> None:
    landing, halts, notices = parts()
    judged(landing, *(landed(NOT_FOUND) for _ in range(SURE_SUSPECTS)))
    assert halts.reason == "chats not found"

    late = judged(landing, landed(NOT_FOUND))

    assert late == [ASKED_AGAIN]
    assert len(notices) == 1


def test_a_batch_that_an_editors_stop_cuts_short_gives_nobody_up() -> None:
    landing, halts, notices = parts()
    halts.stopped = True

    assert judged(landing, landed(NOT_FOUND), landed(NOT_FOUND)) == [ASKED_AGAIN] * 2
    assert not notices
    assert halts.halted is None


def test_a_batch_that_the_end_of_the_process_cuts_short_gives_nobody_up() -> None:
    landing, _, notices = parts()

    assert judged(landing, landed(NOT_FOUND), stopping=True) == [ASKED_AGAIN]
    assert not notices


def test_a_stop_does_not_hide_that_the_bot_is_lost() -> None:
    landing, halts, notices = parts()
    halts.stopped = True

    few = judged(landing, *(landed(NOT_FOUND) for _ in range(FEWEST_SUSPECTS)))

    assert few == [ASKED_AGAIN] * FEWEST_SUSPECTS
    assert notices == [BulkHalted("chats not found")]
    assert (halts.stopped, halts.halted) == (True, "chats not found")


def test_a_breaker_that_has_halted_everything_is_told_of_once() -> None:
    landing, halts, notices = parts()
    for _ in range(3):
        judged(landing, *(landed(NOT_FOUND) for _ in range(SURE_SUSPECTS)))
        halts.stopped = not halts.stopped

    assert notices == [BulkHalted("chats not found")]
