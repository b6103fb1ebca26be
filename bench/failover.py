"""How long no news goes out when whoever sends it is killed, or hangs, and who is left out then.

    python -m bench.failover [kills] [hangs] [messages a second] [questions a second]

Three processes on one PostgreSQL answer, and one of them sends. Whichever leads is ended with
SIGKILL, or stopped with SIGSTOP and woken later, in the middle of a broadcast and while people ask.
The time goes from the signal to the next message of the broadcast that Telegram accepts.
"""

import asyncio
import signal
import socket
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench import postgresql
from bench.crowd import FIRST_CHAT, gather, send_to_all
from bench.figures import Figure, show
from bench.newsdesk import start, until
from bench.proxy import proxy
from bot.clock import utc_now
from emulator import Emulator, Fault, actions, serve
from storage.database import Database
from storage.tables import leases

PROCESSES = 3
ASKERS, FIRST_ASKER = 50, 500_001
MOST_SECONDS = 10.0
SPARE = 2
ROUND_TRIP = 0.01
ON_THEIR_WAY = 0.2
"""Seconds in which what was written before a signal still arrives."""
_SECONDS_OF_A_KILL, _SECONDS_OF_A_HANG = 12, 15


@dataclass(slots=True)
class Found:
    """Seconds without news by kind, and messages too many of each kill."""

    kills: list[float] = field(default_factory=list)
    hangs: list[float] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    left_out: int = 0
    unanswered: int = 0


class Office:
    """Processes that answer; whichever leads can be ended, and another one is started then."""

    def __init__(
        self,
        folder: Path,
        url: str,
        emulator: Emulator,
        address: str,
        rate: int,
        front: str,
        processes: int,
    ) -> None:
        self.emulator = emulator
        self.database = Database(url)
        self.ports = [_free_port() for _ in range(processes)]
        self._start = partial(start, folder, emulator, address)
        self._settings: dict[str, Any] = {"database_url": url, "messages_per_second": rate}
        self._settings |= {"webhook_url": f"{front}/telegram"}
        self._processes: dict[int, asyncio.subprocess.Process] = {}

    async def open(self) -> None:
        """Start all, and wait until they answer."""
        for port in self.ports:
            await self.begin(port)

    async def begin(self, port: int) -> None:
        """Start one, and wait until it takes posts."""
        place = f"127.0.0.1:{port}"
        process = await self._start(webhook_listen=place, **self._settings)
        self._processes[port] = process
        await until(lambda: _listens(port))

    async def leader(self) -> int:
        """The port of whoever sends."""
        async with self.database.snapshot() as connection:
            holder = await connection.scalar(leases.select().with_only_columns(leases.c.holder))
        pid = int(str(holder).rpartition(":")[2])
        return next(port for port, one in self._processes.items() if one.pid == pid)

    def send(self, port: int, number: signal.Signals) -> None:
        """Send a process a signal."""
        self._processes[port].send_signal(number)

    async def ended(self, port: int) -> None:
        """Wait for the end of one."""
        await self._processes.pop(port).wait()

    async def close(self) -> None:
        """End all."""
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            await process.wait()
        await self.database.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@asynccontextmanager
async def office(
    readers: int, rate: int, folder: Path, processes: int = PROCESSES
) -> AsyncIterator[Office]:
    """Processes behind a proxy, and readers."""
    emulator = Emulator()
    emulator.chats.add_users(readers, FIRST_CHAT)
    emulator.chats.add_users(ASKERS, FIRST_ASKER)
    for after in (False, True):
        emulator.faults.add(Fault.slow(ROUND_TRIP / 2, after=after), method="sendMessage")
    async with (
        postgresql.server(folder) as url,
        serve(emulator) as address,
        proxy() as (before, front),
    ):
        office = Office(folder, url, emulator, address, rate, front, processes)
        await gather(office.database, readers, utc_now())
        await postgresql.go_on_counting(office.database, "subscribers")
        before.upstreams = [f"http://127.0.0.1:{port}" for port in office.ports]
        try:
            await office.open()
            yield office
        finally:
            await office.close()


