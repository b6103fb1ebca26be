"""A process of the bot, as a drill starts, watches, stops and kills it."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.drill.drill_log import DrillLog

ROOT = Path(__file__).parents[2]
_STOP_SECONDS = 35.0
"""More than the bot takes to drain."""
_LONGEST_LINE = 1024 * 1024


@dataclass(slots=True, eq=False)
class BotProcess:
    """A child process; it leads from its ``bot.started`` until it ends or loses the lease."""

    name: str
    module: str
    environment: Mapping[str, str]
    folder: Path
    journal: DrillLog
    is_leading: bool = False
    _process: Process | None = None
    _reading: asyncio.Task[None] | None = None
    _working: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.returncode is None

    @property
    def number(self) -> int | None:
        """The process id; None when it does not run."""
        return self._process.pid if self._process is not None and self.is_alive else None

    async def start(self) -> None:
        """Start it; its log lines go into the drill's log, and to our own standard error."""
        self.is_leading = False
        self._working.clear()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *self.module.split(),
            stdin=PIPE,
            stderr=PIPE,
            cwd=self.folder,
            env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **self.environment},
            limit=_LONGEST_LINE,
        )
        if self._process.stderr is not None:
            self._reading = asyncio.create_task(self._read(self._process.stderr))

    async def works(self) -> None:
        """Wait for ``bot.started``, or for its end."""
        await self._working.wait()

    async def order(self, word: str) -> None:
        """Write a line to its standard input."""
        if self._process is None or self._process.stdin is None or not self.is_alive:
            return
        self._process.stdin.write(f"{word}\n".encode())
        await self._process.stdin.drain()

    async def stop(self) -> None:
        """SIGTERM, then SIGKILL if it does not end in time."""
        self._send(signal.SIGTERM)
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await self._ended()
        except TimeoutError:
            await self.kill()

    async def kill(self) -> None:
        """SIGKILL, as in a crash."""
        self._send(signal.SIGKILL)
        await self._ended()

    def _send(self, number: signal.Signals) -> None:
        if self._process is not None and self.is_alive:
            self._process.send_signal(number)

    async def _ended(self) -> None:
        if self._process is not None:
            await self._process.wait()
        if self._reading is not None:
            await asyncio.wait({self._reading})

    async def _read(self, log: asyncio.StreamReader) -> None:
        async for line in log:
            text = line.decode(errors="replace").rstrip()
            kept = self.journal.add(self.name, text)
            sys.stderr.write(f"{self.name}: {text}\n")
            if kept.event == "bot.started":
                self.is_leading = True
                self._working.set()
            elif kept.event == "lease.lost":
                self.is_leading = False
        self.is_leading = False
        self._working.set()
