"""The lists of a Word document, and the signs of their items."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sources.manuscript import BULLET, HOLLOW
from sources.package import Attributes, Xml
from sources.word_styles import number

_NO_LIST = "0"
_UNNUMBERED = frozenset({"none", ""})
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
