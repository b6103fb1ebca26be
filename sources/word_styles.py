"""What a Word document's styles look like."""

import re
from dataclasses import dataclass, field, replace

from news.formatting import Style
from sources.manuscript import ParagraphKind, kind_of_style
from sources.package import Attributes, Xml

LOOKS = {
    "w:b": Style.BOLD,
    "w:i": Style.ITALIC,
    "w:u": Style.UNDERLINE,
    "w:strike": Style.STRIKE,
    "w:dstrike": Style.STRIKE,
}
_OFF = frozenset({"0", "false", "off", "none"})
BODY_LEVEL = 9
"""Of the outline: no heading."""
_DEEPEST = 10

Runs = dict[Style, bool]
"""Which styles are switched on or off; the others are as around."""


def is_on(attributes: Attributes) -> bool:
    """Whether a switch such as ``w:b`` is on."""
    return attributes.get("w:val", "1") not in _OFF


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A style of paragraphs or of characters."""

    name: str = ""
    based_on: str = ""
    level: int = BODY_LEVEL
    """Of the outline: 0 for chapters, 9 for running text."""
    list_id: str = ""
    runs: Runs = field(default_factory=dict)

    @property
    def kind(self) -> ParagraphKind:
        """What its paragraphs are, by its name or by the outline."""
        found = kind_of_style(self.name)
        return (
            ParagraphKind.HEADING
            if found is ParagraphKind.TEXT and self.level < BODY_LEVEL
            else found
        )


class WordStyles(Xml):
    """The styles by their ids."""

    def __init__(self) -> None:
        self._styles: dict[str, WordStyle] = {}
        self._whole: dict[str, WordStyle] = {}
        self._id: str | None = None

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note what a style says."""
        value = attributes.get("w:val", "")
        if name == "w:style":
            self._id = attributes.get("w:styleId", "")
            self._styles[self._id] = WordStyle()
        elif self._id is not None:
            self._styles[self._id] = _with(self._styles[self._id], name, value, attributes)

    def end(self, name: str) -> None:
        """Leave a style."""
        if name == "w:style":
            self._id = None

    def get(self, style_id: str) -> WordStyle:
        """A style with what those have that it is based on; one unknown is called by its id."""
        if style_id not in self._whole:
            self._whole[style_id] = self._resolved(style_id)
        return self._whole[style_id]

    def _resolved(self, style_id: str) -> WordStyle:
        found = self._styles.get(style_id, WordStyle(name=style_id))
        based_on = found.based_on
        for _ in range(_DEEPEST):
            below = self._styles.get(based_on)
            if below is None or found.kind is not ParagraphKind.TEXT:
                break
            found = _over(below, found)
            based_on = below.based_on
        return found


def _with(style: WordStyle, name: str, value: str, attributes: Attributes) -> WordStyle:
    match name:
        case "w:name":
            return replace(style, name=value)
        case "w:basedOn":
            return replace(style, based_on=value)
        case "w:outlineLvl":
            return replace(style, level=number(value, BODY_LEVEL))
        case "w:numId":
            return replace(style, list_id=value)
        case _ if name in LOOKS:
            return replace(style, runs=style.runs | {LOOKS[name]: is_on(attributes)})
    return style


def _over(below: WordStyle, style: WordStyle) -> WordStyle:
    return replace(
        style,
        name=below.name if below.kind is not ParagraphKind.TEXT else style.name,
        level=min(below.level, style.level),
        list_id=style.list_id or below.list_id,
        runs=below.runs | style.runs,
    )


def number(text: str, otherwise: int) -> int:
    """A small number that a document has, or should have."""
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else otherwise
