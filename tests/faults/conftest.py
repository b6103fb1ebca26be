"""The real process, killed and stopped, against a ledger that outlives it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess

import pytest

from bot.__main__ import main
from delivery.worker import utc_now
from emulator import Emulator, Fault, Person, serve
from news.dispatch import Tally
from storage.counts import tally_of_dispatch
from storage.migrating import open_database
from tests.delivery.post import Post

# Importing aiogram takes seconds of processor time: one process does it for all that are killed.
FORKSERVER = get_context("forkserver")
FORKSERVER.set_forkserver_preload(["bot.operation"])
RATE = 100
LINK_SECONDS = 0.005
"""How long Telegram takes to see a message, and once more to answer."""


class Process:
    """``python -m bot`` as an operator runs it, forked where its imports are done already."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._running: ForkServerProcess | None = None

    async def start(self) -> None:
        """Start it."""
        self._running = FORKSERVER.Process(target=run_bot, args=(self._environment,))
        await asyncio.to_thread(self._running.start)

    def send(self, signal_number: int) -> None:
        """Send it a signal."""
        assert self._running is not None
        assert self._running.pid is not None
        os.kill(self._running.pid, signal_number)

    async def wait(self) -> int:
        """Its exit code, once it has ended."""
        assert self._running is not None
        await asyncio.to_thread(self._running.join)
        assert self._running.exitcode is not None
        return self._running.exitcode

    async def kill(self) -> None:
        """End it as a power cut does."""
        if self._running is not None and self._running.is_alive():
            self.send(signal.SIGKILL)
            await self.wait()


def run_bot(environment: dict[str, str]) -> None:
    """``python -m bot`` in a process of its own."""
    os.environ |= environment
    sys.exit(main([]))


class Office:
    """Readers, an article on its way to all of them, and processes that send it."""

    def __init__(self, url: str, emulator: Emulator, address: str) -> None:
        self.emulator = emulator
        self.people: list[Person] = []
        self._url = url
        self._processes: list[Process] = []
        self._environment = {
            "BOT_TOKEN": emulator.token,
            "BOT_API_URL": address,
            "DATABASE_URL": url,
            "MESSAGES_PER_SECOND": str(RATE),
            "ADMIN_IDS": "1",
            "LOG_LEVEL": "WARNING",
        }
        emulator.faults.add(Fault.slow(LINK_SECONDS), method="sendMessage")
        emulator.faults.add(Fault.slow(LINK_SECONDS, after=True), method="sendMessage")

    async def open(self, readers: int) -> None:
        """Put an article to so many readers into the outbox."""
        database = await open_database(self._url)
        post = Post(database, self.emulator, None, {}, now=utc_now())  # type: ignore[arg-type]
        self.people = await post.readers(readers)
        self.dispatch = await post.send(*self.people)
        await database.close()

    def process(self) -> Process:
        """A bot that is yet to start."""
        self._processes.append(Process(self._environment))
        return self._processes[-1]

    async def has(self, number: int) -> None:
        """Wait until a reader has got the news; raises TimeoutError."""
        ledger, person = self.emulator.ledger, self.people[number]
        await self.emulator.changes.until(person.id, lambda: ledger.to(person.id) or None, 60)

    async def close(self) -> Tally:
        """End all processes; what the outbox says in the end."""
        for process in self._processes:
            await process.kill()
        database = await open_database(self._url)
        async with database.snapshot() as connection:
            counted = await tally_of_dispatch(connection, self.dispatch)
        await database.close()
        return counted

    def doubled(self) -> int:
        """How many messages too many there are; fails when anybody got none."""
        counts = self.emulator.ledger.recipients("Новость")
        assert set(counts) == {person.id for person in self.people}
        return sum(counts.values()) - len(self.people)


@pytest.fixture
def emulator() -> Emulator:
    return Emulator()


@pytest.fixture
async def office(database_url: str, emulator: Emulator) -> AsyncIterator[Office]:
    async with serve(emulator) as address:
        office = Office(database_url, emulator, address)
        yield office
        for process in office._processes:
            await process.kill()
