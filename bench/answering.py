"""How soon the bot answers /latest: idle, and while a broadcast runs.

    python -m bench.answering [rounds] [seconds] [updates a second ...]

The time goes from the moment an update is there for the bot to the moment its answer is accepted,
by the emulator's clock; idle and busy take turns. The bot's processor time is what psutil says of
its process, with bulk and answers at full rate. Telegram answers at once.
"""

import asyncio
import gc
import sys
import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

import psutil  # type: ignore[import-untyped]

from bench.crowd import FIRST_CHAT, gather, send_to_all
from bench.figures import Figure, show
from bench.newsdesk import PATIENCE, address_in, fill_archive, newsdesk, until
from bot.clock import utc_now
from emulator import Emulator, actions, serve
from emulator.user import User
from storage.database import Database
from storage.migrating import open_database

SMALL, FULL = ("2", "5", "100"), ("6", "10", "20", "100")
PACES = (28, 1000)
ASKERS, FIRST_ASKER = 200, 500_001
MOST_CPU = 55.0


@dataclass(slots=True)
class Measured:
    """Milliseconds of each answer; and of each busy round its share of a core and its pace."""

    idle: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    pace: list[float] = field(default_factory=list)


class Scene:
    """A running bot, people who ask it, and readers of its broadcasts."""

    def __init__(self, emulator: Emulator, database: Database, bot: psutil.Process) -> None:
        self.emulator = emulator
        self._database = database
        self._bot = bot
        users = emulator.chats.users
        self._askers = [users[FIRST_ASKER + number] for number in range(ASKERS)]

    async def ask(self, rate: float, seconds: float) -> list[float]:
        """Milliseconds from each /latest to its answer; they come at a steady rate."""
        clock, since = self.emulator.clock.monotonic, len(self.emulator.ledger)
        asked: dict[int, list[float]] = defaultdict(list)
        begun, count = clock(), round(rate * seconds)
        for number in range(count):
            if (early := begun + number / rate - clock()) > 0:
                await asyncio.sleep(early)
            asker = self._askers[number % ASKERS]
            asked[asker.id].append(clock())
            actions.send_text(self.emulator, asker, "/latest", self.emulator.chats.of(asker))
        for user_id, questions in asked.items():
            await self._answered(self.emulator.chats.users[user_id], len(questions))
        return self._times(asked, since)

    async def _answered(self, asker: User, questions: int) -> None:
        chat = self.emulator.chats.of(asker)

        def look() -> bool | None:
            answers = sum(message.is_from_bot for message in chat.messages.values())
            return answers >= questions or None

        await self.emulator.changes.until(chat.id, look, PATIENCE)
        chat.messages.clear()

    def _times(self, asked: dict[int, list[float]], since: int) -> list[float]:
        answered: dict[int, list[float]] = defaultdict(list)
        for entry in self.emulator.ledger.since(since):
            answered[entry.chat_id].append(entry.monotonic)
        return [
            (at - question) * 1000
            for user_id, questions in asked.items()
            for question, at in zip(questions, answered[user_id], strict=True)
        ]

    async def ask_amid_news(
        self, pace: int, rate: float, seconds: float
    ) -> tuple[list[float], float, float]:
        """The same during a broadcast; the bot's share of a core in %, and messages a second."""
        readers = round(pace * (seconds + 1))
        ledger, before = self.emulator.ledger, len(self.emulator.ledger)
        await send_to_all(self._database, readers, utc_now())
        await until(lambda: len(ledger) > before + pace / 4)
        begun, used, sent = self.emulator.clock.monotonic(), self._processor_time(), len(ledger)
        times = await self.ask(rate, seconds)
        taken = self.emulator.clock.monotonic() - begun
        share = (self._processor_time() - used) / taken * 100
        bulk = sum(entry.chat_id >= FIRST_CHAT for entry in ledger.since(sent))
        await until(lambda: len(ledger) >= before + readers + len(times))
        return times, share, bulk / taken

    def _processor_time(self) -> float:
        used = self._bot.cpu_times()
        return float(used.user + used.system)


@asynccontextmanager
async def scene(pace: int, readers: int) -> AsyncIterator[Scene]:
    """Start a bot that sends so many messages a second."""
    emulator = Emulator()
    emulator.chats.add_users(readers, FIRST_CHAT)
    emulator.chats.add_users(ASKERS, FIRST_ASKER)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = await open_database(address_in(folder))
        await fill_archive(database, utc_now())
        await gather(database, readers, utc_now())
        settings = {"messages_per_second": pace, "paid_broadcast_stars": 1_000_000}
        async with (
            serve(emulator) as address,
            newsdesk(folder, emulator, address, **settings) as bot,
        ):
            yield Scene(emulator, database, bot)
        await database.close()


async def measure(pace: int, rounds: int, seconds: float, rate: float) -> Measured:
    """Rounds of idle and busy."""
    found = Measured()
    async with scene(pace, round(pace * (seconds + 1))) as running:
        await running.ask(rate, 2)
        for number in range(1, rounds + 1):
            found.idle += await running.ask(rate, seconds)
            times, cpu, reached = await running.ask_amid_news(pace, rate, seconds)
            found.busy += times
            found.cpu.append(cpu)
            found.pace.append(reached)
            print(f"  {pace}/s, {rate:g} updates/s: {number} of {rounds}", file=sys.stderr)
    return found


def figures(pace: int, rate: float, found: Measured) -> list[Figure]:
    """Busy beside idle."""
    about = f"with a broadcast at {pace}/s"
    rows = [
        _beside(f"p50 {about}", median(found.busy), median(found.idle)),
        _beside(f"p99 {about}", _p99(found.busy), _p99(found.idle), most=2.0),
        Figure("messages/s of the broadcast", median(found.pace), "/s", reference=pace),
    ]
    if pace == max(PACES):
        what = f"CPU at {pace} msg/s plus {rate:g} updates/s"
        rows.append(Figure(what, median(found.cpu), "%", most=MOST_CPU))
    return rows


def _beside(what: str, busy: float, idle: float, most: float | None = None) -> Figure:
    return Figure(what, busy, "ms", reference=idle, ratio=busy / idle, most=most)


def _p99(times: Sequence[float]) -> float:
    return quantiles(times, n=100)[-1]


def run(rounds: int, seconds: float, *rates: float) -> None:
    """Measure, and print a table for each rate of updates."""
    # The stand-in's pauses are not the bot's.
    gc.disable()
    for rate in rates:
        rows = []
        for pace in PACES:
            rows += figures(pace, rate, asyncio.run(measure(pace, rounds, seconds, rate)))
        show(f"/latest at {rate:g} updates/s, SQLite; reference: the same bot, idle", rows)


if __name__ == "__main__":
    given = sys.argv[1:] or SMALL
    run(int(given[0]), float(given[1]), *(float(rate) for rate in given[2:]))
