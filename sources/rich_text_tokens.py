"""Rich text → its tokens, and the characters that they stand for."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<code>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n\0]+)"
    rb"|[\r\n\0]+|\\",
    re.DOTALL,
)
_HIGH, _LOW, _NO_SURROGATE = 0xD800, 0xDC00, 0xE000
_BEYOND = 0x10000


def tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    """Control words, codes, signs, braces and text, by these groups' names."""
    at, size = 0, len(data)
    while at < size and (found := _TOKEN.match(data, at)):
        at = found.end()
        if found["word"] == b"bin":
            # So many bytes that follow are a picture's.
            at += max(0, int(found["number"] or 0))
            continue
        yield found


class Characters:
    """Collects bytes until their encoding is known, and skips those that stand for Unicode."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._skipped = 0
        self._high: int | None = None

    def take(self, data: bytes) -> None:
        """Take bytes, but for those that only stand for a character taken before."""
        skipped = min(self._skipped, len(data))
        self._skipped -= skipped
        self._bytes += data[skipped:]

    def unicode(self, number: int, skips: int) -> str:
        """The character of a number, for which so many bytes stand; empty for half a pair."""
        self._skipped = skips
        code = number % _BEYOND
        if _HIGH <= code < _LOW:
            self._high = code
            return ""
        high, self._high = self._high, None
        if not _LOW <= code < _NO_SURROGATE:
            return chr(code)
        return "" if high is None else chr(_BEYOND + (high - _HIGH) * 0x400 + code - _LOW)

    def flush(self, encoding: str) -> str:
        """The text of the bytes that were taken."""
        text = self._bytes.decode(encoding, "replace")
        self._bytes.clear()
        return text

    def end_group(self) -> None:
        """Skip no further than a brace."""
        self._skipped = 0
