"""What feeds get wrong in XML, put right as text, before it is parsed."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.sax.saxutils import escape

from sources.feeds.limits import MOST_TAGS
from sources.unreadable import UnreadableReason, UnreadableSource

_ASIDE = re.compile(r"<!--|<!\[CDATA\[")
_CLOSED_BY = {"<!--": "-->", "<![CDATA[": "]]>"}
_DECLARATION = re.compile(r"<!(?:ENTITY|ATTLIST)\b")
_PROLOG = re.compile(r"<\?xml\b[^<>]*>")
_LEADING_NOISE = 20_000
"""Characters that a server may print ahead of a feed: its own warnings."""
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WINDOWS = re.compile("[\x80-\x84\x86-\x9f]")
_BARE_AMPERSAND = re.compile(r"&(?!#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
_FOREIGN_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)#?\w{1,32};")
_REFERENCE = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")
_BARE_LESS = re.compile(r"<(?![^\W\d]|[/!?:])")
_ROOT = re.compile(r"<([^\W\d][\w.:-]{0,60})")
_FEED = re.compile(r"<(?:rss|feed|rdf:rdf|urlset)\b", re.IGNORECASE)
_ITEM_ENDS = ("</item>", "</entry>", "</url>")
_TAG = re.compile(r"<(/?)([^\W\d][\w.:-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"[\w.:-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')")
_DEEPEST = 256
"""Elements in each other; the parser reads no deeper, nor anything below that."""
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a document: markup, or CDATA, which nothing inside is markup."""

    text: str
    is_markup: bool


def repaired(text: str) -> str:
    """A document without what makes parsers stumble; well-formed ones lose comments alone.

    Put right are control characters, bare ampersands and ``<``, HTML's entities, noise above the
    prolog, and a document that was cut off: it ends after its last whole item. Raises
    UnreadableSource for one that declares entities, however harmless they look, or of many tags.
    """
    if text.count("<") > MOST_TAGS:
        raise UnreadableSource(UnreadableReason.TOO_MUCH_MEMORY)
    parts = list(_parts(_from_prolog(text)))
    if any(part.is_markup and _DECLARATION.search(part.text) for part in parts):
        raise UnreadableSource(UnreadableReason.ENTITIES)
    mended = "".join(_mended(part) for part in parts)
    return _NOT_XML.sub("", _WINDOWS.sub(_as_windows, _to_last_item(mended)))


def _as_windows(found: re.Match[str]) -> str:
    """The sign that stands in windows-1252 where Unicode has a control character."""
    return found[0].encode("latin-1").decode("cp1252", "ignore")


def balanced(text: str) -> str:
    """A repaired document with every element closed where the one around it is."""
    open_tags: list[str] = []
    counts: Counter[str] = Counter()
    found: list[str] = []
    for part in _parts(text):
        found += _balanced(part.text, open_tags, counts) if part.is_markup else [part.text]
    return "".join([*found, *(f"</{name}>" for name in reversed(open_tags))])


def _from_prolog(text: str) -> str:
    """The document without what stands above it, and without its prolog: it is text already."""
    prolog = text.find("<?xml", 0, _LEADING_NOISE)
    if prolog < 0 or _FEED.search(text, 0, prolog):
        prolog = max(text.find("<"), 0)
    found = _PROLOG.match(text, prolog)
    return text[found.end() if found else prolog :]


def _parts(text: str) -> Iterator[_Part]:
    """The parts of a document, without comments; nothing below one that does not end."""
    position = 0
    while found := _ASIDE.search(text, position):
        yield _Part(text[position : found.start()], is_markup=True)
        closing = _CLOSED_BY[found[0]]
        end = text.find(closing, found.end())
        if end < 0:
            return
        position = end + len(closing)
        if closing == "]]>":
            yield _Part(text[found.start() : position], is_markup=False)
    yield _Part(text[position:], is_markup=True)


def _mended(part: _Part) -> str:
    if not part.is_markup:
        return _REFERENCE.sub(_if_legal, part.text)
    markup = _BARE_LESS.sub("&lt;", _BARE_AMPERSAND.sub("&amp;", part.text))
    return _FOREIGN_ENTITY.sub(_character, markup)


def _character(entity: re.Match[str]) -> str:
    """The character that an entity stands for in HTML; what stands for none is text."""
    return escape(unescape(entity[0]).replace("\ufffd", ""))


def _if_legal(reference: re.Match[str]) -> str:
    """A reference to a character, unless to half of one: lxml fails on those."""
    return "" if unescape(reference[0]) == "\ufffd" else reference[0]


def _to_last_item(text: str) -> str:
    root = _ROOT.search(text)
    if root is None or f"</{root[1]}" in text:
        return text
    ends = (text.rfind(end) + len(end) for end in _ITEM_ENDS if end in text)
    return text[: max(ends, default=len(text))]


def _balanced(markup: str, open_tags: list[str], counts: Counter[str]) -> Iterator[str]:
    position = 0
    for tag in _TAG.finditer(markup):
        yield markup[position : tag.start()]
        position = tag.end()
        is_end, name, rest = tag[1], tag[2], tag[3]
        if is_end:
            yield from _closed(name, open_tags, counts)
            continue
        attributes = " ".join(["", *_ATTRIBUTE.findall(rest)])
        if rest.endswith("/") or name.lower() in _VOID:
            yield f"<{name}{attributes}/>"
            continue
        if len(open_tags) > _DEEPEST:
            return
        open_tags.append(name)
        counts[name] += 1
        yield f"<{name}{attributes}>"
    yield markup[position:]


def _closed(name: str, open_tags: list[str], counts: Counter[str]) -> Iterator[str]:
    """The end tags down to that of a name; none where it is not open."""
    while counts[name]:
        last = open_tags.pop()
        counts[last] -= 1
        yield f"</{last}>"
        if last == name:
            return
