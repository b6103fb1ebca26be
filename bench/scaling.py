"""How many /latest a second one, two and three processes answer beside one that sends news.

    python -m bench.scaling [seconds] [% of a core] [most processes] [rounds]

Everything shares this machine, so each bot is held to a part of a core, as if it had a slow one of
its own (bench.held). PostgreSQL, and this process, which asks and accepts, are held to nothing. So
what grows is what the processes answer before they meet at something they share: the database's
locks and commits, its processor, the pace. Each process that answers has twelve people, who ask
again as soon as they are answered; the sender has a broadcast all the time. Milliseconds are of
processor time: what an answer costs the bot must not grow with the processes, and what it costs
PostgreSQL says how many a core of its own would bear.
"""

import asyncio
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psutil  # type: ignore[import-untyped]
from sqlalchemy import text

from bench import postgresql
from bench.crowd import gather, send_to_all
from bench.figures import Figure, show
from bench.newsdesk import ROOT, fill_archive, start, until
from bench.posting import Posts, posting
from bot.clock import utc_now
from storage.database import Database

PEOPLE = 12
READERS = 100_000
LEAST = 1.7
_WARMING = 3.0
_LOOKS = 40
_WAITING = (
    "SELECT count(*) FILTER (WHERE wait_event_type IN ('Lock', 'LWLock')), count(*) "
    "FROM pg_stat_activity WHERE state <> 'idle' AND pid <> pg_backend_pid()"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Answers a second, milliseconds of each, % of statements waiting for locks, news a second."""

    answers: float
    bot: float
    database: float
    waiting: float
    news: float


class Desk:
    """A sender and processes that answer, on one database."""

    def __init__(self, folder: Path, url: str, posts: Posts, telegram: str) -> None:
        self.database = Database(url)
        self.posts = posts
        self.ports: list[int] = []
        self.processes: list[Process] = []
        self._folder = folder
        self._telegram = telegram
        self._url = url

    async def add(self) -> None:
        """Start one more; the first one sends."""
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = int(found.getsockname()[1])
        place = f"127.0.0.1:{port}"
        settings = {"webhook_url": "http://127.0.0.1:1/telegram", "webhook_listen": place}
        settings |= {"messages_per_second": "1000", "paid_broadcast_stars": "1000000"}
        settings |= {"database_url": self._url}
        process = await start(self._folder, self.posts, self._telegram, ("bot",), **settings)
        self.processes.append(process)
        self.ports.append(port)
        await until(lambda: _listens(port))

    async def measure(self, answering: int, part: float, seconds: float) -> Measured:
        """Let people ask the last so many processes."""
        ports = self.ports[1 : 1 + answering]
        asking = asyncio.create_task(self.posts.ask(ports, PEOPLE))
        pids = [process.pid for process in self.processes]
        async with held(part, pids):
            await asyncio.sleep(_WARMING)
            bots = [psutil.Process(pid) for pid in pids[1 : 1 + answering]]
            before = self._count(bots)
            waiting = await self._waiting(seconds)
            after = self._count(bots)
        asking.cancel()
        await asyncio.wait({asking})
        spent, bot, database, answers, news = (
            late - early for early, late in zip(before, after, strict=True)
        )
        return Measured(
            answers / spent, bot / answers * 1000, database / answers * 1000, waiting, news / spent
        )

    def _count(self, bots: Sequence[psutil.Process]) -> tuple[float, float, float, int, int]:
        used = sum(each.cpu_times().user + each.cpu_times().system for each in bots)
        server = postgresql.processor_time(self._folder)
        now = asyncio.get_running_loop().time()
        return now, used, server, self.posts.answers, self.posts.news

    async def _waiting(self, seconds: float) -> float:
        waiting = active = 0
        for _ in range(_LOOKS):
            await asyncio.sleep(seconds / _LOOKS)
            async with self.database.snapshot() as connection:
                found = (await connection.execute(text(_WAITING))).one()
            waiting, active = waiting + found[0], active + found[1]
        return 100 * waiting / max(active, 1)

    async def close(self) -> None:
        """End all."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            await process.wait()
        await self.database.close()


@asynccontextmanager
async def held(part: float, pids: Sequence[int]) -> AsyncIterator[None]:
    """Hold processes to a part of a core each meanwhile."""
    command = (sys.executable, "-m", "bench.held", str(part), *map(str, pids))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE)
    try:
        yield
    finally:
        assert process.stdin is not None  # noqa: S101 - it was asked for
        process.stdin.close()
        await process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@asynccontextmanager
async def desk(most: int, readers: int) -> AsyncIterator[Desk]:
    """A sender and so many that answer."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        async with postgresql.server(folder) as url, posting() as (posts, address):
            running = Desk(folder, url, posts, address)
            await fill_archive(running.database, utc_now())
            await gather(running.database, readers, utc_now())
            await postgresql.go_on_counting(running.database, "subscribers")
            try:
                for _ in range(1 + most):
                    await running.add()
                await send_to_all(running.database, readers, utc_now())
                yield running
            finally:
                await running.close()


async def measure(seconds: float, part: float, most: int, rounds: int) -> list[list[Measured]]:
    """Rounds of one, two, three: they take turns, so that noise meets all."""
    async with desk(most, READERS if seconds > 1 else 100) as running:
        found: list[list[Measured]] = [[] for _ in range(most)]
        for _ in range(rounds):
            for answering in range(1, most + 1):
                one = await running.measure(answering, part, seconds)
                found[answering - 1].append(one)
                print(f"  {answering}: {one}, refused {running.posts.refused}", file=sys.stderr)
    return found


def figures(found: list[list[Measured]]) -> list[Figure]:
    """Beside what one process answers."""
    alone = _middle(found[0])
    rows = []
    for number, rounds in enumerate(found, 1):
        one, what = _middle(rounds), f"{number} that answer{'s' if number == 1 else ''}"
        grown = one.answers / alone.answers
        least = LEAST if number == 2 else None  # noqa: PLR2004 - the second process
        rows += [
            Figure(f"answers a second of {what}", one.answers, "/s", alone.answers, grown, least),
            Figure("… the bot's milliseconds an answer", one.bot, "ms", alone.bot),
            Figure("… PostgreSQL's, news and all", one.database, "ms", alone.database),
            Figure("… its statements that wait for a lock", one.waiting, "%", alone.waiting),
            Figure("… news a second meanwhile", one.news, "/s", alone.news),
        ]
    return rows


def _middle(rounds: Sequence[Measured]) -> Measured:
    return Measured(
        *(
            median(getattr(one, name) for one in rounds)
            for name in ("answers", "bot", "database", "waiting", "news")
        )
    )


if __name__ == "__main__":
    given = sys.argv[1:]
    length, core, count, times = (*given, *("10", "15", "3", "3")[len(given) :])
    results = asyncio.run(measure(float(length), float(core) / 100, int(count), int(times)))
    show(f"Scaling, PostgreSQL, each process held to {core} % of a core", figures(results))
