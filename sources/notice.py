"""Notices of a site's registration and of laws, which some sites print above their articles."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sources import vocabulary
from sources.plaintext import ends_a_sentence, fold

_LONGEST = 300
_WORDING = re.compile("|".join(map(re.escape, vocabulary.REGISTRATIONS)))
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5
_MOST_LINES = 40
"""The lines of a text that are looked at: enough to know what it is about."""


def is_notice(line: str) -> bool:
    """Whether a line is worded like such a notice; so may be a headline be."""
    return len(line) <= _LONGEST and _WORDING.search(fold(line)) is not None


def without_notices(candidates: Sequence[int], lines: Sequence[str]) -> Sequence[int]:
    """The lines that may be the headline, but for the notices they begin with.

    A line worded like a notice is one if a line below it has as many words in common with the text;
    any other sentence, if it has none in common and a line below it has some.
    """
    if not _may_begin_with_a_notice(candidates, lines):
        return candidates
    below = candidates[-1] + 1
    text = _stems(lines[below : below + _MOST_LINES])
    shared = [len(_stems([lines[index]]) & text) for index in candidates[:_MOST_LINES]]
    most_below = [*accumulate(reversed(shared[1:]), max)][::-1]
    told = zip(candidates, shared, most_below, strict=False)
    first = next((at for at, one in enumerate(told) if not _is_above(*one, lines)), len(most_below))
    return candidates[first:]


def _may_begin_with_a_notice(candidates: Sequence[int], lines: Sequence[str]) -> bool:
    first = lines[candidates[0]] if len(candidates) > 1 else ""
    return is_notice(first) or ends_a_sentence(first)


def _is_above(index: int, shared: int, most_below: int, lines: Sequence[str]) -> bool:
    """Whether a line stands above the headline, by the words that each shares with the text."""
    if is_notice(lines[index]):
        return shared <= most_below
    return ends_a_sentence(lines[index]) and shared == 0 < most_below


def _stems(lines: Iterable[str]) -> set[str]:
    """The beginnings of the longer words: enough to tell a word in another form."""
    return {word[:_STEM] for line in lines for word in _WORD.findall(fold(line))}
