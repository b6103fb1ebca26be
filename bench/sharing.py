"""One pace for all: news and answers of four processes in any second, before, in and after a flood.

    python -m bench.sharing [seconds] [questions a second]

Four processes on one PostgreSQL answer, one of them sends a broadcast at 28 a second. Telegram's
ledger counts what all of them send; the stand-in itself has no limit. News keeps three fifths of
its pace in the flood, and has all but the floors of the others two seconds after it.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.crowd import FIRST_CHAT, send_to_all
from bench.failover import Askers, Office, office
from bench.figures import Figure, show
from bot.clock import utc_now
from botapi.pacing import REPLY_RESERVE

PROCESSES = 4
RATE = 28
_SETTLING = 2.0


class Counted:
    """What the ledger says of a part of the run."""

    def __init__(self, office: Office) -> None:
        self._emulator = office.emulator
        self._since = office.emulator.clock.monotonic()
        self._first = len(office.emulator.ledger)

    def news(self) -> float:
        """Messages of the broadcast a second."""
        entries = self._emulator.ledger.since(self._first)
        spent = self._emulator.clock.monotonic() - self._since
        return sum(entry.chat_id >= FIRST_CHAT for entry in entries) / spent

    def answers(self) -> float:
        """Answers a second."""
        entries = self._emulator.ledger.since(self._first)
        spent = self._emulator.clock.monotonic() - self._since
        return sum(entry.chat_id < FIRST_CHAT for entry in entries) / spent


async def measure(seconds: float, questions: float) -> list[Figure]:
    """Calm, a flood, calm."""
    readers = int(RATE * (3 * seconds + 60))
    with TemporaryDirectory() as name:
        async with office(readers, RATE, Path(name), PROCESSES) as running:
            await send_to_all(running.database, readers, utc_now())
            await asyncio.sleep(2 * _SETTLING)
            before = await _counted(running, seconds)
            flood = asyncio.create_task(Askers(running.emulator).ask(questions))
            await asyncio.sleep(_SETTLING)
            during = await _counted(running, seconds)
            flood.cancel()
            await _quiet(running)
            await asyncio.sleep(_SETTLING)
            after = await _counted(running, seconds)
            busiest = running.emulator.ledger.busiest()
    return [
        Figure("messages of all processes in any second", busiest, "", most=RATE + REPLY_RESERVE),
        *_beside("news, nobody asks", before[0], 0.9),
        *_beside(f"news beside {questions:g} questions/s", during[0], 0.5),
        Figure("… answers meanwhile", during[1], "/s"),
        *_beside("news, two seconds after the last answer", after[0], 0.9),
    ]


async def _counted(office: Office, seconds: float) -> tuple[float, float]:
    counted = Counted(office)
    await asyncio.sleep(seconds)
    return counted.news(), counted.answers()


async def _quiet(office: Office) -> None:
    """Wait until nobody has been answered for half a second."""
    while True:
        counted = Counted(office)
        await asyncio.sleep(0.5)
        if not counted.answers():
            return


def _beside(what: str, news: float, least: float) -> list[Figure]:
    return [Figure(what, news, "/s", RATE, news / RATE, least=least)]


if __name__ == "__main__":
    given = [float(argument) for argument in sys.argv[1:]]
    length, pace = (*given, *(10.0, 100.0)[len(given) :])
    show("One pace, PostgreSQL", asyncio.run(measure(length, pace)))
