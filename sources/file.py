"""A file that an editor sent → its text."""

from pathlib import PurePath

from sources.encoding import decode
from sources.markup import text_of
from sources.unreadable import Reason, UnreadableSource

LARGEST_FILE = 1_000_000
"""Bytes; ten times the longest news article, in any encoding."""
_MARKUP = frozenset({".html", ".htm", ".xhtml"})


def read_file(data: bytes, name: str) -> str:
    """The text of a file, for `read_page`; `name` tells a saved web page from plain text.

    Raises UnreadableSource.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableSource(Reason.TOO_LARGE, LARGEST_FILE)
    if not data.strip():
        raise UnreadableSource(Reason.EMPTY)
    text = decode(data)
    return text_of(text) if PurePath(name).suffix.lower() in _MARKUP else text
