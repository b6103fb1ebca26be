"""Text from anywhere, made fit to print."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\xad\u200b\u200c\u2060-\u2064\ufeff"  # soft hyphen, zero-width characters, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks that turn the direction of writing
    "\u115f\u1160\u180e\u2800\u3164\uffa0"  # letters and blanks that show nothing
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"  # annotations and noncharacters
)
_JOINER_OUTSIDE_EMOJI = re.compile("\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])")
_SPACES = re.compile(r"[^\S\n]+")
_SENTENCE_END = re.compile(r"[.…]['\"»”“’)\]]*$")

_WRAP_WIDTHS = range(50, 101)
_WRAP_EVIDENCE = 3


def clean(text: str) -> str:
    r"""The text in NFC, lines ended by ``\n``, single spaces, nothing invisible.

    Lone surrogates and bidirectional marks go: Telegram refuses the former, and the latter turn
    the words that follow. The joiner stays inside emoji.
    """
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    text = unicodedata.normalize("NFC", _JOINER_OUTSIDE_EMOJI.sub("", text))
    return "\n".join(line.strip() for line in _SPACES.sub(" ", text).split("\n")).strip()


def fold(name: str) -> str:
    """A name for comparing: case, ё and spaces make no difference."""
    return " ".join(name.casefold().replace("ё", "е").split())


def ends_a_sentence(line: str) -> bool:
    """Whether a line closes like running text, which menus and headlines seldom do."""
    return _SENTENCE_END.search(line) is not None or line.endswith((":", ";", ","))


def paragraphs(text: str) -> list[str]:
    """The non-empty lines of a clean text, with hard-wrapped lines joined again.

    A line is wrapped when the next word would not have fitted on it. Text counts as hard-wrapped
    only if lines that go on in lower case say so several times: paragraphs begin with a capital.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if width not in _WRAP_WIDTHS or _wraps(lines, width) < _WRAP_EVIDENCE:
        return [line for line in lines if line]
    joined = lines[:1]
    for line, following in pairwise(lines):
        if _is_wrapped(line, following, width):
            joined[-1] += f" {following}"
        else:
            joined.append(following)
    return [line for line in joined if line]


def _wraps(lines: Sequence[str], width: int) -> int:
    return sum(
        _is_wrapped(line, following, width) and following[0].islower()
        for line, following in pairwise(lines)
    )


def _is_wrapped(line: str, following: str, width: int) -> bool:
    if not line or not following:
        return False
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width
