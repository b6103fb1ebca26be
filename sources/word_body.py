"""The body of a Word document → its paragraphs: what was inserted stays, what was deleted goes."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from news.formatting import Style, is_linkable
from sources.manuscript import Look, Manuscript, ParagraphKind
from sources.package import Attributes, Xml
from sources.word_styles import LOOKS, Runs, WordLists, WordStyle, WordStyles, is_on, number

_SKIPPED = frozenset(
    {
        *("w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:sectPr", "w:tblPr", "w:trPr"),
        *("w:tcPr", "w:tblGrid", "w:sdtPr", "mc:Fallback", "w:rt", "w:rubyPr"),
    }
)
"""Elements that are left out with all that is in them."""
_PICTURES = frozenset({"pic:pic", "v:imagedata", "w:object"})
_WRITTEN = {
    "w:tab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
    "w:ptab": "\t",
}
_TEXTS = frozenset({"w:t", "m:t"})
_CELLS = " | "
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]{1,2048})"', re.IGNORECASE)
_PRIVATE = 0xE000


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    list_id: str = ""
    list_level: str = "0"
    level: int | None = None
    runs: list[tuple[str, frozenset[Look]]] = field(default_factory=list)
    after: list["_Paragraph"] = field(default_factory=list)
    """Those of text boxes that are anchored in it."""
    goes_on: bool = False
    """Whether its end was deleted, so that it goes on in the next one."""

    @property
    def is_blank(self) -> bool:
        return not any(text.strip() for text, _ in self.runs)


@dataclass(slots=True)
class _Field:
    code: str = ""
    is_code: bool = True
    address: str = ""


_Sink = list[_Paragraph]


class WordBody(Xml):
    """Meets the elements of a body or of notes, and writes paragraphs into a manuscript.

    ``references`` are the notes that the text refers to, in order, each a kind and an id;
    ``has_pictures`` says that it has pictures, which are left out.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        styles: WordStyles,
        lists: WordLists,
        addresses: Mapping[str, str],
    ) -> None:
        self.references: list[tuple[str, str]] = []
        self.has_pictures = False
        self._manuscript = manuscript
        self._styles = styles
        self._lists = lists
        self._addresses = addresses
        self._skipped = 0
        self._paragraphs: list[_Paragraph] = []
        self._carried: list[tuple[str, frozenset[Look]]] = []
        self._rows: list[list[_Sink]] = []
        self._runs: Runs = {}
        self._run_style = ""
        self._in_properties = False
        self._is_hidden = False
        self._in_run = self._in_code = self._in_text = False
        self._links: list[str] = []
        self._fields: list[_Field] = []
        self._on_begin: dict[str, Callable[[Attributes], None]] = {
            "w:p": self._begin_paragraph,
            "w:pPr": lambda _: self._set_properties(inside=True),
            "w:r": self._begin_run,
            "w:tr": lambda _: self._rows.append([]),
            "w:tc": self._begin_cell,
            "w:pStyle": self._set_style,
            "w:numId": self._set_list,
            "w:ilvl": self._set_list_level,
            "w:outlineLvl": self._set_level,
            "w:rStyle": self._set_run_style,
            "w:vanish": self._set_hidden,
            "w:hyperlink": self._begin_link,
            "w:fldSimple": lambda of: self._links.append(_address_in(of.get("w:instr", ""))),
            "w:fldChar": self._meet_field,
            "w:sym": self._write_symbol,
            "w:footnoteReference": lambda of: self._refer("footnotes", of),
            "w:endnoteReference": lambda of: self._refer("endnotes", of),
        }
        self._on_end: dict[str, Callable[[], None]] = {
            "w:p": self._end_paragraph,
            "w:pPr": lambda: self._set_properties(inside=False),
            "w:r": self._end_run,
            "w:tr": self._end_row,
            "w:hyperlink": self._end_link,
            "w:fldSimple": self._end_link,
        }

    def begin(self, name: str, attributes: Attributes) -> None:
        """Meet an element's start."""
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
            if name == "w:del" and self._in_properties and self._paragraphs:
                self._paragraphs[-1].goes_on = True
        elif name in _TEXTS:
            self._in_text = True
        elif name == "w:instrText":
            self._in_code = True
        elif name in self._on_begin:
            self._on_begin[name](attributes)
        elif name in LOOKS and self._in_run:
            self._runs[LOOKS[name]] = is_on(attributes)
        elif name in _WRITTEN and self._in_run:
            self._write(_WRITTEN[name])
        elif name in _PICTURES:
            self.has_pictures = True

    def end(self, name: str) -> None:
        """Meet its end."""
        if self._skipped:
            self._skipped -= 1
            return
        self._in_text = self._in_code = False
        if name in self._on_end:
            self._on_end[name]()

    def text(self, text: str) -> None:
        """Meet a piece of text."""
        if self._skipped:
            return
        if self._in_text:
            self._write(text)
        elif self._in_code and self._fields:
            self._fields[-1].code += text[:4096]

    def _write(self, text: str) -> None:
        if not self._paragraphs or self._is_hidden:
            return
        if self._fields and self._fields[-1].is_code:
            return
        paragraph = self._paragraphs[-1]
        style = self._styles.get(paragraph.style)
        paragraph.runs.append((text, frozenset(self._looks(style))))

    def _looks(self, style: WordStyle) -> list[Look]:
        around = style.runs if style.kind is ParagraphKind.TEXT else {}
        runs = around | self._styles.get(self._run_style).runs | self._runs
        found: list[Look] = [(each, "") for each, is_on in runs.items() if is_on]
        address = next((each.address for each in reversed(self._fields) if each.address), "")
        address = address or next(filter(None, reversed(self._links)), "")
        if address:
            # What makes a link look like one is none of its author's emphasis.
            return [(Style.LINK, address), *(one for one in found if one[0] is not Style.UNDERLINE)]
        return found

    def _begin_paragraph(self, _: Attributes) -> None:
        self._paragraphs.append(_Paragraph())

    def _set_properties(self, *, inside: bool) -> None:
        self._in_properties = inside

    def _begin_run(self, _: Attributes) -> None:
        self._runs, self._run_style, self._is_hidden = {}, "", False
        self._in_run = True

    def _end_run(self) -> None:
        self._in_run = self._is_hidden = False

    def _set_style(self, attributes: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = attributes.get("w:val", "")

    def _set_list(self, attributes: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].list_id = attributes.get("w:val", "")

    def _set_list_level(self, attributes: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].list_level = attributes.get("w:val", "")

    def _set_level(self, attributes: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].level = number(attributes.get("w:val", ""), 9)

    def _set_run_style(self, attributes: Attributes) -> None:
        if self._in_run:
            self._run_style = attributes.get("w:val", "")

    def _set_hidden(self, attributes: Attributes) -> None:
        self._is_hidden = self._in_run and is_on(attributes)

    def _begin_link(self, attributes: Attributes) -> None:
        address = self._addresses.get(attributes.get("r:id", ""), "")
        self._links.append(address if is_linkable(address) else "")

    def _end_link(self) -> None:
        if self._links:
            self._links.pop()

    def _meet_field(self, attributes: Attributes) -> None:
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_code = False
            self._fields[-1].address = _address_in(self._fields[-1].code)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _write_symbol(self, attributes: Attributes) -> None:
        try:
            code = int(attributes.get("w:char", ""), 16)
        except ValueError:
            return
        if 0 < code < _PRIVATE:
            self._write(chr(code))

    def _refer(self, kind: str, attributes: Attributes) -> None:
        self.references.append((kind, attributes.get("w:id", "")))
        self._write(f"[{len(self.references)}]")

    def _begin_cell(self, _: Attributes) -> None:
        if self._rows:
            self._rows[-1].append([])

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        ended = self._paragraphs.pop()
        ended.runs, self._carried = [*self._carried, *ended.runs], []
        if ended.goes_on:
            self._carried, ended.runs = ended.runs, []
        if self._paragraphs:
            self._paragraphs[-1].after += [ended, *ended.after]
        elif self._rows and self._rows[-1]:
            self._rows[-1][-1] += [ended, *ended.after]
        else:
            self._put([ended, *ended.after])

    def _end_row(self) -> None:
        if not self._rows:
            return
        cells = [[each for each in cell if not each.is_blank] for cell in self._rows.pop()]
        row = _row(cells)
        if self._paragraphs:
            self._paragraphs[-1].after += row
        elif self._rows and self._rows[-1]:
            self._rows[-1][-1] += row
        else:
            self._put(row)

    def _put(self, paragraphs: Sequence[_Paragraph]) -> None:
        for paragraph in paragraphs:
            style = self._styles.get(paragraph.style)
            kind = style.kind
            if kind is ParagraphKind.TEXT and paragraph.level is not None and paragraph.level < 9:  # noqa: PLR2004
                kind = ParagraphKind.HEADING
            for text, looks in paragraph.runs:
                self._manuscript.write(text, looks)
            sign = ""
            if kind is ParagraphKind.TEXT and not paragraph.is_blank:
                list_id = paragraph.list_id or style.list_id
                sign = self._lists.sign(list_id, paragraph.list_level) if list_id else ""
            self._manuscript.end_paragraph(kind, sign)


def _row(cells: Sequence[_Sink]) -> _Sink:
    """A row of a table: one line, unless a cell has several paragraphs, as a page laid out so."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(len(cell) > 1 for cell in filled):  # noqa: PLR2004
        return [paragraph for cell in filled for paragraph in cell]
    row = _Paragraph()
    for cell in filled:
        row.runs += [(_CELLS, frozenset[Look]()), *cell[0].runs] if row.runs else cell[0].runs
    return [row]


def _address_in(code: str) -> str:
    found = _HYPERLINK.match(code)
    return found[1] if found and is_linkable(found[1]) else ""
