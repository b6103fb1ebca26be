"""What a notification costs the transaction that sends it, and how soon another process hears it.

    python -m bench.waking [transactions] [at once]

PostgreSQL commits transactions that notify one after another. The reference are the same ones, a
row each, without.
"""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench import postgresql
from bench.figures import Figure, show
from storage.database import Database
from storage.facts import keep_fact
from storage.notifications import Listener, Wake, wake

ROUNDS = 4


async def _commit(database: Database, name: str, turns: int, *, wakes: bool) -> None:
    for turn in range(turns):
        async with database.transaction() as connection:
            await keep_fact(connection, name, str(turn))
            if wakes:
                await wake(connection, Wake.OUTBOX)


async def a_second(database: Database, transactions: int, at_once: int, *, wakes: bool) -> float:
    """Transactions a second."""
    begun = perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(at_once):
            turns = transactions // at_once
            group.create_task(_commit(database, f"bench {number}", turns, wakes=wakes))
    return transactions / (perf_counter() - begun)


async def delays(database: Database, times: int) -> Sequence[float]:
    """Milliseconds from the beginning of a commit until it is heard."""
    listener, heard, found = Listener(database), asyncio.Event(), []
    listener.on(Wake.BULK, heard.set)
    listening = asyncio.create_task(listener.listen())
    await heard.wait()
    for _ in range(times):
        heard.clear()
        async with database.transaction() as connection:
            await wake(connection, Wake.BULK)
            begun = perf_counter()
        await heard.wait()
        found.append((perf_counter() - begun) * 1000)
    listening.cancel()
    await asyncio.wait({listening})
    return found


async def measure(transactions: int, at_once: int) -> list[Figure]:
    """With and without in turns, so that noise meets both."""
    with TemporaryDirectory() as name:
        async with postgresql.server(Path(name)) as url:
            database = Database(url)
            rounds = [
                [
                    await a_second(database, transactions, at_once, wakes=wakes)
                    for wakes in (False, True)
                ]
                for _ in range(ROUNDS)
            ]
            heard = await delays(database, max(transactions // 20, 5))
            await database.close()
    without, with_ = (median(each) for each in zip(*rounds, strict=True))
    return [
        Figure(
            f"transactions that notify, {at_once} at once", with_, "/s", without, with_ / without
        ),
        Figure("until it is heard, median", median(heard), "ms"),
        Figure("… the longest", max(heard), "ms"),
    ]


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    amount, together = (*given, *(2000, 8)[len(given) :])
    show("Waking, PostgreSQL", asyncio.run(measure(amount, together)))
