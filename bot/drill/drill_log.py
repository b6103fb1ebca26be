"""What the processes of a drill have logged, line by line."""

import asyncio
import re
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

_MOST = 2000
_LINE = re.compile(r"[\d-]{10} [\d:]{8} (?P<level>[A-Z]+) (?P<event>\S+)")
OF_THE_DRILL = "DRILL"
"""The level of the drill's own remarks."""
_TRACE = "TRACE"
"""The level of a line that goes on with the one before: a traceback's."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of a process; ``number`` counts from 1 over all of them."""

    number: int
    at: float
    """Seconds since 1970."""
    process: str
    level: str
    event: str
    text: str


class DrillLog:
    """The last lines; the drill's own remarks are among them, as those of nobody."""

    def __init__(self) -> None:
        self._lines: deque[LogLine] = deque(maxlen=_MOST)
        self._count = 0
        self._more = asyncio.Event()

    def add(self, process: str, text: str) -> LogLine:
        """Keep a line as it was written to standard error."""
        found = _LINE.match(text)
        level, event = (found["level"], found["event"]) if found else (_TRACE, "")
        return self._keep(process, level, event, text)

    def remark(self, event: str, about: str) -> None:
        """Note what the drill itself has done; the page has the words for it."""
        self._keep("", OF_THE_DRILL, event, about)

    def since(self, number: int) -> list[LogLine]:
        """What came after that line."""
        return [line for line in self._lines if line.number > number]

    async def more(self, number: int, seconds: float) -> None:
        """Wait for something after that line, so many seconds at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._count <= number:
                    self._more.clear()
                    await self._more.wait()

    def _keep(self, process: str, level: str, event: str, text: str) -> LogLine:
        self._count += 1
        line = LogLine(self._count, time.time(), process, level, event, text)
        self._lines.append(line)
        self._more.set()
        return line
