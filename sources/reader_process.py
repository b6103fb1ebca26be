"""The reader process: reads what strangers wrote, one job after another, within limits.

    python -m sources.reader_process <bytes of memory> <seconds of a job>

`sources.reader` starts it, asks by its standard input, and is answered by its standard output. It
ends when its standard input does, at once: so when whoever started it is killed, too.
"""

import math
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pickle import loads
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from sources.unreadable import UnreadableSource
from sources.wire import LARGEST_ANSWER, LENGTH, framed, length_of, packed

READY = b"ready"
_LONGEST_TRACEBACK = 10_000
_NICE = 5
"""Whoever asked answers people meanwhile, and goes first where processors are few."""
_SPARE_SECONDS = 2
"""Of CPU time: whoever asked ends a job by the clock, unless that process is stopped or hangs."""


def main(memory: int, seconds: float) -> None:
    """Answer until the standard input ends."""
    answers = _take_output()
    _limit(memory)
    questions: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, questions), daemon=True).start()
    _say(answers, READY)
    while True:
        question = questions.get()
        _limit_cpu(seconds + _SPARE_SECONDS)
        _say(answers, _answer(question))
        del question


def _take_output() -> BinaryIO:
    """The standard output, which nothing else writes to from now on."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    return answers


def _limit(memory: int) -> None:
    # What is mapped but never written to, such as the arenas of malloc, is no use of memory.
    of_memory = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    for limited, most in (
        (of_memory, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(limited)
        resource.setrlimit(limited, (_within(hard, most), hard))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICE)


def _limit_cpu(seconds: float) -> None:
    """Let so many more seconds of CPU time end the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (_within(hard, most), hard))


def _within(hard: int, most: int) -> int:
    return most if hard == resource.RLIM_INFINITY else min(most, hard)


def _listen(source: BinaryIO, questions: "SimpleQueue[bytes]") -> None:
    while True:
        prefix = source.read(LENGTH)
        question = source.read(length_of(prefix))
        if len(prefix) < LENGTH or len(question) < length_of(prefix):
            os._exit(0)
        questions.put(question)


def _answer(question: bytes) -> bytes:
    try:
        answer = packed(_outcome(question))
    except MemoryError:
        return packed(("memory",))
    except Exception as error:  # noqa: BLE001 - it costs this job alone, and is logged
        return packed(("failed", _told(error)))
    if len(answer) > LARGEST_ANSWER:
        return packed(("failed", f"an answer of {len(answer)} bytes"))
    return answer


def _outcome(question: bytes) -> tuple[Any, ...]:
    job: Callable[..., object]
    job, arguments = loads(question)  # noqa: S301 - of the process that started this one
    try:
        return "done", job(*arguments)
    except UnreadableSource as error:
        return "refused", error.reason, error.limit, error.kind


def _told(error: Exception) -> str:
    return "".join(traceback.format_exception(error))[-_LONGEST_TRACEBACK:]


def _say(answers: BinaryIO, message: bytes) -> None:
    answers.write(framed(message))
    answers.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
