"""What surrounds an article on a page: menus, breadcrumbs, counters, buttons, footers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from sources import vocabulary
from sources.plaintext import fold

_SEPARATORS = "/|>»›→•·–—-"
_LONGEST_NOTICE = 300
_HOME = frozenset(map(fold, vocabulary.HOME))


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; ё = е."""
    longest_first = sorted(set(map(fold, phrases)), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})".replace("е", "[её]")


class Furniture(Enum):
    """What a line of furniture does to the lines below it."""

    ALONE = auto()
    """Nothing: it goes by itself."""
    HEADING = auto()
    """It heads a list (of other articles, tags, buttons), which goes with it."""
    END = auto()
    """The article ends here."""


_COUNTERS = _any_of(vocabulary.COUNTERS)
_PATTERNS = {
    kind: re.compile("|".join(patterns), re.IGNORECASE)
    for kind, patterns in {
        Furniture.END: (r"-0-$", rf".{{0,60}}{_any_of(vocabulary.RIGHTS)}"),
        Furniture.HEADING: (rf"{_any_of(vocabulary.LISTS)}\s?(?:\(?\d{{1,6}}\)?)?(?::.*)?$",),
        Furniture.ALONE: (
            rf"{_any_of(vocabulary.INVITATIONS)}\b",
            rf"{_any_of(vocabulary.BUTTONS)}[.!]?$",
            rf"{_any_of(vocabulary.CREDITS)}\s?[:©|].{{1,60}}$",
            r"(?:©|\(c\)|copyright\b).{1,160}$",
            r"#\w+(?:[ ,]+#\w+)*$",
            rf"(?=.{{1,40}}$)(?:{_COUNTERS}\W*)?\d[\d ,]*(?:{_COUNTERS}\.?)?$",
            r"(?-i:By(?: [A-Z][\w.’'-]+){2,3}$)",
            r".*\b(?:cookies?|куки)\b",
        ),
    }.items()
}


def furniture(line: str) -> Furniture | None:
    """The kind of furniture that a line is known to be, in any of the three languages."""
    if len(line) > _LONGEST_NOTICE:
        return None
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.match(line)), None)


@dataclass(frozen=True, slots=True)
class Trail:
    """The section names that a line consists of: a breadcrumb trail, a menu, or one item of it."""

    names: tuple[str, ...]
    rubrics: tuple[str, ...]
    from_home: bool

    def extended(self, other: "Trail") -> "Trail":
        """The trail that goes on in another."""
        return Trail(self.names + other.names, self.rubrics + other.rubrics, self.from_home)


class Sections:
    """The names by which sites call their sections, and the newsroom its rubrics."""

    def __init__(self, rubrics: Iterable[str]) -> None:
        """`rubrics` are known names, in all languages."""
        rubrics = tuple(rubrics)
        self._rubrics = frozenset(map(fold, rubrics))
        names = _any_of((*rubrics, *vocabulary.SECTIONS, *vocabulary.HOME))
        self._name = re.compile(rf"\s*[{_SEPARATORS}]*\s*(?P<name>{names})(?!\w)", re.IGNORECASE)

    def trail(self, line: str) -> Trail | None:
        """The section names that fill a line; None when it is about anything else.

        A trail from the home page may end in words that nobody knows: an unknown section, or the
        headline once more. Names begin with a capital, so that «Главная новость дня» is none.
        """
        names, rest = self._names(line)
        if not names:
            return None
        from_home = fold(names[0]) in _HOME
        marked = rest.startswith(tuple(_SEPARATORS))
        unknown = rest.strip(_SEPARATORS + " ")
        if unknown and not (from_home and (len(names) > 1 or marked)):
            return None
        rubrics = tuple(name for name in names if fold(name) in self._rubrics)
        return Trail((*names, unknown) if unknown else tuple(names), rubrics, from_home)

    def _names(self, line: str) -> tuple[list[str], str]:
        names: list[str] = []
        position = 0
        while (found := self._name.match(line, position)) and not found["name"][0].islower():
            names.append(found["name"])
            position = found.end()
        return names, line[position:].strip()
