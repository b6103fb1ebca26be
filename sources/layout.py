"""Where on a page its headline, date and rubric stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sources.dateline import split_dateline
from sources.furniture import Sections
from sources.top import Top, read_top

_MENU_WORDS = 3
"""The most words that an item of a menu is likely to have."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a page, as indices of its lines.

    `body` are the lines after the headline that the top of the page leaves to the article;
    `is_page` is False for a text that an author wrote: its first line is the headline.
    """

    headline: int
    body: Sequence[int]
    is_page: bool = False
    published: datetime | None = None
    rubric: str | None = None


def lay_out(lines: Sequence[str], sections: Sections, zone: tzinfo) -> Layout:
    """Find the headline by its anchors: the breadcrumb trail above it, the date line beside it.

    Only the top of the page is looked at, down to the first running text: further below, a date is
    a part of the article. Where there is no anchor, the text is taken as an author wrote it.
    """
    top = read_top(lines, sections, zone)
    anchor = top.anchor()
    moment = top.moment_after(anchor)
    headline = _find_headline(lines, top, anchor, moment)
    if headline is None:
        return _authored(lines, top)
    anchors = top.above(max(index for index in (anchor, moment, headline) if index is not None))
    taken = {*anchors.sections, *anchors.moments}
    return Layout(
        headline=headline,
        body=[index for index in range(headline + 1, len(lines)) if index not in taken],
        is_page=not top.is_bare_copy(moment),
        published=anchors.published(),
        rubric=anchors.rubric(),
    )


def _find_headline(
    lines: Sequence[str], top: Top, anchor: int | None, moment: int | None
) -> int | None:
    """The headline: between trail and date, above the date, below it, or above the trail.

    Above a date with no trail stands a menu of nobody knows which words, so the headline has more
    words than a menu item. A page without a likely headline gives the first line below its anchors.
    """
    if anchor is None and moment is None:
        return None
    above = top.words_between(anchor, moment)
    if above and (anchor is not None or top.is_bare_copy(moment)):
        return above[0]
    below = top.words_between(moment, None) if moment is not None else []
    lowest = max(index for index in (anchor, moment) if index is not None)
    candidates = [
        *_last_run(above, lines)[:1],
        *(index for index in below[:1] if split_dateline(lines[index])[0] is None),
        *above[-1:],
        *_last_run(top.words_between(None, anchor), lines)[:1],
        *top.words_between(None, anchor)[-1:],
        *range(lowest + 1, len(lines))[:1],
    ]
    return candidates[0] if candidates else None


def _last_run(indices: Sequence[int], lines: Sequence[str]) -> Sequence[int]:
    """The last lines that have more words than a menu item: a headline and its subtitle."""
    wordy = [index for index in indices if len(lines[index].split()) > _MENU_WORDS]
    start = len(wordy) - 1
    while start > 0 and wordy[start] - wordy[start - 1] == 1:
        start -= 1
    return wordy[max(start, 0) :]


def _authored(lines: Sequence[str], top: Top) -> Layout:
    """The first line is the headline, unless it is a rubric's name above another short line."""
    first = top.sections.get(0)
    if first and first.rubrics and 1 in top.words:
        return Layout(headline=1, body=range(2, len(lines)), rubric=first.rubrics[0])
    return Layout(headline=0, body=range(1, len(lines)))
