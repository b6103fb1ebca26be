"""Reads what strangers wrote in a process of its own, so that a hostile file costs one job."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar, TypeVarTuple, cast

from sources.child import Child
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.wire import packed, unpacked

DEADLINE = 10.0
"""Seconds that a job may take."""
MEMORY = 400 * 2**20
"""Bytes that the process may use."""
_IDLE = 300.0
_PATIENCE = 45.0
_MOST_WAITING = 8
_START = 30.0
_SMALL = 65_536

log = logging.getLogger(__name__)

T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")


class JobError(Exception):
    """What a job raised in the reader process, traceback and all."""


class Reader:
    """Runs functions in a process that is started when needed, killed when a job exceeds a limit.

    One job at a time; the others wait in the order they came, ``most_waiting`` of them, each
    ``patience`` seconds. A job may take ``deadline`` seconds and ``memory`` bytes. After ``idle``
    seconds without one the process is ended; the next job starts another.
    """

    def __init__(
        self,
        *,
        deadline: float = DEADLINE,
        memory: int = MEMORY,
        idle: float = _IDLE,
        patience: float = _PATIENCE,
        most_waiting: int = _MOST_WAITING,
    ) -> None:
        self._deadline = deadline
        self._memory = memory
        self._idle = idle
        self._patience = patience
        self._most_waiting = most_waiting
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._closed = False
        self._child: Child | None = None
        self._ending: asyncio.TimerHandle | None = None

    @property
    def pid(self) -> int | None:
        """The id of the process; None when there is none."""
        return self._child.pid if self._child and self._child.is_alive else None

    async def run(self, job: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        """What ``job`` returns in the reader process.

        It is a function of a module; arguments can be pickled, and the result is made of plain
        values: numbers, texts, bytes, dates, our own dataclasses and enumerations. Raises
        UnreadableSource: as the job did, or because it failed or went beyond a limit.
        """
        question = packed((job, arguments))
        async with self._next_turn():
            outcome = await self._outcome(question, job.__qualname__)
        match outcome:
            case ("done", result):
                return cast("T", result)
            case (
                "refused",
                UnreadableReason() as reason,
                (int() | None) as limit,
                (str() | None) as kind,
            ):
                raise UnreadableSource(reason, limit, kind)
            case ("memory",):
                raise UnreadableSource(UnreadableReason.TOO_MUCH_MEMORY)
        _log_failed(job.__qualname__, outcome)
        raise UnreadableSource(UnreadableReason.FAILED)

    async def close(self) -> None:
        """End the process; jobs that are under way or still wait are refused."""
        self._closed = True
        self._keep()
        if self._child is not None:
            self._child.kill()
            await self._child.ended()

    @asynccontextmanager
    async def _next_turn(self) -> AsyncIterator[None]:
        """Wait for the others, and keep the process until it has idled after this job."""
        if self._waiting >= self._most_waiting:
            raise UnreadableSource(UnreadableReason.BUSY)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                await self._turn.acquire()
        except TimeoutError as error:
            raise UnreadableSource(UnreadableReason.BUSY) from error
        finally:
            self._waiting -= 1
        try:
            self._keep()
            yield
        finally:
            self._ending = asyncio.get_running_loop().call_later(self._idle, self._end)
            self._turn.release()

    async def _outcome(self, question: bytes, name: str) -> object:
        child = await self._running()
        try:
            async with asyncio.timeout(self._deadline):
                answer = await child.ask(question)
            outcome = await _opened(answer)
        except TimeoutError:
            raise _ended(child, name, UnreadableReason.TOO_SLOW) from None
        except (EOFError, ConnectionError):
            raise _ended(child, name, await child.cause_of_death()) from None
        except asyncio.CancelledError:
            child.kill()  # what it answers later would be taken for the answer to the next job
            raise
        except Exception as error:
            # A process that was subverted may send anything.
            log.exception("reader_process.nonsense", extra={"job": name})
            child.kill()
            raise UnreadableSource(UnreadableReason.FAILED) from error
        if outcome == ("memory",):
            child.kill()  # it may hold on to what it had
        return outcome

    async def _running(self) -> Child:
        """The process. Raises UnreadableSource when it cannot be started."""
        if self._closed:
            raise UnreadableSource(UnreadableReason.BUSY)
        if self._child is not None and self._child.is_alive:
            return self._child
        if self._child is not None:
            await self._child.ended()
        try:
            async with asyncio.timeout(_START):
                self._child = await Child.start(self._memory, self._deadline)
        except (EOFError, OSError, TimeoutError) as error:
            log.exception("reader_process.not_started")
            raise UnreadableSource(UnreadableReason.FAILED) from error
        return self._child

    def _keep(self) -> None:
        if self._ending is not None:
            self._ending.cancel()
            self._ending = None

    def _end(self) -> None:
        if self._child is not None and not self._turn.locked():
            self._child.kill()


async def _opened(answer: bytes) -> object:
    # A thousand spans take milliseconds, and other updates would wait.
    return unpacked(answer) if len(answer) < _SMALL else await asyncio.to_thread(unpacked, answer)


def _ended(child: Child, name: str, reason: UnreadableReason) -> UnreadableSource:
    child.kill()
    log.warning("reader_process.ended", extra={"job": name, "reason": reason})
    return UnreadableSource(reason)


def _log_failed(name: str, outcome: object) -> None:
    told = outcome[1] if isinstance(outcome, tuple) and len(outcome) > 1 else outcome
    log.error("reader_process.job_failed", extra={"job": name}, exc_info=JobError(str(told)))
