"""Sockets that bound all that a server sends, around and between the bodies of its answers, too.

Interim answers, and what stands beside the length of a chunk, may otherwise be endless, and reach
no one who counts.
"""

import errno
import socket

MOST_BYTES = 12_000_000
"""Of one connection, encrypted as they come; no body may be as large."""
AT_ONCE = 32_768
"""Bytes that are read in one go: made of nothing but interim answers they take 5 ms to parse."""


class TooMuchError(OSError):
    """More bytes came than may."""

    def __init__(self) -> None:
        super().__init__(errno.EMSGSIZE, "too many bytes on one connection")


class MeteredSocket(socket.socket):
    """A socket that breaks off after ``most`` bytes; asyncio reads it by these two methods."""

    def __init__(self, family: int, kind: int, protocol: int, most: int = MOST_BYTES) -> None:
        super().__init__(family, kind, protocol)
        self._left = most

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        """Raises TooMuchError."""
        received = super().recv(min(bufsize, AT_ONCE), flags)
        self._count(len(received))
        return received

    def recv_into(self, buffer: bytearray | memoryview, nbytes: int = 0, flags: int = 0, /) -> int:  # type: ignore[override]
        """Raises TooMuchError."""
        received = super().recv_into(buffer, min(nbytes or len(buffer), AT_ONCE), flags)
        self._count(received)
        return received

    def _count(self, received: int) -> None:
        self._left -= received
        if self._left < 0:
            raise TooMuchError
