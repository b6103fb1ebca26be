"""Page furniture: menus, breadcrumbs, counters, buttons, footers."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from sources import vocabulary
from sources.plaintext import fold

_SEPARATORS = "/|>»›→•·–—-"
_FROM_HOME = tuple("/|>»›→•·")
"""What separates the home page from an unknown section; a dash may stand in a headline."""
_LONGEST_NOTICE = 300
_LONGEST_INVITATION = 8
_LONGEST_COUNTER = 50
_NO_ICONS = "№°©®"
_HOME = frozenset(map(fold, vocabulary.HOME))


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; ё = е."""
    longest_first = sorted(set(map(fold, phrases)), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})".replace("е", "[её]")


class Furniture(Enum):
    """What a line reads like; whether it is dropped depends on where it stands too."""

    BUTTON = auto()
    """A button or a counter, whole: seldom anything else."""
    RELATED = auto()
    """The heading of a list of other articles."""
    LIST = auto()
    """The heading of another list: tags, comments, ways to share."""
    CREDIT = auto()
    """Who made the picture."""
    INVITATION = auto()
    """It asks the visitor to subscribe, to share, to report a mistake."""
    COOKIES = auto()
    """A notice about cookies."""
    END = auto()
    """What ends a page: an agency's mark, a notice of rights."""


_NAME = r"[^:]{1,60}"
_PATTERNS = {
    kind: re.compile("|".join(patterns), re.IGNORECASE)
    for kind, patterns in {
        Furniture.END: (
            r"-0-$",
            rf"(?:(?:©|\(c\)|copyright|\d{{4}}).{{0,120}})?{_any_of(vocabulary.RIGHTS)}[\W\d]*$",
            rf"(?:©|\(c\)|copyright)(?=.{{0,40}}\d{{4}}).{{0,160}}{_any_of(vocabulary.RIGHTS)}",
            rf"{_any_of(vocabulary.REPRINTS)}\b.{{0,160}}(?:ссылк|спасылк|запрещ|забарон)",
        ),
        Furniture.RELATED: (rf"{_any_of(vocabulary.RELATED)}\s?(?:\(?\d{{1,6}}\)?)?:?$",),
        Furniture.LIST: (rf"{_any_of(vocabulary.LISTS)}\s?(?:\(?\d{{1,6}}\)?)?:?$",),
        Furniture.BUTTON: (
            rf"{_any_of(vocabulary.BUTTONS)}[.!]?$",
            rf"{_any_of(vocabulary.SHARING)}\s\w+$",
        ),
        Furniture.CREDIT: (
            rf"{_any_of(vocabulary.CREDITS)}\s?[:©|]{_NAME}$",
            rf"(?:©|\(c\)|copyright\b(?=\W{{1,3}}\d{{4}}\b)){_NAME}$",
        ),
        Furniture.INVITATION: (rf"{_any_of(vocabulary.INVITATIONS)}\b",),
        Furniture.COOKIES: (rf"{_any_of(vocabulary.NOTICES)}\b.*\b(?:cookies?|куки)\b",),
    }.items()
}
_COUNTER_WORD = r"[^\W\d_]+(?![^\W\d_])\.?"
_COUNTER = re.compile(
    rf"\W*(?P<before>(?:{_COUNTER_WORD}\s?){{0,4}})[\W_]*\d[\d.,]*[ \d]{{0,9}}"
    rf"(?P<after>(?:\s?{_COUNTER_WORD}){{0,4}})\W*$"
)
_BETWEEN_COUNTERS = re.compile(
    r"(?<=[^\W_])\s+(?=[\u2190-\u2bff\U0001f000-\U0001faff])|(?<=\d)\s+(?=[^\W\d_]+:)"
    r"|(?<=[^\W_])\s*(?:[|•·;⋅]|,\s)\s*(?=[^\W_])"
)
_COUNTER_WORDS = frozenset(map(fold, vocabulary.COUNTERS))
_COUNTED = tuple(map(fold, vocabulary.COUNTED))
_TAIL_LISTS = re.compile(
    rf"{_any_of((*vocabulary.RELATED, *vocabulary.LISTS))}\s?:.*$", re.IGNORECASE
)


