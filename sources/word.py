"""A Word document (.docx and its kin) → its text and formatting."""

from news.formatting import Formatted
from sources.manuscript import Manuscript
from sources.package import Attributes, Package, Xml
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.word_body import WordBody
from sources.word_lists import WordLists
from sources.word_styles import WordStyles

_USUAL = "word/document.xml"
_NOTES = {"footnotes": "w:footnote", "endnotes": "w:endnote"}


def read_word(data: bytes) -> tuple[Formatted, bool]:
    """The text, notes below it, and whether pictures were left out. Raises UnreadableSource.

    Headings, tables and lists are kept, as is what was inserted; deleted and hidden text,
    comments, headers and footers are not.
    """
    package = Package(data)
    main = package.related("").parts.get("officeDocument", _USUAL)
    if main not in package:
        main = _USUAL
    if main not in package:
        raise UnreadableSource(UnreadableReason.BINARY)
    related = package.related(main)
    styles, lists, manuscript = WordStyles(), WordLists(), Manuscript()
    package.read(related.parts.get("styles", ""), styles)
    package.read(related.parts.get("numbering", ""), lists)
    body = WordBody(manuscript, styles, lists, related.addresses)
    package.read(main, body)
    for kind, element in _NOTES.items():
        numbers = {of: at for at, (which, of) in enumerate(body.references, 1) if which == kind}
        if numbers:
            part = related.parts.get(kind, "")
            notes = WordBody(manuscript, styles, lists, package.related(part).addresses)
            package.read(part, _Notes(element, numbers, notes, manuscript))
    return manuscript.formatted, body.has_pictures


class _Notes(Xml):
    """Hands on the notes that are referred to, each with its number before it."""

    def __init__(
        self, element: str, numbers: dict[str, int], body: WordBody, manuscript: Manuscript
    ) -> None:
        self._element = element
        self._numbers = numbers
        self._body = body
        self._manuscript = manuscript
        self._inside = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Meet an element's start."""
        if name == self._element and (number := self._numbers.get(attributes.get("w:id", ""))):
            self._inside = True
            self._manuscript.write(f"[{number}] ")
        elif self._inside:
            self._body.begin(name, attributes)

    def end(self, name: str) -> None:
        """Meet its end."""
        if name == self._element:
            self._inside = False
        elif self._inside:
            self._body.end(name)

    def text(self, text: str) -> None:
        """Meet a piece of text."""
        if self._inside:
            self._body.text(text)
