"""Bytes of a web page → its text → its tree."""

import codecs
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import html
from lxml.etree import ParserError

from sources.encoding import decode
from sources.unreadable import UnreadableReason, UnreadableSource

Tree: TypeAlias = Any
"""An element of lxml, which has no types."""

_HEAD = 4096
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_KNOWN = re.compile(
    r"utf-?8|utf-?16(?:-?[bl]e)?|(?:windows|cp|ibm)-?\d{3,4}|iso-?8859-\d{1,2}|latin-?1"
    r"|us-ascii|koi8-[rtu]|gb(?:k|2312|18030)|big5|euc-(?:jp|kr)|shift[-_]jis|sjis|tis-620"
    r"|(?:x-)?mac-?(?:cyrillic|roman)",
    re.IGNORECASE,
)
"""Encodings of texts; Python knows others that unpack or run what they are given."""
_OFTEN_LIES = frozenset({"ascii", "latin_1", "iso8859-1", "cp1252", "cp1251", "koi8-r", "koi8-u"})
"""What servers say by default, whatever the page is in."""
_MOST_DAMAGED = 0.02


def page_tree(data: bytes, content_type: str | None) -> Tree:
    """The tree of a page, broken markup read as browsers do. Raises UnreadableSource."""
    text = page_text(data, content_type).replace("\0", "")
    parser = html.HTMLParser(
        encoding="utf-8",
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
    )
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except ParserError as error:
        raise UnreadableSource(UnreadableReason.NO_ARTICLE) from error


def visible_text(element: Tree) -> str:
    """What a person could read of an element, on one line."""
    texts: list[str] = element.xpath(".//text()[not(parent::script or parent::style)]")
    return " ".join(" ".join(texts).split())


def page_text(data: bytes, content_type: str | None) -> str:
    """The text of a page: what is valid UTF-8 is that, whatever encoding is declared.

    Servers declare a wrong one often, so a declared encoding that anything would be valid in only
    counts where letters are not plausible in another. Never fails: a few characters may be damaged.
    """
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = next(_declared(data, content_type), None)
    if declared and declared not in _OFTEN_LIES:
        text = data.decode(declared, "replace")
        if text.count("\ufffd") <= _MOST_DAMAGED * len(text):
            return text
    try:
        return decode(data)
    except UnreadableSource:
        return data.decode(declared or "utf-8", "replace")


def _declared(data: bytes, content_type: str | None) -> Iterator[str]:
    """The encodings that the server and the page name, as Python calls them."""
    said = (content_type or "").encode("ascii", "ignore"), data[:_HEAD]
    for found in (_CHARSET.search(each) for each in said):
        name = found[1].decode("ascii") if found else ""
        if _KNOWN.fullmatch(name):
            try:
                yield codecs.lookup(name).name
            except LookupError:
                continue
