"""Where on a page its headline, date and rubric stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import islice

from sources.dateline import split_dateline
from sources.furniture import Sections
from sources.notice import without_notices
from sources.plaintext import ends_a_sentence
from sources.tags import may_be_headline
from sources.top import Top, is_prose, read_top

_MENU_WORDS = 3
"""The most words that an item of a menu is likely to have."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a page, as indices of its lines.

    `body` are the lines after the headline that the top of the page leaves to the article;
    `is_page` is False for a text that an author wrote: its first line is the headline, unless it
    says nothing. `title` is the headline where only a part of its line is: the end of a trail.
    """

    headline: int
    body: Sequence[int]
    is_page: bool = False
    published: datetime | None = None
    rubric: str | None = None
    title: str | None = None


def lay_out(lines: Sequence[str], sections: Sections, zone: tzinfo) -> Layout:
    """Find the headline by its anchors: the breadcrumb trail above it, the date line beside it.

    Only the top of the page is looked at, down to the first running text: further below, a date is
    a part of the article. Where there is no anchor, the text is taken as an author wrote it.
    """
    top = read_top(lines, sections, zone)
    trail = top.trail()
    anchor = _end_of_menu(trail[1], top, lines) if trail else None
    moment = top.moment_after(anchor)
    is_page = anchor is not None or (moment is not None and top.has_menu(moment))
    if not is_page and (moment is None or _is_inside(moment, top, lines)):
        return _authored(lines, top)
    headline, title = _find_headline(lines, top, anchor, moment, is_page=is_page)
    if headline is None:
        return _authored(lines, top)
    anchors = top.above(max(index for index in (anchor, moment, headline) if index is not None))
    if title is None:
        anchors.sections.pop(headline, None)
    taken = {*anchors.sections, *(at for at, date in anchors.moments.items() if not date.is_span)}
    taken |= {beside for at in anchors.moments for beside in anchors.joined(at)}
    return Layout(
        headline=headline,
        body=[index for index in range(headline + 1, len(lines)) if index not in taken],
        is_page=is_page,
        published=anchors.published(lines, zone),
        rubric=anchors.rubric(),
        title=title,
    )


def _end_of_menu(trail: int, top: Top, lines: Sequence[str]) -> int:
    """The last item of a menu that goes on below a trail, past items that nobody knows.

    A short line is such an item only where a longer one is left to be the headline.
    """
    below = [index for index in top.sections if index > trail and index not in top.moments]
    for index in reversed(below):
        items = top.words_between(trail, index)
        left = top.words_between(index, top.moment_after(index))
        if not _wordy(items, lines) and _wordy(left, lines):
            return index
    return trail


def _is_inside(moment: int, top: Top, lines: Sequence[str]) -> bool:
    """Whether an author's text has begun above a date, which is thus a part of it."""
    above = top.words_between(None, moment)
    return any(ends_a_sentence(lines[index]) for index in above[1:])


def _find_headline(
    lines: Sequence[str], top: Top, anchor: int | None, moment: int | None, *, is_page: bool
) -> tuple[int | None, str | None]:
    """The headline: between trail and date, above the date, below it, or above the trail.

    Above a date with no trail stands a menu of nobody knows which words, so the headline has more
    words than a menu item. A page without a likely headline gives the end of its trail, or the
    first line below its anchors.
    """
    above = without_notices(top.words_between(anchor, moment), lines)
    if above and (anchor is not None or not is_page):
        return above[0], None
    words = top.words_between(moment, None) if moment is not None else []
    below = without_notices(words, lines)[:1]
    below = [index for index in below if split_dateline(lines[index])[0] is None]
    candidates = [
        *_last_run(above, lines)[:1],
        *(index for index in below if any(map(str.isalpha, lines[index]))),
        *above[-1:],
        *below,
        *_last_run(top.words_between(None, anchor), lines)[:1],
    ]
    if candidates:
        return candidates[0], None
    return _last_resort(lines, top, anchor, moment)


def _last_resort(
    lines: Sequence[str], top: Top, anchor: int | None, moment: int | None
) -> tuple[int | None, str | None]:
    """A headline where no line is likely to be one: what reads like furniture, or a trail's end."""
    if odd := top.headlines_between(anchor, moment):
        return odd[0], None
    lowest = max(index for index in (anchor, moment) if index is not None)
    below = [index for index in range(lowest + 1, len(lines)) if may_be_headline(lines[index])]
    first = below[0] if below else None
    if first is not None and not is_prose(lines[first]):
        return first, None
    trail = top.trail()
    if trail and " " in trail[2].unknown:
        return trail[1], trail[2].unknown
    if trail and trail[0] < trail[1] and top.sections[trail[0]].is_whole:
        return trail[1], None
    names = [index for index in top.sections if index not in top.moments]
    if trail is None and len(names) == 1:
        return names[0], None
    menu = top.words_between(None, anchor)
    return (menu[-1] if menu else first), None


def _last_run(indices: Sequence[int], lines: Sequence[str]) -> Sequence[int]:
    """The last lines that have more words than a menu item: a headline and its subtitle."""
    wordy = _wordy(indices, lines)
    start = len(wordy) - 1
    while start > 0 and wordy[start] - wordy[start - 1] == 1:
        start -= 1
    return wordy[max(start, 0) :]


def _wordy(indices: Sequence[int], lines: Sequence[str]) -> list[int]:
    return [index for index in indices if len(lines[index].split()) > _MENU_WORDS]


def _authored(lines: Sequence[str], top: Top) -> Layout:
    """The first line is the headline, unless it is a rubric's name above another short line."""
    said = list(islice((at for at, line in enumerate(lines) if may_be_headline(line)), 2))
    first = said[0]
    section = top.sections.get(first)
    if section and section.rubrics and said[1:] and said[1] in top.words:
        rubric = section.rubrics[0]
        return Layout(headline=said[1], body=range(said[1] + 1, len(lines)), rubric=rubric)
    return Layout(headline=first, body=range(first + 1, len(lines)))
