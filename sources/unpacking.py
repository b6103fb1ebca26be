"""Bodies of answers, unpacked as they come and never beyond a limit."""

import zlib

from sources.unfetchable import FetchError, FetchProblem

ENCODINGS = "gzip, deflate"
"""What is asked for. Brotli would need a package more, and saves a fifth of what gzip leaves."""
_GZIP = 16 + zlib.MAX_WBITS
_IS_ZLIB = 8
"""The lower half of a zlib stream's first byte. Some servers send the bare stream as deflate."""


class Unpacking:
    """One body, by its Content-Encoding; one that is not asked for is left as it is."""

    def __init__(self, encoding: str, most: int) -> None:
        self._encoding = encoding.strip().lower()
        self._most = most
        self._stream: zlib._Decompress | None = None
        self._body = bytearray()

    def feed(self, packed: bytes) -> None:
        """Take the next bytes, at least one; raises FetchError (TOO_LARGE, BROKEN)."""
        if self._stream is None and (bits := self._window_bits(packed[0])):
            self._stream = zlib.decompressobj(bits)
        self._body += self._unpacked(packed) if self._stream else packed
        if len(self._body) > self._most:
            raise FetchError(FetchProblem.TOO_LARGE)

    def end(self) -> bytes:
        """The whole; raises FetchError (BROKEN) if it was cut off."""
        if self._stream is not None and not self._stream.eof:
            raise FetchError(FetchProblem.BROKEN)
        return bytes(self._body)

    @property
    def is_packed(self) -> bool:
        """Whether the bytes that have come are being unpacked."""
        return self._stream is not None

    def _window_bits(self, first: int) -> int | None:
        if self._encoding in {"gzip", "x-gzip"}:
            return _GZIP
        if self._encoding == "deflate":
            return zlib.MAX_WBITS if first & 0xF == _IS_ZLIB else -zlib.MAX_WBITS
        return None

    def _unpacked(self, packed: bytes) -> bytes:
        # Whatever follows the end is left out, as browsers do: servers append all kinds of things.
        if self._stream is None or self._stream.eof:
            return b""
        try:
            return self._stream.decompress(packed, self._most - len(self._body) + 1)
        except zlib.error as error:
            raise FetchError(FetchProblem.BROKEN) from error
