"""What a Word document's styles and lists look like."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from news.formatting import Style
from sources.manuscript import BULLET, HOLLOW, ParagraphKind, kind_of_style
from sources.package import Attributes, Xml

LOOKS = {
    "w:b": Style.BOLD,
    "w:i": Style.ITALIC,
    "w:u": Style.UNDERLINE,
    "w:strike": Style.STRIKE,
    "w:dstrike": Style.STRIKE,
}
_OFF = frozenset({"0", "false", "off", "none"})
_NO_LIST = "0"
_UNNUMBERED = frozenset({"none", ""})
BODY_LEVEL = 9
"""Of the outline: no heading."""
_DEEPEST = 10
_PLACE = re.compile(r"%([1-9])")
_LONGEST_SIGN = 20
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LETTERS = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
}
_ROMAN = (
    (100, ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")),
    (10, ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")),
    (1, ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")),
)
_MOST_ROMAN = 1000

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


class WordLists(Xml):
    """The lists by their ids; ``sign`` counts their items."""

    def __init__(self) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._of_list: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._pattern = self._list = ""
        self._level = _Level()

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note what a list says of its levels."""
        value = attributes.get("w:val", "")
        match name:
            case "w:abstractNum":
                self._pattern = attributes.get("w:abstractNumId", "")
            case "w:lvl":
                depth = number(attributes.get("w:ilvl", ""), 0)
                self._level = self._levels[self._pattern, depth] = _Level(text=f"%{depth + 1}.")
            case "w:numFmt":
                self._level.form = value
            case "w:lvlText":
                self._level.text = value
            case "w:start":
                self._level.start = number(value, 1)
            case "w:num":
                self._list = attributes.get("w:numId", "")
            case "w:abstractNumId":
                self._of_list[self._list] = value

    def sign(self, list_id: str, level: str) -> str:
        """The sign of the next item: its number or a bullet; empty where a list has none."""
        pattern, depth = self._of_list.get(list_id), number(level, 0)
        found = self._levels.get((pattern or "", depth))
        if pattern is None or found is None or list_id == _NO_LIST or found.form in _UNNUMBERED:
            return ""
        if found.form == "bullet":
            return HOLLOW if depth else BULLET
        counts = self._counts.get(pattern, {})
        counts = {at: count for at, count in counts.items() if at <= depth}
        counts[depth] = counts.get(depth, found.start - 1) + 1
        self._counts[pattern] = counts
        return f"{self._numbers(pattern, found.text, counts)} "

    def _numbers(self, pattern: str, text: str, counts: Mapping[int, int]) -> str:
        """The sign with the number of each level that it names, such as ``2.1.`` or ``б)``."""

        def written(of: re.Match[str]) -> str:
            depth = int(of[1]) - 1
            level = self._levels.get((pattern, depth), _Level())
            return in_form(level.form, counts.get(depth, level.start))

        return _PLACE.sub(written, text[:_LONGEST_SIGN])


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1


def in_form(form: str, count: int) -> str:
    """A number as a list counts: in letters as far as they go, in Roman numerals, or in digits."""
    letters = _LETTERS.get(form, "")
    if 0 < count <= len(letters):
        return letters[count - 1]
    if form in {"upperRoman", "lowerRoman"} and 0 < count < _MOST_ROMAN:
        written = "".join(digits[count // unit % 10] for unit, digits in _ROMAN)
        return written if form == "upperRoman" else written.lower()
    return str(count)
