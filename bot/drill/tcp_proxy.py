"""A TCP proxy between the bot and Telegram that can refuse connections, or hold their bytes."""

import asyncio
from asyncio import StreamReader, StreamWriter
from contextlib import suppress

from bot.waiting import cancel

_PLACE = "127.0.0.1"
_CHUNK = 65_536


class TcpProxy:
    """Forwards connections to a port of this machine."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._server: asyncio.Server | None = None
        self._clear = asyncio.Event()
        self._ends: set[StreamWriter] = set()
        self.port = 0
        """The port it listens on, once opened; the same after each outage."""

    @property
    def address(self) -> str:
        """The address for BOT_API_URL."""
        return f"http://{_PLACE}:{self.port}"

    async def open(self) -> None:
        """Forward again, and listen again after ``refuse``."""
        self._clear.set()
        if self._server is None:
            self._server = await asyncio.start_server(self._pass_on, _PLACE, self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    def hold(self) -> None:
        """Accept connections and bytes, and forward nothing in either direction."""
        self._clear.clear()

    def refuse(self) -> None:
        """Abort every connection and stop listening."""
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
                # Yield once: the loop may have an end of file for this reader already.
                await asyncio.sleep(0)
                if reader.at_eof():
                    # The sender has given up: a real outage would have lost its bytes, too.
                    return
                writer.write(chunk)
                await writer.drain()
