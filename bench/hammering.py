"""The HTTP API of the real bot, hammered in parallel and killed in between: one article each?

    python -m bench.hammering [requests] [kills] [postgresql address]

Each key is posted, and each id put, several times, in any order, over parallel connections; whoever
gets no answer asks again, as clients do. Then the articles are counted in the database, and on the
pages that the API gives.
"""

import asyncio
import random
import signal
import socket
import sys
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from aiohttp import ClientConnectionError, ClientSession

from bench.figures import Figure, show
from bench.newsdesk import address_in, start
from bot.tokens import make_key
from emulator import Emulator, serve
from newsroom import tokens
from newsroom.rights import Doer
from newsroom.tokens import OPERATOR
from storage.articles import newest_by_id
from storage.migrating import open_database

CLIENTS = 32
REPEATS = 5
_AGAIN = frozenset({409, 429, 503})
_PAUSE = 0.05
_EVERYTHING = 10**9


@dataclass
class Hammer:
    """Clients that send every request until it is answered, and what they were answered."""

    address: str
    key: str
    answered: int = 0
    refused: Counter[int] = field(default_factory=Counter)
    posted: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    put: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    async def strike(self, requests: list[tuple[str, str, int]]) -> None:
        """Send all of them over parallel connections."""
        waiting = iter(requests)

        async def client() -> None:
            bearer = {"Authorization": f"Bearer {self.key}"}
            async with ClientSession(self.address, headers=bearer) as session:
                for method, name, variant in waiting:
                    await self._insist(session, method, name, variant)
                    self.answered += 1

        await asyncio.gather(*(client() for _ in range(CLIENTS)))

    async def listed(self) -> Counter[str]:
        """How often each headline is on the pages of the API."""
        found: Counter[str] = Counter()
        before: int | None = None
        bearer = {"Authorization": f"Bearer {self.key}"}
        async with ClientSession(self.address, headers=bearer) as session:
            while True:
                below = f"&before={before}" if before else ""
                async with session.get(f"/api/v1/articles?limit=100{below}") as answer:
                    page = await answer.json()
                found.update(each["headline"].split(":")[0] for each in page["articles"])
                before = page["next"]
                if before is None:
                    return found

    async def _insist(self, session: ClientSession, method: str, name: str, variant: int) -> None:
        body = {"headline": f"{name}: {variant}", "text": "Текст.", "action": "publish"}
        key = {"Idempotency-Key": name} if method == "POST" else {}
        path = "/api/v1/articles" + (f"/cms/{name}" if method == "PUT" else "")
        while True:
            with suppress(ClientConnectionError, TimeoutError):
                async with session.request(method, path, json=body, headers=key) as answer:
                    if answer.status not in _AGAIN:
                        self._note(method, name, answer.status, await answer.text())
                        return
            await asyncio.sleep(_PAUSE)

    def _note(self, method: str, name: str, status: int, text: str) -> None:
        if status not in {200, 201}:
            self.refused[status] += 1
        elif method == "POST":
            self.posted[name].add(text)
        else:
            self.put[name].add(text.partition(",")[0])


async def measure(count: int, kills: int, postgresql: str | None) -> list[Figure]:
    """Send so many requests, and kill the bot so often meanwhile."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        url = postgresql or address_in(folder)
        key = await _key(url)
        hammer = Hammer(f"http://{_free_address()}", key)
        emulator = Emulator()
        async with serve(emulator) as address:
            began = monotonic()
            run = partial(_run, hammer, folder, emulator, address, url)
            listed = await _hammered(hammer, run, count, kills)
            seconds = monotonic() - began
        kept = await _kept(url)
    names = len(hammer.posted) + len(hammer.put)
    odd_answers = sum(len(each) != 1 for each in (*hammer.posted.values(), *hammer.put.values()))
    return [
        Figure(f"requests answered, {CLIENTS} clients, {kills} kills", hammer.answered, ""),
        Figure("of them in a second", hammer.answered / seconds, ""),
        Figure("refused for good", hammer.refused.total(), "", most=0),
        Figure("articles wanted", names, ""),
        Figure("too many or too few, in the database", _odd(kept, names), "", most=0),
        Figure("too many or too few, on the API's pages", _odd(listed, names), "", most=0),
        Figure("keys and ids with several answers", odd_answers, "", most=0),
    ]


Run = Callable[[], Awaitable[asyncio.subprocess.Process]]


async def _hammered(hammer: Hammer, run: Run, count: int, kills: int) -> Counter[str]:
    """Let it be killed at random moments, and begin again; what the API lists in the end."""
    striking = asyncio.create_task(hammer.strike(_requests(count)))
    for moment in (*sorted(random.sample(range(1, count), kills)), count):
        process = await run()
        try:
            while hammer.answered < moment and not striking.done():
                await asyncio.wait({striking}, timeout=_PAUSE)
            if moment == count:
                await striking
                return await hammer.listed()
        finally:
            process.send_signal(signal.SIGTERM if moment == count else signal.SIGKILL)
            await process.wait()
        print(f"  killed after {hammer.answered} answers", flush=True)
    return Counter()


def _requests(count: int) -> list[tuple[str, str, int]]:
    """What is sent: each key with one body, each id with one of several."""
    names = range(max(1, count // (2 * REPEATS)))
    posts = [("POST", f"post-{name}", 0) for name in names for _ in range(REPEATS)]
    puts = [("PUT", f"put-{name}", turn % 3) for name in names for turn in range(REPEATS)]
    requests = [*posts, *puts]
    random.shuffle(requests)
    return requests


async def _run(
    hammer: Hammer, folder: Path, emulator: Emulator, address: str, url: str
) -> asyncio.subprocess.Process:
    listen = hammer.address.removeprefix("http://")
    return await start(folder, emulator, address, database_url=url, api_listen=listen)


async def _key(url: str) -> str:
    database = await open_database(url)
    _, key = await tokens.add(database, "bench", Doer(OPERATOR, datetime.now(UTC)), make_key)
    await database.close()
    return key


async def _kept(url: str) -> Counter[str]:
    """How often each headline is in the database."""
    database = await open_database(url)
    async with database.snapshot() as connection:
        found = await newest_by_id(connection, _EVERYTHING)
    await database.close()
    return Counter(each.headline.split(":")[0] for each in found)


def _odd(found: Counter[str], names: int) -> int:
    """How many articles there are too many, or too few."""
    return sum(each - 1 for each in found.values()) + max(0, names - len(found))


def _free_address() -> str:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{found.getsockname()[1]}"


if __name__ == "__main__":
    given = sys.argv[1:]
    wanted, killed = (int(each) for each in (*given[:2], *("1000", "3")[len(given[:2]) :]))
    show("Hammering", asyncio.run(measure(wanted, killed, next(iter(given[2:]), None))))
