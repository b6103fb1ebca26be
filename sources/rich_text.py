"""A rich-text file (.rtf) → its text and formatting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from news.formatting import Formatted, Style, is_linkable
from sources.manuscript import Look, Manuscript, ParagraphKind, kind_of_style
from sources.rich_text_words import (
    CHARACTERS,
    KEPT,
    LINE_ENDS,
    LOOKS,
    PICTURES,
    SKIPPED,
    charset_encoding,
    encoding_named,
)
from sources.unreadable import UnreadableReason, UnreadableSource

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<code>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n\0]+)"
    rb"|[\r\n\0]+|\\",
    re.DOTALL,
)
_DEEPEST = 500
_CELLS = " | "
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]{1,2048})"', re.IGNORECASE)
_FIRST_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDFFF
_LONGEST_NOTE = 8192


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces."""

    destination: str = ""
    """Where its text goes: empty for the body, a word of KEPT, or nowhere (``skip``)."""
    looks: frozenset[Style] = frozenset()
    is_hidden: bool = False
    encoding: str = "cp1252"
    skips: int = 1
    """Characters that stand for one in Unicode before them."""
    address: str = ""


def read_rich_text(data: bytes) -> tuple[Formatted, bool]:
    """The text, and whether pictures were left out. Raises UnreadableSource."""
    reader = _RichText(data)
    reader.read()
    return reader.manuscript.formatted, reader.has_pictures


