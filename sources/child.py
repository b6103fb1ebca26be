"""A process that reads for this one, as it is seen from here."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from sources.reader_process import READY
from sources.unreadable import UnreadableReason
from sources.wire import LARGEST_ANSWER, LENGTH, framed, length_of

_ROOT = Path(__file__).parents[1]
_ENDED_BY = {
    -signal.SIGXCPU: UnreadableReason.TOO_SLOW,
    # The system's own limit of memory kills; libraries in C and Rust abort when they get none.
    -signal.SIGKILL: UnreadableReason.TOO_MUCH_MEMORY,
    -signal.SIGABRT: UnreadableReason.TOO_MUCH_MEMORY,
}


class Child:
    """A reader process that was started. It inherits neither the environment nor open files."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._killed = False

    @classmethod
    async def start(cls, memory: int, seconds: float) -> "Child":
        """Start one, and wait until it listens. Raises EOFError, OSError."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-B", "-X", "utf8", "-m", "sources.reader_process"),
            *(str(memory), str(seconds)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=_ROOT,
            # It finds what this process does, and learns nothing else: no token.
            env={"PYTHONPATH": os.pathsep.join(sys.path)},
            start_new_session=True,  # Ctrl-C in a terminal is for the bot, which drains
        )
        child = cls(process)
        try:
            ready = await child._hear()
        except BaseException:
            child.kill()
            raise
        if ready != READY:
            child.kill()
            raise EOFError("it did not say that it listens")
        return child

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return not self._killed and self._process.returncode is None

    async def ask(self, question: bytes) -> bytes:
        """Its answer. Raises EOFError or ConnectionError when it ended, ValueError for nonsense."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        self._process.stdin.write(framed(question))
        await self._process.stdin.drain()
        return await self._hear()

    async def _hear(self) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        length = length_of(await self._process.stdout.readexactly(LENGTH))
        if length > LARGEST_ANSWER:
            raise ValueError(f"an answer of {length} bytes")
        return await self._process.stdout.readexactly(length)

    def kill(self) -> None:
        """End it, at once."""
        self._killed = True
        if self._process.returncode is None:
            self._process.kill()

    async def ended(self) -> None:
        """Wait until it has ended."""
        # Whoever only waits for the process leaves its pipes open.
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()

    async def cause_of_death(self) -> UnreadableReason:
        """Why it ended, as far as that is known."""
        await self.ended()
        if self._killed:
            return UnreadableReason.BUSY  # the bot stops
        return _ENDED_BY.get(self._process.returncode or 0, UnreadableReason.FAILED)
