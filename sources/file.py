"""A file that an editor sent → its text and formatting."""

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

from news.formatting import Formatted
from sources.encoding import decode
from sources.manuscript import MOST_SPANS
from sources.markdown import read_markdown
from sources.markup import read_markup
from sources.page import LONGEST_ARTICLE, LONGEST_PAGE
from sources.rich_text import read_rich_text
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.word import read_word

LARGEST_TEXT = 1_000_000
"""Bytes; ten times the longest news article, in any encoding."""
LARGEST_DOCUMENT = 20_000_000
"""Bytes of a document that may have pictures in it; Telegram gives bots hardly more."""


class FileKind(Enum):
    """How a file is read, by the ending of its name; its first bytes may say better."""

    TEXT = "text"
    PAGE = "page"
    MARKDOWN = "markdown"
    DOCUMENT = "document"


_KINDS = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), FileKind.PAGE),
    **dict.fromkeys((".md", ".markdown"), FileKind.MARKDOWN),
    **dict.fromkeys(
        (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf"), FileKind.DOCUMENT
    ),
    ".txt": FileKind.TEXT,
}
_UNREAD = frozenset(
    {
        *(".pdf", ".odt", ".ott", ".pages", ".wps", ".fb2", ".epub", ".mobi", ".djvu", ".ps"),
        *(".tex", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp", ".key", ".numbers", ".mht"),
        *(".mhtml", ".webarchive", ".eml", ".msg", ".mbox", ".emlx", ".vcf", ".zip", ".rar", ".7z"),
        *(".gz", ".tgz", ".tar", ".bz2", ".xz", ".exe", ".apk", ".dmg", ".iso", ".torrent", ".mp3"),
        *(".wav", ".ogg", ".m4a", ".mp4", ".mov", ".avi", ".mkv", ".webm", ".psd", ".ai", ".svg"),
    }
)
"""Endings of names whose files hold no plain text, or hold it among much else.

Pictures are not among them: what is inside says so better.
"""
_ARCHIVE, _RICH_TEXT, _COMPOUND = b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file says, and whether it has pictures, which are left out."""

    formatted: Formatted
    has_pictures: bool = False


def is_article(name: str) -> bool:
    """Whether a file of this name is an article, whatever is written below it."""
    return _ending(name) in _KINDS


def check_file(name: str, size: int) -> None:
    """Refuse a file of so many bytes that need not be fetched. Raises UnreadableSource."""
    ending = _ending(name)
    if ending in _UNREAD:
        raise UnreadableSource(UnreadableReason.KIND, kind=ending)
    # Its first bytes may tell a document from a text, whatever it is called; its size does, too.
    limit = LARGEST_DOCUMENT if _KINDS.get(ending) is FileKind.DOCUMENT else LARGEST_TEXT
    if size > limit:
        raise UnreadableSource(UnreadableReason.TOO_LARGE, limit)


def read_file(data: bytes, name: str) -> FileText:
    """The text of a file, for `read_formatted`; `name` tells a page or Markdown from plain text.

    It may take long and much memory: `sources.reader` limits both. Raises UnreadableSource.
    """
    check_file(name, len(data))
    if not data.strip():
        raise UnreadableSource(UnreadableReason.EMPTY)
    kind = _KINDS.get(_ending(name), FileKind.TEXT)
    read = _document(data, kind) or FileText(_text(data, kind))
    if len(read.formatted.text) > LONGEST_PAGE:
        raise UnreadableSource(UnreadableReason.TOO_LONG, LONGEST_ARTICLE)
    if not read.formatted.text.strip():
        raise UnreadableSource(UnreadableReason.EMPTY)
    return _storable(read)


def _document(data: bytes, kind: FileKind) -> FileText | None:
    """What a word processor wrote, whatever it is called; None for anything else."""
    if data.startswith(_ARCHIVE):
        try:
            return FileText(*read_word(data))
        except UnreadableSource as error:
            is_cut = error.reason is UnreadableReason.DAMAGED and kind is not FileKind.DOCUMENT
            raise UnreadableSource(UnreadableReason.BINARY) if is_cut else error from error
    if data.startswith(_COMPOUND):
        raise UnreadableSource(_compound_reason(data))
    if data.removeprefix(_MARK).lstrip().startswith(_RICH_TEXT):
        return FileText(*read_rich_text(data.removeprefix(_MARK).lstrip()))
    return None


def _compound_reason(data: bytes) -> UnreadableReason:
    """Why a file in the containers of Windows is refused: Word encrypts into one, too."""
    if _ENCRYPTED in data:
        return UnreadableReason.PASSWORD
    return UnreadableReason.OLD_FORMAT if _OLD_WORD in data else UnreadableReason.BINARY


def _text(data: bytes, kind: FileKind) -> Formatted:
    if len(data) > LARGEST_TEXT:
        raise UnreadableSource(UnreadableReason.TOO_LARGE, LARGEST_TEXT)
    text = decode(data)
    # Programs save pages as documents for Word, too.
    if kind is FileKind.PAGE or (kind is FileKind.DOCUMENT and _PAGE.match(text)):
        return read_markup(text)
    return read_markdown(text) if kind is FileKind.MARKDOWN else Formatted(text)


def _storable(read: FileText) -> FileText:
    """It with no more spans than an article could use."""
    formatted = read.formatted
    if len(formatted.spans) <= MOST_SPANS:
        return read
    spans = tuple(sorted(formatted.spans)[:MOST_SPANS])
    return FileText(Formatted(formatted.text, spans), read.has_pictures)


def _ending(name: str) -> str:
    return PurePath(name.strip()).suffix.lower()
