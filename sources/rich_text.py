"""A rich-text file (.rtf) → its text and formatting."""

from dataclasses import replace

from news.formatting import Formatted
from sources.field import address_of
from sources.manuscript import Manuscript, ParagraphKind, kind_of_style
from sources.rich_text_group import Group
from sources.rich_text_tokens import Characters, tokens
from sources.rich_text_words import (
    CHARACTERS,
    KEPT,
    LINE_ENDS,
    PICTURES,
    SKIPPED,
    charset_encoding,
    encoding_named,
)
from sources.unreadable import UnreadableReason, UnreadableSource

_DEEPEST = 500
_CELLS = " | "
_BODY_LEVEL = 9
_LONGEST_NOTE = 20_000
_LONGEST_SIGN = 10
_SIGNS = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_NOWHERE = "skip"


def read_rich_text(data: bytes) -> tuple[Formatted, bool]:
    """The text, and whether pictures were left out. Raises UnreadableSource."""
    reader = _RichText()
    reader.read(data)
    return reader.manuscript.formatted, reader.has_pictures


class _RichText:
    def __init__(self) -> None:
        self.manuscript = Manuscript()
        self.has_pictures = False
        self._groups: list[Group] = []
        self._group = Group()
        self._is_optional = False
        self._characters = Characters()
        self._ansi = Group().encoding
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._kinds: dict[int, ParagraphKind] = {}
        self._kind = ParagraphKind.TEXT
        self._sign = ""
        self._is_next_cell = False
        self._kept: dict[str, str] = {}
        self._notes: list[str] = []

    def read(self, data: bytes) -> None:
        """Read it all."""
        for found in tokens(data):
            if found["text"]:
                self._characters.take(found["text"])
            elif found["code"]:
                self._characters.take(bytes([int(found["code"], 16)]))
            elif found["word"]:
                number = int(found["number"]) if found["number"] else None
                self._meet_word(found["word"].decode().lower(), number)
            elif found["brace"]:
                self._meet_brace(found["brace"])
            elif found["sign"]:
                self._meet_sign(found["sign"])
        self._end_paragraph()
        for at, note in enumerate(self._notes, 1):
            self.manuscript.write(f"[{at}] {note.strip()}")
            self.manuscript.end_paragraph()

    def _meet_brace(self, brace: bytes) -> None:
        self._flush()
        self._is_optional = False
        self._characters.end_group()
        if brace == b"{":
            if len(self._groups) >= _DEEPEST:
                raise UnreadableSource(UnreadableReason.DAMAGED)
            self._groups.append(self._group)
        elif self._groups:
            ended, self._group = self._group, self._groups.pop()
            if ended.destination != self._group.destination:
                self._leave(ended.destination)

    def _leave(self, destination: str) -> None:
        """Use what was kept apart."""
        kept = self._kept.pop(destination, "")
        match destination:
            case "fldinst":
                # The field's result follows in a group of its own.
                self._group = replace(self._group, address=address_of(kept))
            case "listtext" | "pntext":
                self._sign = kept.strip() and f"{kept.strip()[:_LONGEST_SIGN]} "
            case "stylesheet":
                self._name_styles(kept)
            case "footnote":
                self._notes.append(kept)
                self._write(f"[{len(self._notes)}]")

    def _name_styles(self, names: str) -> None:
        for name in names.split(";"):
            number, _, called = name.strip().partition("\t")
            if number.isdecimal():
                self._kinds[int(number)] = kind_of_style(called)

    def _meet_sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._is_optional = True
        elif sign in {b"\n", b"\r"}:
            self._end_line("par")
        elif sign in _SIGNS:
            self._flush()
            self._write(_SIGNS[sign])

    def _meet_word(self, word: str, number: int | None) -> None:
        self._flush()
        if word == "u" and number is not None:
            self._write(self._characters.unicode(number, self._group.skips))
        elif word in SKIPPED or (self._is_optional and word not in KEPT):
            self.has_pictures |= word in PICTURES
            self._enter(_NOWHERE)
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
        if self._group.destination not in {_NOWHERE, destination}:
            self._group = replace(self._group, destination=destination)
            self._kept.pop(destination, None)

    def _set(self, word: str, number: int | None) -> None:
        self._group = self._group.set(word, number)
        match word:
            case "pard":
                self._kind, self._sign = ParagraphKind.TEXT, ""
            case "ansicpg" | "mac" | "pc" | "pca":
                self._ansi = encoding_named(word, number) or self._ansi
                self._group = replace(self._group, encoding=self._ansi)
            case "f" | "fcharset" if number is not None:
                self._set_font(word, number)
            case "s" | "outlinelevel" if number is not None:
                self._set_kind(word, number)

    def _set_font(self, word: str, number: int) -> None:
        if self._group.destination != "fonttbl":
            encoding = self._fonts.get(number, self._ansi)
            self._group = replace(self._group, encoding=encoding)
        elif word == "f":
            self._font = number
        else:
            self._fonts[self._font] = charset_encoding(number) or self._ansi

    def _set_kind(self, word: str, number: int) -> None:
        if self._group.destination == "stylesheet":
            self._keep(f"{number}\t" if word == "s" else "")
        elif word == "s":
            self._kind = self._kinds.get(number, self._kind)
        elif self._kind is ParagraphKind.TEXT and number < _BODY_LEVEL:
            self._kind = ParagraphKind.HEADING

    def _flush(self) -> None:
        text = self._characters.flush(self._group.encoding)
        if text:
            self._write(text)

    def _write(self, text: str) -> None:
        group = self._group
        if group.destination in KEPT:
            self._keep(text)
        elif text and not group.destination and not group.is_hidden:
            if self._is_next_cell and not self.manuscript.is_blank:
                self.manuscript.write(_CELLS)
            self._is_next_cell = False
            is_bold = self._kind in {ParagraphKind.TITLE, ParagraphKind.HEADING}
            self.manuscript.write(text, [] if is_bold else group.set_looks())

    def _keep(self, text: str) -> None:
        """Keep it apart, each destination by itself: a note goes on after a link in it."""
        destination = self._group.destination
        self._kept[destination] = (self._kept.get(destination, "") + text)[:_LONGEST_NOTE]

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
