"""The way from the bot to Telegram, which can be shut: refused at once, or without an answer."""

import asyncio
from asyncio import StreamReader, StreamWriter
from contextlib import suppress

from bot.waiting import cancel

_PLACE = "127.0.0.1"
_CHUNK = 65_536


class TcpProxy:
    """Passes connections on to a port of this machine."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._server: asyncio.Server | None = None
        self._clear = asyncio.Event()
        self._ends: set[StreamWriter] = set()
        self.port = 0
        """Where it listens, once it has been opened."""

    @property
    def address(self) -> str:
        """Where the bot finds Telegram."""
        return f"http://{_PLACE}:{self.port}"

    async def open(self) -> None:
        """Let everything through, and listen again if it was refused."""
        self._clear.set()
        if self._server is None:
            self._server = await asyncio.start_server(self._pass_on, _PLACE, self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    def hold(self) -> None:
        """Take what comes and let nothing through, in neither direction: whoever waits, waits."""
        self._clear.clear()

    def refuse(self) -> None:
        """Break every connection and take no more."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for end in self._ends:
            end.transport.abort()

    async def _pass_on(self, reader: StreamReader, writer: StreamWriter) -> None:
        try:
            source, sink = await asyncio.open_connection(_PLACE, self._target)
        except OSError:
            writer.transport.abort()
            return
        self._ends |= {writer, sink}
        directions = [
            asyncio.create_task(self._pump(reader, sink)),
            asyncio.create_task(self._pump(source, writer)),
        ]
        try:
            await asyncio.wait(directions, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await cancel(*directions)
            for end in (writer, sink):
                end.close()
            self._ends -= {writer, sink}

    async def _pump(self, reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(ConnectionError):
            while chunk := await reader.read(_CHUNK):
                await self._clear.wait()
                # The loop has its turn: it may have heard meanwhile that the sender is gone.
                await asyncio.sleep(0)
                if reader.at_eof():
                    # Whoever sent it has given up: what it asked never gets there.
                    return
                writer.write(chunk)
                await writer.drain()
