"""What is served to those who watch the program, from a thread of its own.

The thread has a loop of its own: when the program's loop stands still, this one says so. It reads a
request's first line and nothing else, and answers each connection once.
"""

import asyncio
import logging
import re
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from threading import Event, Thread

LARGEST_HEAD = 8192
"""Bytes that a request may have before its body, of which none is read."""
MOST_CONNECTIONS = 20
PATIENCE = 5.0
"""Seconds from a connection's beginning to its end."""
_REQUEST = re.compile(rb"([A-Z]{1,16}) (/[!-~]*) HTTP/1\.[01]")
_READING = ("GET", "HEAD")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MonitorPage:
    """An answer."""

    body: bytes
    status: HTTPStatus = HTTPStatus.OK
    kind: str = "text/plain; charset=utf-8"


Pages = Mapping[str, Callable[[], MonitorPage]]
"""What makes the page of each path; called in the server's thread."""


def bind(host: str, port: int) -> socket.socket:
    """A port to serve on; 0 is any free one. Raises OSError when it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


@contextmanager
def monitored(bound: socket.socket, pages: Pages) -> Iterator[str]:
    """Serve the pages meanwhile, on what is bound and closed at the end; under which address."""
    with bound:
        address = _address(bound)
        server = _Server(bound, pages)
        thread = Thread(target=server.run, name="monitor", daemon=True)
        thread.start()
        server.started.wait()
        try:
            yield address
        finally:
            server.stop()
            thread.join()


class _Server:
    def __init__(self, bound: socket.socket, pages: Pages) -> None:
        self.started = Event()
        self._bound = bound
        self._pages = pages
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._connections = 0

    def run(self) -> None:
        """Serve until stopped."""
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._serve())
        finally:
            # Whoever waits for the start shall not wait for one that failed.
            self.started.set()

    def stop(self) -> None:
        """End it, from another thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stopping.set)

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._answer, sock=self._bound, limit=LARGEST_HEAD)
        self.started.set()
        await self._stopping.wait()
        server.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._connections >= MOST_CONNECTIONS:
            writer.transport.abort()
            return
        self._connections += 1
        try:
            async with asyncio.timeout(PATIENCE):
                writer.write(await self._response(reader))
                await writer.drain()
        except (TimeoutError, asyncio.IncompleteReadError, OSError):
            # Whoever asks so slowly, or has gone, wants no answer.
            writer.transport.abort()
        finally:
            self._connections -= 1
            writer.close()

    async def _response(self, reader: asyncio.StreamReader) -> bytes:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.LimitOverrunError:
            return _written(_said(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE))
        asked = _REQUEST.fullmatch(head.partition(b"\r\n")[0])
        if asked is None:
            return _written(_said(HTTPStatus.BAD_REQUEST))
        method, target = (part.decode() for part in asked.groups())
        return _written(self._page(method, target.partition("?")[0]), with_body=method != "HEAD")

    def _page(self, method: str, path: str) -> MonitorPage:
        make = self._pages.get(path)
        if make is None:
            return _said(HTTPStatus.NOT_FOUND)
        if method not in _READING:
            return _said(HTTPStatus.METHOD_NOT_ALLOWED)
        try:
            return make()
        except Exception:
            # Whoever watches shall see that the watching itself has failed.
            log.exception("monitor.failed", extra={"path": path})
            return _said(HTTPStatus.INTERNAL_SERVER_ERROR)


def _address(bound: socket.socket) -> str:
    host, port = bound.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _said(status: HTTPStatus) -> MonitorPage:
    return MonitorPage(f"{status.phrase}\n".encode(), status)


def _written(page: MonitorPage, *, with_body: bool = True) -> bytes:
    allow = (
        f"Allow: {', '.join(_READING)}\r\n" if page.status == HTTPStatus.METHOD_NOT_ALLOWED else ""
    )
    head = (
        f"HTTP/1.1 {page.status.value} {page.status.phrase}\r\n"
        f"Content-Type: {page.kind}\r\n"
        f"Content-Length: {len(page.body)}\r\n"
        f"{allow}Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + (page.body if with_body else b"")
