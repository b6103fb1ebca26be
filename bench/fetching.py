"""The guarded client: connections to what is forbidden, and what its guard costs.

    python -m bench.fetching [requests]

The forbidden addresses are those of tests/data/forbidden_addresses.tsv, each asked for by itself
and by a redirect; a connection is what Python itself reports of any socket of this process. A page
of 200 kB is fetched from a server in the same process, by a new connection each time; the
reference is a bare aiohttp session that does the same. Hostile answers never end, or unpack to
ten times what may be: how long does any callback hold the loop, by the clock? The reference is the
most that any takes of the processor: on a busy machine the clock counts what others do, too.
"""

import asyncio
import gc
import gzip
import socket
import sys
import time
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from ipaddress import ip_network
from pathlib import Path
from statistics import median
from typing import Any

from aiohttp import ClientSession, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from bench.figures import Figure, show
from bench.hostile import Stretch
from sources.fetching import Fetcher, FetchError
from sources.guard import PORTS

ADDRESSES = Path(__file__).parents[1] / "tests" / "data" / "forbidden_addresses.tsv"
HERE, REDIRECTING = "127.0.0.1", "127.0.0.3"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - so that it is reached by whichever address of the machine
OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"
PAGE = OK + b"Content-Length: 200000\r\n\r\n" + b"a" * 200_000
BOMB = OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(100_000_000))
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
ENDLESS = {
    "interim answers": (b"", b"HTTP/1.1 103 Wait\r\n\r\n"),
    "chunks of a byte": (CHUNKED, b"1\r\na\r\n"),
    "headers": (OK, b"X: y\r\n"),
    "a body": (OK + b"\r\n", b"a"),
}
_MOST_COST, _MOST_STALL = 2, 50


class Names(AbstractResolver):
    """Gives every name the same addresses; reads those in digits of any kind as the system does."""

    def __init__(self, addresses: str) -> None:
        self._addresses = addresses.split()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a name."""
        addresses = self._addresses
        with suppress(socket.gaierror):
            found = socket.getaddrinfo(host, port, family, flags=socket.AI_NUMERICHOST)
            addresses = [str(found[0][4][0])]
        return [
            ResolveResult(hostname=host, host=each, port=port, family=family, proto=0, flags=0)
            for each in addresses
        ]

    async def close(self) -> None:
        """Nothing is held."""


@asynccontextmanager
async def serving(say: Callable[[StreamWriter], Awaitable[None]]) -> AsyncIterator[int]:
    """The port of a server that says the same to everybody."""

    async def serve(reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(ConnectionError):
            await reader.read(10_000)
            await say(writer)
        writer.close()

    async with await asyncio.start_server(serve, EVERYWHERE) as server:
        yield server.sockets[0].getsockname()[1]


def forbidden(port: int) -> list[tuple[str, str]]:
    """Each forbidden address, and what is answered for its name."""
    lines = ADDRESSES.read_text("utf-8").replace("PORT", str(port)).splitlines()
    parted = (line.partition("\t") for line in lines if not line.startswith("#"))
    return [(url, answer or HERE) for url, _, answer in parted]


def watched() -> list[tuple[Any, ...]]:
    """Every address that a socket of this process is connected to from now on."""
    found: list[tuple[Any, ...]] = []

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect":
            found.append(arguments[1])

    sys.addaudithook(hook)
    return found


async def refused() -> list[Figure]:
    """How many forbidden addresses are connected to: by themselves, and by a redirect."""
    location = [""]

    async def redirect(writer: StreamWriter) -> None:
        writer.write(f"HTTP/1.1 302 Found\r\nLocation: {location[0]}\r\n\r\n".encode())
        await writer.drain()

    async with serving(redirect) as port:
        addresses, found = forbidden(port), watched()
        for url, answer in addresses:
            location[0] = url
            for asked in (url, f"http://{REDIRECTING}:{port}/"):
                await refuse(asked, answer, port)
    reached = sum(host != REDIRECTING for host, *_ in found)
    if len(found) - reached < len(addresses):
        raise RuntimeError("the redirects were not asked for, so nothing is proved")
    what = f"connections to {len(addresses)} addresses, redirects to them"
    return [Figure(what, reached, "", most=0)]


async def refuse(url: str, answer: str, port: int) -> None:
    """Ask for what must not be fetched."""
    fetcher = Fetcher(
        [ip_network(REDIRECTING)],
        user_agent="bench",
        resolver=Names(answer),
        ports=PORTS | {port},
        most_redirects=1,
    )
    with suppress(FetchError):
        await fetcher.get(url)
        raise RuntimeError(f"{url} was fetched")
    await fetcher.close()


async def cost(count: int) -> Figure:
    """Milliseconds of a guarded request, beside those of a bare one."""

    async def say(writer: StreamWriter) -> None:
        writer.write(PAGE)
        await writer.drain()

    async with (
        serving(say) as port,
        ClientSession(connector=TCPConnector(force_close=True)) as bare,
    ):
        url = f"http://{HERE}:{port}/"
        fetcher = Fetcher([ip_network(HERE)], user_agent="bench")

        async def get_bare() -> None:
            async with bare.get(url) as response:
                await response.read()

        async def get_guarded() -> None:
            await fetcher.get(url)

        taken = [
            (await milliseconds(get_guarded), await milliseconds(get_bare)) for _ in range(count)
        ]
        await fetcher.close()
    guarded, plain = (median(each) for each in zip(*taken, strict=True))
    return Figure("a guarded request", guarded, "ms", plain, guarded / plain, most=_MOST_COST)


async def milliseconds(do: Callable[[], Awaitable[None]]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    await do()
    return (time.perf_counter() - begun) * 1000


async def stalls() -> Iterable[Figure]:
    """The longest that the loop is held by each kind of hostile answer."""
    figures = []
    for name, (before, piece) in ENDLESS.items():
        repeated = piece * (100_000 // len(piece))

        async def say(
            writer: StreamWriter, before: bytes = before, repeated: bytes = repeated
        ) -> None:
            writer.write(before)
            while True:
                writer.write(repeated)
                await writer.drain()

        figures.append(await stall(f"the loop is held by {name} without an end", say))

    async def explode(writer: StreamWriter) -> None:
        writer.write(BOMB)
        await writer.drain()

    return [*figures, await stall("the loop is held by a bomb of 100 MB", explode)]


async def stall(what: str, say: Callable[[StreamWriter], Awaitable[None]]) -> Figure:
    """The longest that the loop is held by one answer."""
    stretch = Stretch()
    async with serving(say) as port:
        fetcher = Fetcher([ip_network(HERE)], user_agent="bench")
        with stretch.watched(), suppress(FetchError):
            await fetcher.get(f"http://{HERE}:{port}/")
            raise RuntimeError(f"{what}: it was taken")
        await fetcher.close()
    return Figure(what, stretch.longest, "ms", stretch.busiest, most=_MOST_STALL)


async def run(count: int) -> None:
    """Measure, and print a table."""
    # The bot does so, too: what has been imported is never garbage.
    gc.collect()
    gc.freeze()
    figures = [*await refused(), await cost(count), *await stalls()]
    show(f"Fetching, {count} requests", figures)


if __name__ == "__main__":
    asyncio.run(run(*map(int, sys.argv[1:] or ["300"])))
