from random import Random

from delivery.breakers import SURE_SUSPECTS, Storm
from delivery.chats import Chats
from delivery.flight import Flight
from delivery.halts import Halts
from delivery.landing import Landing
from delivery.notice import Notice
from delivery.outcome import Gone, NotSent, Outcome, Reason
from delivery.pacing import Pacing
from storage.database import Database
from tests.delivery.clock import Clock
from tests.delivery.rows import landed

NOT_FOUND = Gone(Reason.NOT_FOUND, doubtful=True)


def judged(landing: Landing, *flights: Flight) -> list[Outcome]:
    """What flights come to when nothing else is under way."""
    for flight in flights:
        landing.add(flight)
    landing.judge(idle=True)
    return [flight.outcome for flight in landing.take().flights]


def test_those_in_the_air_when_everything_is_halted_are_not_given_up() -> None:
    clock, notices = Clock(), list[Notice]()
    halts = Halts(Database("sqlite+aiosqlite://"), Pacing(28, clock))
    storm = Storm(clock, Random(1))  # noqa: S311
    landing = Landing(Chats(clock), halts, storm, notices.append, Random(1))  # noqa: S311
    judged(landing, *(landed(NOT_FOUND) for _ in range(SURE_SUSPECTS)))
    assert halts.reason == "chats not found"

    late = judged(landing, landed(NOT_FOUND))

    assert late == [NotSent("chats not found", tried=False)]
    assert len(notices) == 1
