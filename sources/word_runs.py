"""What the text at hand looks like in a Word document: by its run, its style and its link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from news.formatting import Style, is_linkable
from sources.field import address_of
from sources.manuscript import Look, ParagraphKind
from sources.package import Attributes
from sources.word_styles import LOOKS, Runs, WordStyle, WordStyles, is_on

_LONGEST_CODE = 4096


@dataclass(slots=True)
class _Field:
    code: str = ""
    is_code: bool = True
    """Whether its result is yet to come."""
    address: str = ""


class WordRuns:
    """Follows runs, hyperlinks and fields; ``on_begin`` and ``on_end`` are by elements' names."""

    def __init__(self, styles: WordStyles, addresses: Mapping[str, str]) -> None:
        self.is_inside = False
        self._styles = styles
        self._addresses = addresses
        self._runs: Runs = {}
        self._style = ""
        self._is_hidden = False
        self._links: list[str] = []
        self._fields: list[_Field] = []
        self.on_begin: dict[str, Callable[[Attributes], None]] = {
            "w:r": self._begin,
            "w:rStyle": self._set_style,
            "w:vanish": self._set_hidden,
            "w:hyperlink": self._begin_link,
            "w:fldSimple": lambda of: self._links.append(address_of(of.get("w:instr", ""))),
            "w:fldChar": self._meet_field,
        }
        self.on_end: dict[str, Callable[[], None]] = {
            "w:r": self._end,
            "w:hyperlink": self._end_link,
            "w:fldSimple": self._end_link,
        }

    @property
    def is_shown(self) -> bool:
        """Whether readers of the document see the text, which is neither hidden nor a code."""
        return not self._is_hidden and not (self._fields and self._fields[-1].is_code)

    def switch(self, name: str, attributes: Attributes) -> None:
        """Switch a style on or off, in a run."""
        if self.is_inside:
            self._runs[LOOKS[name]] = is_on(attributes)

    def code(self, text: str) -> None:
        """Meet a piece of a field's code."""
        if self._fields:
            self._fields[-1].code = (self._fields[-1].code + text)[:_LONGEST_CODE]

    def looks(self, around: WordStyle) -> frozenset[Look]:
        """The styles of the text in a paragraph of that style; headings are bold as a whole."""
        runs = around.runs if around.kind is ParagraphKind.TEXT else {}
        runs = runs | self._styles.get(self._style).runs | self._runs
        found = {style for style, is_on in runs.items() if is_on}
        address = self._address()
        if not address:
            return frozenset((style, "") for style in found)
        # What makes a link look like one is none of its author's emphasis.
        found.discard(Style.UNDERLINE)
        return frozenset({(Style.LINK, address), *((style, "") for style in found)})

    def _address(self) -> str:
        fields = (each.address for each in reversed(self._fields))
        return next(filter(None, fields), "") or next(filter(None, reversed(self._links)), "")

    def _begin(self, _: Attributes) -> None:
        self._runs, self._style, self._is_hidden = {}, "", False
        self.is_inside = True

    def _end(self) -> None:
        self.is_inside = self._is_hidden = False

    def _set_style(self, attributes: Attributes) -> None:
        if self.is_inside:
            self._style = attributes.get("w:val", "")

    def _set_hidden(self, attributes: Attributes) -> None:
        self._is_hidden = self.is_inside and is_on(attributes)

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
            self._fields[-1].address = address_of(self._fields[-1].code)
        elif kind == "end" and self._fields:
            self._fields.pop()
