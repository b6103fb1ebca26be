"""A file that an editor sent → its text and formatting."""

from pathlib import PurePath

from news.formatting import Formatted
from sources.encoding import decode
from sources.markup import read_markup
from sources.unreadable import UnreadableReason, UnreadableSource

LARGEST_FILE = 1_000_000
"""Bytes; ten times the longest news article, in any encoding."""
_MARKUP = frozenset({".html", ".htm", ".xhtml"})
_UNREAD = frozenset(
    {
        *(".pdf", ".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".ott", ".rtf", ".pages"),
        *(".wps", ".fb2", ".epub", ".mobi", ".djvu", ".ps", ".tex", ".xls", ".xlsx", ".ods"),
        *(".ppt", ".pptx", ".odp", ".key", ".numbers", ".mht", ".mhtml", ".webarchive", ".eml"),
        *(".msg", ".mbox", ".emlx", ".vcf", ".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2"),
        *(".xz", ".exe", ".apk", ".dmg", ".iso", ".torrent", ".mp3", ".wav", ".ogg", ".m4a"),
        *(".mp4", ".mov", ".avi", ".mkv", ".webm", ".psd", ".ai", ".svg"),
    }
)
"""Endings of names whose files hold no plain text, or hold it among much else.

Pictures are not among them: what is inside says so better.
"""


def check_name(name: str) -> None:
    """Refuse a file of a kind that is not read, before it is fetched. Raises UnreadableSource."""
    ending = _ending(name)
    if ending in _UNREAD:
        raise UnreadableSource(UnreadableReason.KIND, kind=ending)


def read_file(data: bytes, name: str) -> Formatted:
    """The text of a file, for `read_formatted`; `name` tells a web page from plain text.

    Raises UnreadableSource.
    """
    check_name(name)
    if len(data) > LARGEST_FILE:
        raise UnreadableSource(UnreadableReason.TOO_LARGE, LARGEST_FILE)
    if not data.strip():
        raise UnreadableSource(UnreadableReason.EMPTY)
    text = decode(data)
    return read_markup(text) if _ending(name) in _MARKUP else Formatted(text)


def _ending(name: str) -> str:
    return PurePath(name.strip()).suffix.lower()
