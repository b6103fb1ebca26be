"""The body of a Word document → its paragraphs: what was inserted stays, what was deleted goes."""

from collections.abc import Callable, Mapping, Sequence

from sources.manuscript import Manuscript
from sources.package import Attributes, Xml
from sources.word_lists import WordLists
from sources.word_paragraph import Text, WordParagraph, row_of
from sources.word_runs import WordRuns
from sources.word_styles import BODY_LEVEL, LOOKS, WordStyles, number

_SKIPPED = frozenset(
    {
        *("w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:sectPr", "w:tblPr", "w:trPr"),
        *("w:tcPr", "w:tblGrid", "w:sdtPr", "mc:Fallback", "w:rt", "w:rubyPr"),
    }
)
"""Elements that are left out with all that is in them."""
_PICTURES = frozenset({"pic:pic", "v:imagedata", "w:object"})
_WRITTEN = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_TEXTS = frozenset({"w:t", "m:t"})
_PRIVATE = 0xE000


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
        self._skipped = 0
        self._runs = WordRuns(styles, addresses)
        self._paragraphs: list[WordParagraph] = []
        self._rows: list[list[list[WordParagraph]]] = []
        self._carried: list[Text] = []
        self._in_properties = self._in_code = self._in_text = False
        self._on_begin: dict[str, Callable[[Attributes], None]] = {
            **self._runs.on_begin,
            "w:p": lambda _: self._paragraphs.append(WordParagraph()),
            "w:pPr": lambda _: self._set_properties(inside=True),
            "w:tr": lambda _: self._rows.append([]),
            "w:tc": self._begin_cell,
            "w:sym": self._write_symbol,
            "w:footnoteReference": lambda of: self._refer("footnotes", of),
            "w:endnoteReference": lambda of: self._refer("endnotes", of),
        }
        self._on_end: dict[str, Callable[[], None]] = {
            **self._runs.on_end,
            "w:p": self._end_paragraph,
            "w:pPr": lambda: self._set_properties(inside=False),
            "w:tr": self._end_row,
        }

    def begin(self, name: str, attributes: Attributes) -> None:
        """Meet an element's start."""
        if self._skipped or name in _SKIPPED:
            self._skip(name)
        elif name in _TEXTS:
            self._in_text = True
        elif name == "w:instrText":
            self._in_code = True
        elif name in self._on_begin:
            self._on_begin[name](attributes)
        elif name in LOOKS:
            self._runs.switch(name, attributes)
        elif name in _WRITTEN and self._runs.is_inside:
            self._write(_WRITTEN[name])
        elif name in _PICTURES:
            self.has_pictures = True
        elif self._in_properties and self._paragraphs:
            _set_property(self._paragraphs[-1], name, attributes.get("w:val", ""))

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
        elif self._in_code:
            self._runs.code(text)

    def _skip(self, name: str) -> None:
        self._skipped += 1
        if name == "w:del" and self._in_properties and self._paragraphs:
            self._paragraphs[-1].goes_on = True

    def _write(self, text: str) -> None:
        if self._paragraphs and self._runs.is_shown:
            paragraph = self._paragraphs[-1]
            looks = self._runs.looks(self._styles.get(paragraph.style))
            paragraph.runs.append((text, looks))

    def _write_symbol(self, attributes: Attributes) -> None:
        try:
            code = int(attributes.get("w:char", ""), 16)
        except ValueError:
            return
        # Higher ones mean something in the symbol's own font only.
        if 0 < code < _PRIVATE:
            self._write(chr(code))

    def _refer(self, kind: str, attributes: Attributes) -> None:
        self.references.append((kind, attributes.get("w:id", "")))
        self._write(f"[{len(self.references)}]")

    def _set_properties(self, *, inside: bool) -> None:
        self._in_properties = inside

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
        self._put([ended, *ended.after])

    def _end_row(self) -> None:
        if self._rows:
            self._put(row_of(self._rows.pop()))

    def _put(self, paragraphs: Sequence[WordParagraph]) -> None:
        """Put paragraphs where they belong: below the one around them, in a cell, or down."""
        if self._paragraphs:
            self._paragraphs[-1].after += paragraphs
        elif self._rows and self._rows[-1]:
            self._rows[-1][-1] += paragraphs
        else:
            for paragraph in paragraphs:
                paragraph.write(self._manuscript, self._styles, self._lists)


def _set_property(paragraph: WordParagraph, name: str, value: str) -> None:
    match name:
        case "w:pStyle":
            paragraph.style = value
        case "w:numId":
            paragraph.list_id = value
        case "w:ilvl":
            paragraph.list_level = value
        case "w:outlineLvl":
            paragraph.level = number(value, BODY_LEVEL)