class Askers:
    """People who ask /latest again and again, and whether they are answered."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._asked: Counter[int] = Counter()

    async def ask(self, rate: float) -> None:
        """Ask so many questions a second, until cancelled."""
        random, users = Random(3), self._emulator.chats.users
        while True:
            asker = users[FIRST_ASKER + random.randrange(ASKERS)]
            actions.send_text(self._emulator, asker, "/latest", self._emulator.chats.of(asker))
            self._asked[asker.id] += 1
            await asyncio.sleep(1 / rate)

    async def unanswered(self) -> int:
        """How many questions have no answer, after a while."""
        with suppress(TimeoutError):
            await until(lambda: not self._missing())
        return self._missing()

    def _missing(self) -> int:
        answered = self._emulator.ledger.recipients()
        return sum(max(0, asked - answered.get(chat, 0)) for chat, asked in self._asked.items())


async def measure(kills: int, hangs: int, rate: int, questions: float) -> Found:
    """End whoever sends again and again."""
    readers = rate * (kills * _SECONDS_OF_A_KILL + hangs * _SECONDS_OF_A_HANG)
    with TemporaryDirectory() as name:
        async with office(readers, rate, Path(name)) as running:
            askers, found = Askers(running.emulator), Found()
            await send_to_all(running.database, readers, utc_now())
            asking = asyncio.create_task(askers.ask(questions))
            try:
                await _end_leaders(running, found, kills, hangs)
            finally:
                asking.cancel()
                await asyncio.wait({asking})
            with suppress(TimeoutError):
                await until(lambda: len(_told(running.emulator)) >= readers)
            found.left_out = readers - len(_told(running.emulator))
            found.unanswered = await askers.unanswered()
            return found


async def _end_leaders(office: Office, found: Found, kills: int, hangs: int) -> None:
    random = Random(7)
    plan = [_killed] * kills + [_hung] * hangs
    random.shuffle(plan)
    for end in plan:
        await _news_after(office.emulator, office.emulator.clock.monotonic())
        await asyncio.sleep(random.uniform(0.5, 3.0))
        known = _doubled(office.emulator)
        seconds = await end(office, await office.leader())
        (found.kills if end is _killed else found.hangs).append(seconds)
        found.doubled.append(_doubled(office.emulator) - known)
        print(f"  {end.__name__[1:]}: {seconds:.1f} s", file=sys.stderr)


async def _killed(office: Office, port: int) -> float:
    begun = office.emulator.clock.monotonic()
    office.send(port, signal.SIGKILL)
    await office.ended(port)
    seconds = await _news_after(office.emulator, begun) - begun
    await office.begin(port)
    return seconds


async def _hung(office: Office, port: int) -> float:
    begun = office.emulator.clock.monotonic()
    office.send(port, signal.SIGSTOP)
    seconds = await _news_after(office.emulator, begun) - begun
    office.send(port, signal.SIGCONT)
    return seconds


async def _news_after(emulator: Emulator, begun: float) -> float:
    """When the next message came of the broadcast, but for those that were on their way."""
    moments: list[float] = []

    def look() -> bool:
        for entry in reversed(emulator.ledger.entries):
            if entry.monotonic < begun + ON_THEIR_WAY:
                break
            if entry.chat_id >= FIRST_CHAT:
                moments.append(entry.monotonic)
        return bool(moments)

    await until(look)
    return min(moments)


def _told(emulator: Emulator) -> dict[int, int]:
    recipients = emulator.ledger.recipients()
    return {chat: count for chat, count in recipients.items() if chat >= FIRST_CHAT}


def _doubled(emulator: Emulator) -> int:
    told = _told(emulator)
    return sum(told.values()) - len(told)


def figures(found: Found, rate: int) -> list[Figure]:
    """Beside what is promised."""
    promised = int(rate * ROUND_TRIP) + SPARE
    rows = []
    for what, seconds in (("killed", found.kills), ("hangs", found.hangs)):
        if seconds:
            rows += [
                Figure(f"without news when the sender {what}, median", median(seconds), "s"),
                Figure("… the longest", max(seconds), "s", most=MOST_SECONDS),
            ]
    return [
        *rows,
        Figure("readers left out", found.left_out, "", most=0),
        Figure("questions without an answer", found.unanswered, "", most=0),
        Figure("messages too many, the worst", max(found.doubled), "", most=promised),
    ]


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sizes = (*given, *(10, 2, 100, 20)[len(given) :])
    results = asyncio.run(measure(*sizes))
    show("Failover, PostgreSQL, three processes that answer", figures(results, sizes[2]))