def furniture(line: str) -> Furniture | None:
    """The kind of furniture that a line reads like, in any of the three languages."""
    if len(line) > _LONGEST_NOTICE:
        return None
    kind = next((kind for kind, pattern in _PATTERNS.items() if pattern.match(line)), None)
    if kind is Furniture.INVITATION and len(line.split()) > _LONGEST_INVITATION:
        return None
    return Furniture.BUTTON if kind is None and is_counter(line) else kind


def heads_the_tail(line: str) -> bool:
    """Whether a line below the last sentence begins a list, its first item perhaps beside it."""
    return len(line) <= _LONGEST_NOTICE and _TAIL_LISTS.match(line) is not None


def is_counter(line: str, *, alone: bool = False) -> bool:
    """Whether a line is numbers of views, minutes, comments; `alone`: a number alone will do."""
    if len(line) >= _LONGEST_COUNTER:
        return False
    return all(_counts(part, alone=alone) for part in _BETWEEN_COUNTERS.split(line))


def _counts(line: str, *, alone: bool) -> bool:
    found = _COUNTER.match(line)
    if found is None:
        return False
    words = fold(f"{found['before']} {found['after']}").replace(".", " ").split()
    if not _COUNTER_WORDS.issuperset(words):
        return False
    has_icon = any(unicodedata.category(sign) == "So" and sign not in _NO_ICONS for sign in line)
    return alone or has_icon or any(word.startswith(_COUNTED) for word in words)


@dataclass(frozen=True, slots=True)
class Trail:
    """The section names that a line consists of: a breadcrumb trail, a menu, or one item of it.

    `unknown` is what stands behind the names: a section that nobody knows, or the headline.
    """

    names: tuple[str, ...]
    rubrics: tuple[str, ...]
    from_home: bool
    unknown: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is a trail by itself; a single name may be anything."""
        return len(self.names) > 1 or self.unknown != ""

    def extended(self, other: "Trail") -> "Trail":
        """The trail that goes on in another."""
        rubrics = self.rubrics + other.rubrics
        return Trail(self.names + other.names, rubrics, self.from_home, other.unknown)


class Sections:
    """The names by which sites call their sections, and the newsroom its rubrics."""

    def __init__(self, rubrics: Iterable[str]) -> None:
        """`rubrics` are known names, in all languages."""
        rubrics = tuple(rubrics)
        self._rubrics = frozenset(map(fold, rubrics))
        self._known = {_letters(name): name for name in rubrics}
        names = _any_of((*rubrics, *vocabulary.SECTIONS, *vocabulary.SITES, *vocabulary.HOME))
        self._name = re.compile(rf"\s*[{_SEPARATORS}]*\s*(?P<name>{names})(?!\w)", re.IGNORECASE)

    def rubric(self, name: str) -> str | None:
        """The newsroom's rubric of this name; letters and digits count, nothing between them."""
        return self._known.get(_letters(name))

    def trail(self, line: str) -> Trail | None:
        """The section names that fill a line; None when it is about anything else.

        A trail from the home page may end in words that nobody knows: an unknown section, or the
        headline once more. Names begin with a capital, so that «Главная новость дня» is none.
        """
        names, rest = self._names(line)
        if not names:
            return None
        from_home = fold(names[0]) in _HOME
        unknown = rest.strip(_SEPARATORS + " ")
        is_ended = len(names) > 1 or rest.startswith(_FROM_HOME)
        if unknown and not (from_home and is_ended and not unknown[0].islower()):
            return None
        rubrics = tuple(name for name in names if fold(name) in self._rubrics)
        return Trail(tuple(names), rubrics, from_home, unknown)

    def _names(self, line: str) -> tuple[list[str], str]:
        names: list[str] = []
        position = 0
        while (found := self._name.match(line, position)) and not found["name"][0].islower():
            names.append(found["name"])
            position = found.end()
        return names, line[position:].strip()


def _letters(name: str) -> str:
    """A name for comparing where nothing between its letters counts, as in a hashtag."""
    return "".join(filter(str.isalnum, fold(name)))
