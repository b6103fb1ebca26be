"""SIGTERM and SIGINT, taken by a thread: a loop that is held up cannot ignore them."""

import asyncio
import faulthandler
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread
from types import FrameType

INTERRUPTED = 1
_TAKEN = (signal.SIGTERM, signal.SIGINT)
_STDERR = 2


class Stop:
    """Whether the program was asked to stop.

    The first signal asks, and limits the time that is left; the second ends the process at once.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = max(seconds, 0.001)
        self._lock = Lock()
        self._asked = False
        self._told: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    def tell(self, stopping: asyncio.Event) -> None:
        """Set ``stopping``, an event of the running loop, as soon as a signal has come."""
        with self._lock:
            self._told = asyncio.get_running_loop(), stopping
            if self._asked:
                stopping.set()

    def interrupted(self, _number: int, _frame: FrameType | None) -> None:
        """Python's handler: it also runs inside long pure-Python code and regular expressions."""
        self._limit()

    def follow(self, descriptor: int) -> None:
        """In a thread: act on each signal, a byte of ``descriptor``, until that is closed."""
        while os.read(descriptor, 1):
            if self._asked:
                os._exit(INTERRUPTED)
            self._ask()
        os.close(descriptor)

    def _ask(self) -> None:
        self._limit()
        with self._lock:
            self._asked = True
            if self._told is None:
                return
            loop, stopping = self._told
            if not loop.is_closed():
                loop.call_soon_threadsafe(stopping.set)

    def _limit(self) -> None:
        # This timer is a thread in C, which needs no turn of the interpreter. It says what hangs.
        if not self._asked:
            faulthandler.dump_traceback_later(self._seconds, exit=True, file=_STDERR)


@contextmanager
def signals_taken(seconds: float) -> Iterator[Stop]:
    """Handle signals inside the block; the process ends ``seconds`` after the first in any case."""
    stop = Stop(seconds)
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    Thread(target=stop.follow, args=(ours,), daemon=True, name="signals").start()
    wakeup = signal.set_wakeup_fd(theirs, warn_on_full_buffer=False)
    before = [(each, signal.signal(each, stop.interrupted)) for each in _TAKEN]
    try:
        yield stop
    finally:
        for each, handler in before:
            signal.signal(each, handler)
        signal.set_wakeup_fd(wakeup)
        os.close(theirs)
