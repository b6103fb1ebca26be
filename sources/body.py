"""The lines below a headline that are the article: what surrounds it goes, by where it stands."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from sources.furniture import Furniture, Sections, furniture, heads_the_tail
from sources.plaintext import ends_a_sentence
from sources.tags import may_be_headline, tags
from sources.top import is_prose

END_MARK = "-0-"
_HEADER = frozenset({Furniture.BUTTON, Furniture.CREDIT, Furniture.LIST})
_BUTTONS = frozenset({Furniture.BUTTON, Furniture.LIST})
_HEADINGS = frozenset({Furniture.RELATED, Furniture.LIST})
_AUTHORS_TAIL = _HEADINGS | {Furniture.INVITATION, Furniture.END}
"""What goes below the last sentence of a text that has nothing of a site around it."""
_IMPRINT = re.compile(r"(?:©|\(c\)|copyright).{0,40}\d{4}", re.IGNORECASE)
_IMPRINT_SENTENCES = 3
"""The most sentences that a site puts below its imprint."""


def article_lines(lines: Sequence[str], sections: Sections, *, is_page: bool) -> list[int]:
    """The indices of the lines that are the article.

    Nothing goes for its wording alone. Off a page go the buttons and credits right below its
    headline and date, lists of other articles with their heading, and what reads like furniture
    below the last sentence; off an author's text the last of these only.
    """
    if not is_page:
        tail = _tail(lines)
        return [*range(tail), *_authors_tail(lines, range(tail, len(lines)))]
    end = _end(lines)
    tail = _tail(lines[:end])
    start = _header(lines[:end], sections)
    buttons = _buttons_above_text(lines, range(start, tail))
    return [
        *(index for index in _without_lists(lines, range(start, tail)) if index not in buttons),
        *_pages_tail(lines, range(max(start, tail), end), sections, has_text=tail > 0),
    ]


def _end(lines: Sequence[str]) -> int:
    """The end of a page: an agency's mark, or the site's imprint below the text."""
    above, below = 0, sum(map(_is_sentence, lines))
    for index, line in enumerate(lines):
        is_low = above > 0 and below <= _IMPRINT_SENTENCES
        if line == END_MARK or (is_low and _is_imprint(line)):
            return index
        if _is_sentence(line):
            above, below = above + 1, below - 1
    return len(lines)


def _is_imprint(line: str) -> bool:
    return furniture(line) is Furniture.END and _IMPRINT.match(line) is not None


def _is_sentence(line: str) -> bool:
    return ends_a_sentence(line) and furniture(line) is None


def _tail(lines: Sequence[str]) -> int:
    """The index below the last line that reads like running text; 0 when there is none."""
    for index in reversed(range(len(lines))):
        if _is_sentence(lines[index]) and not heads_the_tail(lines[index]):
            return index + 1
        if index and _is_text_notice(lines[index], lines[index - 1]):
            return index + 1
    return 0


def _is_text_notice(line: str, above: str) -> bool:
    """Whether what reads like a notice about cookies goes on a text: a sentence stands above it."""
    return furniture(line) is Furniture.COOKIES and _is_sentence(above)


def _header(lines: Sequence[str], sections: Sections) -> int:
    """The index below the buttons, counters and credits right below headline and date."""
    for index, line in enumerate(lines):
        if furniture(line) not in _HEADER and sections.trail(line) is None:
            return index
    return len(lines)


def _buttons_above_text(lines: Sequence[str], middle: range) -> set[int]:
    """The buttons among an author's name and the like, above the first running text."""
    top = takewhile(lambda index: not _is_running(lines[index]), middle)
    return {index for index in top if furniture(lines[index]) in _BUTTONS}


def _is_running(line: str) -> bool:
    return ends_a_sentence(line) or is_prose(line)


def _without_lists(lines: Sequence[str], middle: range) -> Iterator[int]:
    """The lines without lists of other articles, each up to where sentences begin again."""
    in_list = False
    for index in middle:
        if furniture(lines[index]) is Furniture.RELATED:
            in_list = not ends_a_sentence(lines[index + 1])
        elif _is_running(lines[index]):
            in_list = False
        if not in_list:
            yield index


def _pages_tail(
    lines: Sequence[str], tail: range, sections: Sections, *, has_text: bool
) -> Iterator[int]:
    for index in tail:
        line = lines[index]
        kind = furniture(line)
        begins_list = kind in _HEADINGS or heads_the_tail(line)
        if kind is Furniture.END or begins_list or (has_text and sections.trail(line)):
            return
        if kind is None and (may_be_headline(line) or not tags(line)):
            yield index


def _authors_tail(lines: Sequence[str], tail: range) -> Iterator[int]:
    in_list = False
    for index in tail:
        kind = furniture(lines[index])
        in_list = tail.start > 0 and (in_list or kind in _HEADINGS)
        is_dropped = lines[index] == END_MARK or (tail.start > 0 and kind in _AUTHORS_TAIL)
        if not (in_list or is_dropped):
            yield index
