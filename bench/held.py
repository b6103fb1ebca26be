"""Holds processes to a part of a core each, as if they had a slow one of their own.

    python -m bench.held PART PID ...

Every few milliseconds each process that is ahead of its part is stopped until it is not any more;
at most a tenth of a second's worth is saved up. Ends with its input.
"""

import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from select import select

_EVERY = 0.004
_SAVED = 0.1
_NANOSECONDS = 1e9


class Held:
    """One process."""

    def __init__(self, pid: int, part: float) -> None:
        self.pid = pid
        self._part = part
        self._tasks = Path(f"/proc/{pid}/task")
        self._allowed = self._used()
        self._at = time.monotonic()
        self._is_stopped = False

    def look(self) -> None:
        """Stop it or let it go on."""
        now, used = time.monotonic(), self._used()
        self._allowed += (now - self._at) * self._part
        self._allowed = min(self._allowed, used + _SAVED * self._part)
        self._at = now
        if (used > self._allowed) != self._is_stopped:
            self._is_stopped = not self._is_stopped
            os.kill(self.pid, signal.SIGSTOP if self._is_stopped else signal.SIGCONT)

    def free(self) -> None:
        """Let it go on for good."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGCONT)

    def _used(self) -> float:
        used = 0
        for task in self._tasks.iterdir():
            with suppress(FileNotFoundError):
                used += int((task / "schedstat").read_text("ascii").split()[0])
        return used / _NANOSECONDS


def hold(part: float, pids: Sequence[int]) -> None:
    """Until the input ends."""
    processes = [Held(pid, part) for pid in pids]
    try:
        while not select([sys.stdin], [], [], _EVERY)[0]:
            for each in processes:
                each.look()
    finally:
        for each in processes:
            each.free()


if __name__ == "__main__":
    hold(float(sys.argv[1]), [int(pid) for pid in sys.argv[2:]])
