"""What does it cost to be watched, and to look at everything every ten seconds?

    python -m bench.monitoring [seconds] [deliveries]

Two bots run idle side by side for so long, one of them scraped every second, which is fifteen times
as often as is usual: the difference is what watching costs. A sample is taken of an outbox with so
many deliveries, a hundredth of which wait. Reference of a scrape: /livez, which asks nothing.
"""

import asyncio
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import psutil  # type: ignore[import-untyped]
from sqlalchemy import text

from api.monitor import bind
from bench.crowd import gather
from bench.figures import Figure, show
from bench.newsdesk import address_in, newsdesk, until
from bot.healthcheck import ask
from emulator import Emulator, serve
from news.dispatch import DeliveryState, Lane
from news.sample import Sending
from news.words.morphology import Morphology
from newsroom import sampling
from newsroom.desk import open_desk
from storage.database import Database
from storage.migrating import open_database
from storage.timestamp import to_milliseconds

READERS = 1000
_MOST_MS, _MOST_PERCENT = 20.0, 2.0
_WARM = 5.0
_WAITING = 100
_SAMPLES = 20
_FILL = (
    "WITH RECURSIVE numbers(n) AS"
    " (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < :most - 1)"
    " INSERT INTO deliveries (dispatch_id, subscriber_id, part, lane, state, not_before)"
    " SELECT 1 + n / :readers, 1 + n % :readers, 0, :lane,"
    " CASE WHEN n % :waiting = 0 THEN :pending ELSE :sent END, :now FROM numbers"
)
_DISPATCHES = (
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :most)"
    " INSERT INTO dispatches (id, kind, lane, created_at, complete)"
    " SELECT n, 'digest', :lane, :now, true FROM numbers"
)


async def measure(seconds: float, deliveries: int) -> list[Figure]:
    """Watch one of two, then look at an outbox."""
    with tempfile.TemporaryDirectory() as name:
        watched = await _watch(Path(name), seconds)
        return [*watched, await _look(Path(name), deliveries)]


async def _watch(folder: Path, seconds: float) -> list[Figure]:
    with bind("127.0.0.1", 0) as bound:
        port = int(bound.getsockname()[1])
    async with (
        _running(folder / "alone") as alone,
        _running(folder / "watched", monitor_listen=f"127.0.0.1:{port}") as watched,
    ):
        return await _compared(alone, watched, port, seconds)


@asynccontextmanager
async def _running(folder: Path, **settings: str) -> AsyncIterator[psutil.Process]:
    """A bot that has started: it has set its menus."""
    folder.mkdir()  # noqa: ASYNC240 - an empty folder
    emulator = Emulator()
    async with serve(emulator) as address, newsdesk(folder, emulator, address, **settings) as bot:
        await until(lambda: any(call.method.lower() == "setmycommands" for call in emulator.calls))
        yield bot


async def _compared(
    alone: psutil.Process, watched: psutil.Process, port: int, seconds: float
) -> list[Figure]:
    # What is loaded and compiled at a start is not what watching costs.
    await asyncio.sleep(_WARM)
    await _scraped(port, "/metrics")
    before = _used(alone), _used(watched)
    began = perf_counter()
    scrapes, looks = [], []
    while perf_counter() - began < seconds:
        scrapes.append(await _scraped(port, "/metrics"))
        looks.append(await _scraped(port, "/livez"))
        await asyncio.sleep(1)
    lasted = perf_counter() - began
    quiet, busy = _used(alone) - before[0], _used(watched) - before[1]
    watching, idle = (100 * used / lasted for used in (busy - quiet, quiet))
    scrape, look = (statistics.median(each) for each in (scrapes, looks))
    return [
        Figure("a scrape, with the way there and back", scrape, "ms", look, most=_MOST_MS),
        Figure("of a processor, for being watched", watching, "%", idle, most=_MOST_PERCENT),
    ]


async def _scraped(port: int, path: str) -> float:
    """Milliseconds."""
    began = perf_counter()
    status, _ = await asyncio.to_thread(ask, "127.0.0.1", port, path)
    assert status == 200  # noqa: PLR2004, S101 - it is what is measured
    return (perf_counter() - began) * 1000


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


async def _look(folder: Path, deliveries: int) -> Figure:
    database = await open_database(address_in(folder))
    now = datetime.now(UTC)
    await gather(database, READERS, now)
    await _fill(database, deliveries, now)
    desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"), morphology=Morphology())
    sending = Sending("bench", 28, 28, 0)
    times, commits = [], []
    for number in range(_SAMPLES):
        began = perf_counter()
        at = now + timedelta(seconds=number + 1)
        await sampling.take(desk, at, sending, None, 0, makes_backups=True)
        taken = perf_counter()
        async with database.transaction() as connection:
            await connection.execute(text("UPDATE facts SET value = value"))
        times.append((taken - began) * 1000)
        commits.append((perf_counter() - taken) * 1000)
    await database.close()
    median, commit = statistics.median(times), statistics.median(commits)
    return Figure(f"a sample beside {deliveries:,} deliveries", median, "ms", commit)


async def _fill(database: Database, deliveries: int, now: datetime) -> None:
    lane, moment = Lane.INSTANT.value, to_milliseconds(now)
    async with database.transaction() as connection:
        values = {"most": deliveries // READERS + 1, "lane": lane, "now": moment}
        await connection.execute(text(_DISPATCHES), values)
        states = {"pending": DeliveryState.PENDING.value, "sent": DeliveryState.SENT.value}
        filled = {"most": deliveries, "readers": READERS, "waiting": _WAITING, **states}
        await connection.execute(text(_FILL), {**filled, "lane": lane, "now": moment})


if __name__ == "__main__":
    amounts = [float(word) for word in sys.argv[1:]] or [10.0, 200_000]
    title = f"Monitoring, {amounts[0]:g} s, {amounts[1]:,.0f} deliveries"
    show(title, asyncio.run(measure(amounts[0], int(amounts[1]))))
