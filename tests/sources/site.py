"""A server on loopback that says what a test tells it to, byte for byte, and counts who comes."""

import asyncio
import re
import socket
import sys
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import cache
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

Answer = bytes | Callable[[StreamWriter], Awaitable[None]]
"""What is written, the connection closed after it; or what writes it."""
EVERYWHERE = "0.0.0.0"  # noqa: S104 - so that it is reached by whichever address of the machine
_ENOUGH = 0.01
"""Seconds between the bytes of a server that drips."""
_LONGEST = 65_536
_PATH = re.compile(r"GET (\S+) HTTP/1.1\r\n")


def answer(
    body: bytes = b"", status: int = 200, *, length: int | None = None, **headers: str
) -> bytes:
    """An answer as it should be, unless ``length`` is another; `_` in names of headers is `-`."""
    given = {
        "Content-Length": str(len(body) if length is None else length),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = [f"HTTP/1.1 {status} OK", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(location: str, status: int = 302) -> bytes:
    return answer(status=status, Location=location)


class Site:
    """Paths with their answers, and all that was asked for. A path without one is reset."""

    def __init__(self, host: str = EVERYWHERE, port: int = 0) -> None:
        self.answers: dict[str, Answer] = {"/": answer(b"reached")}
        self.requests: list[str] = []
        self.connections = 0
        self.host = host
        self.port = port
        self._ended = asyncio.Event()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def sent(self, name: str) -> list[str | None]:
        """A header of each request, in lower case."""
        found = []
        for request in self.requests:
            lines = (line.partition(": ") for line in request.split("\r\n")[1:])
            found.append({key.lower(): value for key, _, value in lines}.get(name))
        return found

    async def drip(self, writer: StreamWriter) -> None:
        """A byte, and after a while another, for ever: never silent, never done."""
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not self._ended.is_set():
            writer.write(b"a")
            await self._soon()

    async def drip_headers(self, writer: StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nX-A: ")
        while not self._ended.is_set():
            writer.write(b"a")
            await self._soon()

    async def say_nothing(self, _: StreamWriter) -> None:
        await self._ended.wait()

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["Site"]:
        server = await asyncio.start_server(self._serve, self.host, self.port)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self
            self._ended.set()

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        self.connections += 1
        with suppress(ConnectionError):
            request = (await reader.read(_LONGEST)).decode("latin-1")
            self.requests.append(request.rstrip())
            path = _PATH.match(request)
            await self._say(self.answers.get(path[1]) if path else answer(status=400), writer)
        writer.close()

    async def _say(self, said: Answer | None, writer: StreamWriter) -> None:
        if said is None:
            writer.transport.abort()
        elif isinstance(said, bytes):
            writer.write(said)
            await writer.drain()
        else:
            await said(writer)

    async def _soon(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_ENOUGH):
                await self._ended.wait()


def endless(piece: bytes, before: bytes = b"") -> Answer:
    """What repeats itself until nobody listens any more."""

    async def say(writer: StreamWriter) -> None:
        writer.write(before)
        while True:
            writer.write(piece * (100_000 // len(piece)))
            await writer.drain()

    return say


class Names(AbstractResolver):
    """Answers for names: each time the next answer, and in the end the last one again.

    The system reads what is an address in digits of any kind; nobody knows other names.
    """

    def __init__(self, answers: Mapping[str, list[str]]) -> None:
        self._answers = {name: list(given) for name, given in answers.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.asked.append(host)
        answers = self._answers.get(host.rstrip("."))
        if answers is None:
            found = socket.getaddrinfo(host, port, family, flags=socket.AI_NUMERICHOST)
            return [_result(host, str(found[0][4][0]), port)]
        given = answers.pop(0) if len(answers) > 1 else answers[0]
        return [_result(host, address, port) for address in given.split()]

    async def close(self) -> None:
        """Nothing is held."""


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(
        hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST
    )


Place = tuple[str, int]
_dialled: list[list[Place]] = []


@cache
def _watch() -> None:
    """Python has no way to take such a hook away again."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect":
            host, port, *_ = arguments[1]
            for found in _dialled:
                found.append((host, port))

    sys.addaudithook(hook)


@contextmanager
def dialled() -> Iterator[list[Place]]:
    """Every address and port that any socket of this process is connected to meanwhile."""
    _watch()
    found: list[Place] = []
    _dialled.append(found)
    try:
        yield found
    finally:
        # By identity: another list may hold the same.
        del _dialled[next(i for i, each in enumerate(_dialled) if each is found)]
