"""A job of the reader process that a test holds up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path


class Held:
    """A job that has begun, and goes on when it is told to."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._told: asyncio.Queue[asyncio.StreamWriter] = asyncio.Queue()

    async def connected(self, job: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await job.readexactly(4)
        await self._told.put(writer)

    async def begun(self) -> asyncio.StreamWriter:
        return await self._told.get()

    async def let_go(self, begun: asyncio.StreamWriter | None = None) -> None:
        writer = begun or await self.begun()
        writer.write(b"go on")
        writer.close()


@asynccontextmanager
async def holding(path: Path) -> AsyncIterator[Held]:
    """For `tests.sources.jobs.waits_for`, which is given the path."""
    held = Held(path)
    async with await asyncio.start_unix_server(held.connected, held.path):
        yield held
