"""Jobs for the reader process: what it is given, and what strangers' files make it do."""

import ctypes
import os
import signal
import socket
from pathlib import Path

from news.formatting import Formatted, Span, Style
from sources.unreadable import UnreadableReason, UnreadableSource


def doubled(number: int) -> int:
    return 2 * number


def length(data: bytes) -> int:
    return len(data)


def formatted(text: str, times: int) -> Formatted:
    return Formatted(text, (Span(0, len(text), Style.BOLD),) * times)


def pid() -> int:
    return os.getpid()


def refuses() -> None:
    raise UnreadableSource(UnreadableReason.KIND, kind=".mht")


def fails() -> None:
    raise TypeError("a bug")


def for_ever() -> None:
    while True:
        pass


def much_memory() -> int:
    return len(b"x" * 10**9)


def much_memory_bit_by_bit() -> int:
    kept = []
    while True:
        kept.append("x" * 10**6)


def crashes() -> None:
    ctypes.string_at(0)


def is_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def returns(size: int) -> bytes:
    return bytes(size)


def returns_much() -> bytes:
    return returns(20_000_000)


def returns_a_class() -> type:
    return Path


def prints() -> str:
    print("noise", flush=True)  # noqa: T201 - as libraries do
    os.write(1, b"noise")
    return "said"


def writes(path: str) -> str:
    try:
        Path(path).write_bytes(b"data")
    except OSError as error:
        return os.strerror(error.errno or 0)
    return "written"


def environment() -> list[str]:
    return sorted(os.environ)


def waits_for(path: str) -> str:
    """Say that it has begun on a socket, and wait until that is told to go on."""
    with socket.socket(socket.AF_UNIX) as told:
        told.connect(path)
        told.sendall(os.getpid().to_bytes(4))
        return told.recv(10).decode()
