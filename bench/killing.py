"""The real bot, killed again and again in the middle of a broadcast: who is left out, told twice?

    python -m bench.killing [readers] [kills] [milliseconds of round trip]

The reference of what is doubled is the promise: rate x round trip and two, for each kill.
"""

import asyncio
import random
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.crowd import FIRST_CHAT, gather, send_to_all
from bench.figures import Figure, show
from bench.newsdesk import address_in, start, until
from emulator import Emulator, Fault, serve
from storage.migrating import open_database

RATE = 300
SPARE = 2


async def measure(readers: int, kills: int, round_trip: float) -> list[Figure]:
    """Kill at random moments, then let the rest be sent."""
    emulator = Emulator()
    emulator.chats.add_users(readers, FIRST_CHAT)
    for after in (False, True):
        emulator.faults.add(Fault.slow(round_trip / 2, after=after), method="sendMessage")
    moments = sorted(random.sample(range(1, readers), kills))
    with TemporaryDirectory() as name:
        await _fill(Path(name), readers)
        async with serve(emulator) as address:
            doubled = await _broadcast(Path(name), emulator, address, moments)
        got = emulator.ledger.recipients()
    promised = int(RATE * round_trip) + SPARE
    return [
        Figure(f"readers of {readers} left out by {kills} kills", readers - len(got), "", most=0),
        Figure(
            "messages too many, all kills",
            sum(got.values()) - len(got),
            "",
            promised * kills,
            (sum(got.values()) - len(got)) / (promised * kills),
            most=1,
        ),
        Figure("messages too many, the worst kill", max(doubled), "", most=promised),
    ]


async def _broadcast(
    folder: Path, emulator: Emulator, address: str, moments: Sequence[int]
) -> list[int]:
    """How many messages too many each run has brought."""
    doubled, known = [], 0
    for moment in (*moments, None):
        process = await start(folder, emulator, address, messages_per_second=RATE)
        try:
            await until(partial(_has_come, emulator, moment))
        finally:
            process.send_signal(signal.SIGTERM if moment is None else signal.SIGKILL)
            await process.wait()
        counts = emulator.ledger.recipients()
        doubled.append(sum(counts.values()) - len(counts) - known)
        known += doubled[-1]
        print(f"  {len(counts)} have got it, {known} messages too many", flush=True)
    return doubled


def _has_come(emulator: Emulator, moment: int | None) -> bool:
    return len(emulator.ledger.recipients()) >= (moment or len(emulator.chats.users))


async def _fill(folder: Path, readers: int) -> None:
    database = await open_database(address_in(folder))
    now = datetime.now(UTC)
    await gather(database, readers, now)
    await send_to_all(database, readers, now)
    await database.close()


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sizes = (*given, *(2000, 3, 5)[len(given) :])
    show("Killing", asyncio.run(measure(sizes[0], sizes[1], sizes[2] / 1000)))
