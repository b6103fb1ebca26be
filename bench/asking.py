"""How much of the processor one /latest takes, and where that goes.

    python -m bench.asking [questions] [questions a second] [a file for the stacks]

The bot is a process of its own on an SQLite file, and so is the reference: bare aiohttp and orjson
that answer the same updates with a constant. Both poll this process, which only asks and accepts.
The time is of the whole process, its idle work included. The parts are of a third run, sampled.
"""

import asyncio
import json
import os
import signal
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import psutil  # type: ignore[import-untyped]

from bench.asker import Asker, asking
from bench.figures import Figure, show
from bench.newsdesk import ROOT, address_in, fill_archive, start
from bot.clock import utc_now
from storage.migrating import open_database

MOST = 1.5
ROUNDS = 8
_SEED = 7
# Answers share the pace of news.
_PACE: dict[str, Any] = {"messages_per_second": 1000, "paid_broadcast_stars": 1_000_000}


@dataclass(frozen=True, slots=True)
class Asked:
    """A process that answers, and who asks it."""

    asker: Asker
    process: psutil.Process

    async def processor_time(self, questions: int, rate: float, random: Random) -> float:
        """Milliseconds of the processor for each question."""
        before = self._used()
        await self.asker.ask(questions, rate, random)
        return (self._used() - before) / questions * 1000

    def _used(self) -> float:
        used = self.process.cpu_times()
        return float(used.user + used.system)


@asynccontextmanager
async def the_barest() -> AsyncIterator[Asked]:
    """The reference."""
    async with asking() as (asker, address):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.barest", address), cwd=ROOT
        )
        async with _warm(asker, process) as asked:
            yield asked


@asynccontextmanager
async def the_bot() -> AsyncIterator[Asked]:
    """The bot, with an archive."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await _found(folder)
        async with asking() as (asker, address):
            process = await start(folder, asker, address, **_PACE)
            async with _warm(asker, process) as asked:
                yield asked


@asynccontextmanager
async def _warm(asker: Asker, process: Process) -> AsyncIterator[Asked]:
    try:
        await asker.warm_up(Random(_SEED))
        yield Asked(asker, psutil.Process(process.pid))
    finally:
        process.terminate()
        await process.wait()


async def both(questions: int, rate: float) -> tuple[float, float]:
    """Milliseconds of the reference and of the bot: they take turns, so that noise meets both."""
    random, each = Random(_SEED), max(questions // ROUNDS, 1)
    async with the_barest() as bare, the_bot() as ours:
        rounds = [
            [await one.processor_time(each, rate, random) for one in (bare, ours)]
            for _ in range(ROUNDS)
        ]
    first, second = (median(times) for times in zip(*rounds, strict=True))
    return first, second


async def parts_of_the_bot(questions: int, rate: float, stacks: Path | None) -> dict[str, float]:
    """Milliseconds of each part of an answer."""
    with tempfile.TemporaryDirectory() as name:
        folder, found = Path(name), Path(name) / "parts.json"
        await _found(folder)
        async with asking() as (asker, address):
            sampled = ("bench.sampled", str(found), "bot")
            process = await start(folder, asker, address, sampled, **_PACE)
            random = Random(_SEED)
            await asker.warm_up(random)
            os.kill(process.pid, signal.SIGUSR1)
            await asker.ask(questions, rate, random)
            os.kill(process.pid, signal.SIGUSR2)
            await process.wait()
        return _read(found, questions, stacks)


def _read(found: Path, questions: int, stacks: Path | None) -> dict[str, float]:
    if stacks is not None:
        stacks.write_bytes(found.read_bytes())
    parts: Mapping[str, float] = json.loads(found.read_text("utf-8"))["parts"]
    return {part: seconds / questions * 1000 for part, seconds in parts.items()}


async def _found(folder: Path) -> None:
    database = await open_database(address_in(folder))
    await fill_archive(database, utc_now())
    await database.close()


def run(questions: int, rate: float, stacks: Path | None = None) -> None:
    """Measure, and print both tables as one."""
    bare, ours = asyncio.run(both(questions, rate))
    parts = asyncio.run(parts_of_the_bot(questions, rate, stacks))
    about = f"processor per /latest at {rate:g}/s"
    rows = [
        Figure(about, ours, "ms", most=MOST),
        Figure("… of the whole bot, beside the barest", ours, "ms", bare, ours / bare),
    ]
    whole = sum(parts.values())
    for part, spent in sorted(parts.items(), key=lambda each: -each[1]):
        rows.append(Figure(f"… {part}", spent, "ms", whole, spent / whole))
    show("Asking; the reference of a part is the whole of the sampled run", rows)


if __name__ == "__main__":
    amount, pace, *file = sys.argv[1:] or ("1500", "100")
    run(int(amount), float(pace), *map(Path, file))
