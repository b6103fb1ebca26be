"""Cleaning of text: lines, spaces, invisible characters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\xad\u200b\u200c\u2060-\u2064\ufeff"  # soft hyphen, zero-width characters, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks that turn the direction of writing
    "\u115f\u1160\u180e\u2800\u3164\uffa0"  # letters and blanks that show nothing
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"  # annotations and noncharacters
)
_JOINER_OUTSIDE_EMOJI = re.compile("\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])")
_UNSEEN = re.compile(rf"[\s\u200d\ud800-\udfff]|{_INVISIBLE.pattern}")
_SPACES = re.compile(r"[^\S\n]+")
_SENTENCE_END = re.compile(r"[.…]['\"»”“’)\]]*$")

_WRAP_WIDTHS = range(50, 101)
_WRAP_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A clean line, and where it stands in the text it was read from.

    `first` and `last` index `split_lines`; they differ where a hard-wrapped paragraph was joined.
    `text` is a part of those lines, joined by one space each, once they are clean.
    """

    text: str
    first: int
    last: int

    def cut(self, text: str) -> "Line":
        """What is left of the line."""
        return Line(text, self.first, self.last)


def split_lines(text: str) -> list[str]:
    """The lines of a text, without their ends, as it was given: nothing is cleaned."""
    return _LINE_END.split(text)


def line_bounds(text: str) -> list[tuple[int, int]]:
    """Where each of `split_lines` begins and ends."""
    ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    return list(zip(starts, [*(start for start, _ in ends), len(text)], strict=True))


def visible(text: str) -> list[int]:
    """Where the characters stand that cleaning leaves, white space aside."""
    return [at for at, character in enumerate(text) if not _UNSEEN.match(character)]


def clean(text: str) -> str:
    r"""The text in NFC, lines ended by ``\n``, single spaces, nothing invisible.

    Lone surrogates and bidirectional marks go: Telegram refuses the former, and the latter turn
    the words that follow. The joiner stays inside emoji.
    """
    return "\n".join(_clean_line(line) for line in split_lines(text)).strip()


def _clean_line(line: str) -> str:
    line = line.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    line = _JOINER_OUTSIDE_EMOJI.sub("", _INVISIBLE.sub("", line))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", line)).strip()


def fold(name: str) -> str:
    """A name for comparing: case, ё and spaces make no difference."""
    return " ".join(name.casefold().replace("ё", "е").split())


def ends_a_sentence(line: str) -> bool:
    """Whether a line closes like running text, which menus and headlines seldom do."""
    return _SENTENCE_END.search(line) is not None or line.endswith((":", ";", ","))


def paragraphs(text: str) -> list[Line]:
    """The lines of a text, clean, the empty ones left out, with hard-wrapped lines joined again.

    A line is wrapped when the next word would not have fitted on it. Text counts as hard-wrapped
    only if lines that go on in lower case say so several times: paragraphs begin with a capital.
    """
    lines = [Line(_clean_line(line), at, at) for at, line in enumerate(split_lines(text))]
    width = max(len(line.text) for line in lines)
    if width in _WRAP_WIDTHS and _wraps(lines, width) >= _WRAP_EVIDENCE:
        lines = [_joined(group) for group in _unwrapped(lines, width)]
    return [line for line in lines if line.text]


def _wraps(lines: Sequence[Line], width: int) -> int:
    return sum(
        _is_wrapped(line.text, following.text, width) and following.text[0].islower()
        for line, following in pairwise(lines)
    )


def _unwrapped(lines: Iterable[Line], width: int) -> Iterator[list[Line]]:
    """The lines, those of one paragraph together."""
    group: list[Line] = []
    for line in lines:
        if group and not _is_wrapped(group[-1].text, line.text, width):
            yield group
            group = []
        group.append(line)
    yield group


def _joined(group: Sequence[Line]) -> Line:
    return Line(" ".join(line.text for line in group), group[0].first, group[-1].last)


def _is_wrapped(line: str, following: str, width: int) -> bool:
    if not line or not following:
        return False
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width
