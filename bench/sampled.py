"""A program under a sampler: which part of it the processor works for.

    python -m bench.sampled FILE MODULE

SIGUSR1 begins, SIGUSR2 writes the seconds of each part into the file and ends the process. A tick
of the processor's time, taken by the main thread, looks at what that is at; the time of other
threads is exact. Nothing else interrupts the program, and it takes no other signals meanwhile.
"""

import json
import os
import runpy
import signal
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from greenlet import getcurrent  # type: ignore[import-untyped]

from bench.parts import OTHERS, part_of

_TICK = 0.004


class Sampler:
    """Seconds of the processor, by part and by stack."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seconds: dict[str, float] = defaultdict(float)
        self._stacks: dict[str, float] = defaultdict(float)
        self._main = self._all = 0.0

    def begin(self, _number: int, _frame: FrameType | None) -> None:
        """Count from now on."""
        self._main, self._all = time.thread_time(), time.process_time()
        signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)

    def look(self, _number: int, frame: FrameType | None) -> None:
        """Put the time since the last look down to what the main thread is at."""
        main, everything = time.thread_time(), time.process_time()
        mine = main - self._main
        stack = list(_stack(frame))
        self._seconds[part_of(stack)] += mine
        self._seconds[OTHERS] += everything - self._all - mine
        self._stacks[";".join(f"{file}:{name}" for file, name in reversed(stack))] += mine
        self._main, self._all = main, everything

    def end(self, _number: int, _frame: FrameType | None) -> None:
        """Write what was found, and be no more."""
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        found = {"parts": self._seconds, "stacks": self._stacks}
        self._path.write_text(json.dumps(found), "utf-8")
        os._exit(0)


def _stack(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    """File and function of each frame, the innermost first, across greenlets."""
    greenlet = getcurrent()
    while frame is not None:
        code = frame.f_code
        yield code.co_filename, code.co_name
        frame = frame.f_back
        if frame is None and greenlet.parent is not None:
            greenlet = greenlet.parent
            frame = greenlet.gr_frame


def _only_to_the_main_thread() -> None:
    """A thread that is given the tick could not say what it is at."""
    run = threading.Thread.run

    def run_undisturbed(thread: threading.Thread) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
        run(thread)

    setattr(threading.Thread, "run", run_undisturbed)  # noqa: B010 - as above


def main(path: str, module: str) -> None:
    """Run a module as the main one."""
    sampler = Sampler(Path(path))
    signal.signal(signal.SIGPROF, sampler.look)
    signal.signal(signal.SIGUSR1, sampler.begin)
    signal.signal(signal.SIGUSR2, sampler.end)
    # The program takes each byte there for a wish to end it.
    setattr(signal, "set_wakeup_fd", lambda *_, **__: -1)  # noqa: B010 - mypy knows no such assignment
    _only_to_the_main_thread()
    sys.argv = [module]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