class _RichText:
    def __init__(self, data: bytes) -> None:
        self.manuscript = Manuscript()
        self.has_pictures = False
        self._data = data
        self._groups = [_Group()]
        self._group = _Group()
        self._is_optional = False
        self._ansi = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._style = 0
        self._kinds: dict[int, ParagraphKind] = {}
        self._kind = ParagraphKind.TEXT
        self._sign = ""
        self._is_next_cell = False
        self._noted = ""
        self._bytes = bytearray()
        self._high: int | None = None
        self._skip = 0
        self._notes: list[str] = []

    def read(self) -> None:
        """Read it all."""
        for found in self._tokens():
            if found["brace"]:
                self._meet_brace(found["brace"])
            elif found["word"]:
                self._meet_word(found["word"].decode().lower(), found["number"])
            elif found["code"]:
                self._take(bytes([int(found["code"], 16)]))
            elif found["text"]:
                self._take(found["text"])
            elif found["sign"]:
                self._meet_sign(found["sign"])
        self._end_paragraph()
        for at, note in enumerate(self._notes, 1):
            self.manuscript.write(f"[{at}] {note.strip()}")
            self.manuscript.end_paragraph()

    def _tokens(self) -> Iterator[re.Match[bytes]]:
        at, size = 0, len(self._data)
        while at < size and (found := _TOKEN.match(self._data, at)):
            at = found.end()
            if found["word"] == b"bin":
                # Bytes that stand for nothing written.
                at += max(0, int(found["number"] or 0))
                continue
            yield found

    def _meet_brace(self, brace: bytes) -> None:
        self._flush()
        self._is_optional = False
        self._skip = 0
        if brace == b"{":
            if len(self._groups) >= _DEEPEST:
                raise UnreadableSource(UnreadableReason.DAMAGED)
            self._groups.append(self._group)
        elif len(self._groups) > 1:
            ended, self._group = self._group, self._groups.pop()
            self._leave(ended)

    def _leave(self, ended: _Group) -> None:
        if ended.destination == self._group.destination:
            return
        noted, self._noted = self._noted, ""
        match ended.destination:
            case "fldinst":
                found = _HYPERLINK.match(noted)
                address = found[1] if found and is_linkable(found[1]) else ""
                # The field's result follows in a group of its own.
                self._group = replace(self._group, address=address)
            case "listtext" | "pntext":
                self._sign = noted.strip() and f"{noted.strip()[:10]} "
            case "stylesheet" if noted:
                self._name_style(noted)
            case "footnote":
                self._notes.append(noted)
                self._write(f"[{len(self._notes)}]")

    def _name_style(self, names: str) -> None:
        for name in names.split(";"):
            number, _, called = name.partition("\t")
            if number.strip().isdecimal():
                self._kinds[int(number)] = kind_of_style(called)

    def _meet_sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._is_optional = True
        elif sign in {b"\n", b"\r"}:
            self._end_line("par")
        elif sign in {b"~", b"_", b"\\", b"{", b"}"}:
            self._flush()
            self._write({b"~": "\xa0", b"_": "-"}.get(sign) or sign.decode())

    def _meet_word(self, word: str, digits: bytes | None) -> None:
        number = int(digits) if digits is not None else None
        if word == "u" and number is not None:
            self._take_unicode(number)
            return
        self._flush()
        if word in SKIPPED or (self._is_optional and word not in KEPT):
            self.has_pictures |= word in PICTURES
            self._enter("skip")
        elif word in KEPT:
            self._enter(word)
        elif word in LINE_ENDS:
            self._end_line(word)
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        else:
            self._set(word, number)
        self._is_optional = False

    def _enter(self, destination: str) -> None:
        if self._group.destination != "skip":
            self._group = replace(self._group, destination=destination)
            if destination != "stylesheet":
                self._noted = ""

    def _set(self, word: str, number: int | None) -> None:
        group = self._group
        if word in LOOKS:
            looks = group.looks - {LOOKS[word]} if number == 0 else group.looks | {LOOKS[word]}
            self._group = replace(group, looks=looks)
            return
        match word, number:
            case "ulnone", _:
                self._group = replace(group, looks=group.looks - {Style.UNDERLINE})
            case (("v" | "deleted"), _):
                self._group = replace(group, is_hidden=number != 0)
            case "plain", _:
                self._group = replace(group, looks=frozenset(), is_hidden=False)
            case "pard", _:
                self._kind, self._sign = ParagraphKind.TEXT, ""
            case "uc", int(count):
                self._group = replace(group, skips=max(0, min(count, 10)))
            case (("ansicpg" | "mac" | "pc" | "pca"), _):
                self._ansi = encoding_named(word, number) or self._ansi
                self._group = replace(group, encoding=self._ansi)
            case _, int(value):
                self._set_number(word, value)

    def _set_number(self, word: str, number: int) -> None:
        group = self._group
        if word == "f" and group.destination == "fonttbl":
            self._font = number
        elif word == "f":
            self._group = replace(group, encoding=self._fonts.get(number, self._ansi))
        elif word == "fcharset" and group.destination == "fonttbl":
            self._fonts[self._font] = charset_encoding(number) or self._ansi
        elif word == "s" and group.destination == "stylesheet":
            self._style = number
            self._noted += f"{number}\t"
        elif word == "s":
            self._kind = self._kinds.get(number, self._kind)
        elif word == "outlinelevel" and not group.destination and self._kind is ParagraphKind.TEXT:
            self._kind = ParagraphKind.HEADING if number < 9 else ParagraphKind.TEXT  # noqa: PLR2004 - 9 is the body

    def _take(self, data: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        self._bytes += data

    def _take_unicode(self, number: int) -> None:
        self._flush()
        code = number % 0x10000
        self._skip = self._group.skips
        if _FIRST_SURROGATE <= code < 0xDC00:  # noqa: PLR2004 - the first half of a pair
            self._high = code
        elif _FIRST_SURROGATE <= code <= _LAST_SURROGATE:
            if self._high is not None:
                self._write(chr(0x10000 + (self._high - 0xD800) * 0x400 + code - 0xDC00))
            self._high = None
        else:
            self._write(chr(code))

    def _flush(self) -> None:
        if self._bytes:
            text = self._bytes.decode(self._group.encoding, "replace")
            self._bytes.clear()
            self._write(text)

    def _write(self, text: str) -> None:
        group = self._group
        if group.destination in KEPT:
            self._noted = (self._noted + text)[:_LONGEST_NOTE]
        elif not group.destination and not group.is_hidden:
            if self._is_next_cell and not self.manuscript.is_blank:
                self.manuscript.write(_CELLS)
            self._is_next_cell = False
            self.manuscript.write(text, self._looks())

    def _looks(self) -> list[Look]:
        group = self._group
        if self._kind in {ParagraphKind.TITLE, ParagraphKind.HEADING}:
            return []
        if not group.address:
            return [(style, "") for style in group.looks]
        looks = group.looks - {Style.UNDERLINE}
        return [(Style.LINK, group.address), *((style, "") for style in looks)]

    def _end_line(self, word: str) -> None:
        self._flush()
        if self._group.destination:
            self._write(" ")
        elif word == "cell":
            self._is_next_cell = True
        elif word == "line":
            self._write("\n")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._flush()
        self.manuscript.end_paragraph(self._kind, self._sign)
        self._sign = ""
        self._is_next_cell = False
