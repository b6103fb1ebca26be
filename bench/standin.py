"""A server that takes every sendMessage as fast as can be: only the client's cost remains.

    python -m bench.standin

prints its address and answers until it is ended.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

ANSWER = (
    b'{"ok":true,"result":{"message_id":12345,"from":{"id":123456789,"is_bot":true,"first_name":'
    b'"Newsdesk","username":"newsdesk_bot"},"chat":{"id":1000001,"first_name":"Anna","type":'
    b'"private"},"date":1720109100,"text":"' + b"x" * 400 + b'","entities":[{"offset":0,"length":'
    b'60,"type":"bold"}],"link_preview_options":{"is_disabled":true}}}'
)
_REPLY = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: keep-alive\r\n"
    b"Content-Length: %d\r\n\r\n%b"
)
_LENGTH = b"content-length: "
_END = b"\r\n\r\n"


def reply(body: bytes) -> bytes:
    """An answer that is JSON, as it goes over the wire."""
    return _REPLY % (len(body), body)


_ACCEPTED = reply(ANSWER)


class StandIn(asyncio.Protocol):
    """One connection."""

    def __init__(self) -> None:
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where to answer."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - a TCP server's always is
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._received += data
        while (head := self._received.find(_END)) >= 0:
            end = head + len(_END) + _body_length(self._received[:head])
            if len(self._received) < end or self._transport is None:
                return
            body = self._received[head + len(_END) : end]
            first, self._received = self._received[:head], self._received[end:]
            self.answer(first, body, self._transport)

    def answer(self, head: bytes, body: bytes, transport: asyncio.Transport) -> None:  # noqa: ARG002
        """Answer one request."""
        transport.write(_ACCEPTED)


def _body_length(head: bytes) -> int:
    start = head.lower().find(_LENGTH)
    return int(head[start + len(_LENGTH) :].partition(b"\r\n")[0]) if start >= 0 else 0


@asynccontextmanager
async def stand_in() -> AsyncIterator[str]:
    """Run one in a process of its own; gives its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.standin", stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(StandIn, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
