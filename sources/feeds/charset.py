"""Bytes of a feed or a page → text, whatever its headers say of the encoding."""

import codecs
import re

from sources.encoding import likely_encoding
from sources.unreadable import UnreadableReason, UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OPENINGS = (
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0<", "utf-16-be"),
    (b"<\0", "utf-16-le"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_IN_DOCUMENT = re.compile(
    rb"<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})"
    rb"|<meta\s[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})",
    re.IGNORECASE,
)
_TOP = 4096
_KNOWN = re.compile(
    r"(?:iso[-_]?(?:8859|2022|ir)|latin|windows|win-?\d|cp|x-|koi8|gb|big5|euc|shift|sjis|s_jis|ms_"
    r"|mac|tis|ks_c|hz|johab|ptcp|us-ascii|ascii|utf[-_]?(?:8|16|32))",
    re.IGNORECASE,
)
"""Encodings of texts. Python has others, such as UTF-7, that write one thing as another."""
_WIDER = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "iso8859-9": "cp1254",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""What is named on the left and written on the right, as browsers take it."""
_CONFUSED = frozenset({"cp1251", "cp1252", "koi8-r", "koi8-u", "cp866"})
"""Encodings of one byte a letter that servers name for each other: the letters decide."""
_MOST_DAMAGED = 0.05
_SAMPLE = 65_536


def text_of(data: bytes, content_type: str | None) -> str:
    """The text of a document; ``content_type`` is the HTTP header.

    A byte order mark decides; then UTF-8, which nothing else looks like; then what the header and
    the document name, if the text agrees; then the likeliest. Raises UnreadableSource.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    beginning = data.lstrip(b"\r\n\t ")
    for opening, encoding in _OPENINGS:
        if beginning.startswith(opening):
            return data.decode(encoding, "replace")
    named = _named(data, content_type)
    if not (data.isascii() and named):
        text = _little_damaged(data, "utf-8")
        if text is not None:
            return text
    return _as_named(data, named) or data.decode(_likely(data), "replace")


def _named(data: bytes, content_type: str | None) -> list[str]:
    """The encodings that the header and the document name, as Python calls them."""
    header = _IN_HEADER.search(content_type or "")
    document = _IN_DOCUMENT.search(data[:_TOP])
    names = [header[1]] if header else []
    names += [(document[1] or document[2]).decode("ascii", "replace")] if document else []
    found = filter(None, map(_python_name, names))
    return [_WIDER.get(name, name) for name in found]


def _python_name(name: str) -> str | None:
    try:
        return codecs.lookup(name).name if _KNOWN.match(name) else None
    except LookupError:
        return None


def _as_named(data: bytes, named: list[str]) -> str | None:
    for encoding in named:
        likely = _likely(data, otherwise=encoding) if encoding in _CONFUSED else encoding
        text = _little_damaged(data, likely)
        if text is not None:
            return text
    return None


def _little_damaged(data: bytes, encoding: str) -> str | None:
    """The text in an encoding, a few damaged characters allowed; None where it is another."""
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return None
    damaged = text.count("\ufffd")
    if not damaged:
        return text
    beyond_ascii = sum(not character.isascii() for character in text)
    return text if damaged <= _MOST_DAMAGED * beyond_ascii else None


def _likely(data: bytes, otherwise: str | None = None) -> str:
    """The likeliest encoding of one byte a letter. Raises UnreadableSource where none is given."""
    if data.isascii():
        return otherwise or "utf-8"
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 200) if first else 0
    try:
        return likely_encoding(data[start : start + _SAMPLE])
    except UnreadableSource:
        if otherwise:
            return otherwise
        raise UnreadableSource(UnreadableReason.UNDECODABLE) from None
