"""Where on a page its headline, date and rubric stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from sources.dateline import split_dateline
from sources.furniture import Furniture, Sections, Trail, furniture
from sources.moment import Moment, read_moment, read_time
from sources.plaintext import ends_a_sentence

LONGEST_HEADLINE = 300
_PROSE_WORDS = 8
_MENU_WORDS = 3
_BARE_COPY = 2
_NESTED_RUBRICS = 2
_TOP_LINES = 300


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


@dataclass(frozen=True, slots=True)
class _Top:
    """The lines above the article's running text, each by what it is."""

    sections: dict[int, Trail] = field(default_factory=dict)
    moments: dict[int, Moment] = field(default_factory=dict)
    furniture: set[int] = field(default_factory=set)
    words: list[int] = field(default_factory=list)
    """Everything else: the headline, subtitles, and the menu items that nobody knows."""

    def trails(self) -> list[tuple[int, Trail]]:
        """Trails by the line on which they end; one may run over several lines, a name on each."""
        trails: list[tuple[int, Trail]] = []
        for index, found in self.sections.items():
            end, last = trails[-1] if trails else (-1, found)
            starts_anew = found.from_home or len(found.names) > 1
            if end == index - 1 and end >= 0 and not starts_anew and index not in self.moments:
                trails[-1] = (index, last.extended(found))
            else:
                trails.append((index, found))
        return trails

    def anchor(self) -> int | None:
        """The line on which the last trail ends; a single name is no trail."""
        ends = (end for end, trail in self.trails() if len(trail.names) > 1)
        return max((end for end in ends if end not in self.moments), default=None)

    def moment_after(self, anchor: int | None) -> int | None:
        """The date line below the anchor; without one the last, for a site's own clock is first.

        Dates that recur among words, with nothing of a site around, are an author's timetable.
        """
        if anchor is not None:
            return min((index for index in self.moments if index > anchor), default=None)
        if self.moments and not self.sections and not self.furniture:
            first, last = min(self.moments), max(self.moments)
            return None if self.words_between(first, last) else last
        return max(self.moments, default=None)

    def words_between(self, start: int | None, end: int | None) -> list[int]:
        """The words strictly between two lines; None is the respective end of the top."""
        return [
            index
            for index in self.words
            if (start is None or index > start) and (end is None or index < end)
        ]

    def is_bare_copy(self, moment: int | None) -> bool:
        """Whether an author, not a site, put the date there: nothing of a site stands above it."""
        if moment is None or self.sections or min(self.furniture, default=moment) < moment:
            return False
        return len(self.words_between(None, moment)) <= _BARE_COPY

    def above(self, index: int) -> "_Top":
        """The top down to a line, and to the anchors that follow it at once."""
        while (
            index + 1 in self.sections or index + 1 in self.moments or index + 1 in self.furniture
        ):
            index += 1
        return _Top(
            {at: trail for at, trail in self.sections.items() if at <= index},
            {at: moment for at, moment in self.moments.items() if at <= index},
        )

    def published(self) -> datetime | None:
        """The last date that is not a later change: those above it are the site's own clock."""
        moments = [moment for moment in self.moments.values() if moment.at]
        first_hand = [moment for moment in moments if not moment.updated]
        return next((moment.at for moment in reversed(first_hand or moments)), None)

    def rubric(self) -> str | None:
        """The rubric of the last trail that has one; a line of many rubrics is a menu."""
        named = (t.rubrics for _, t in self.trails() if 1 <= len(t.rubrics) <= _NESTED_RUBRICS)
        return next((rubrics[-1] for rubrics in reversed(list(named))), None)


def lay_out(lines: Sequence[str], sections: Sections, zone: tzinfo) -> Layout:
    """Find the headline by its anchors: the breadcrumb trail above it, the date line beside it.

    Only the top of the page is looked at, down to the first running text: further below, a date is
    a part of the article. Where there is no anchor, the text is taken as an author wrote it.
    """
    top = _read_top(lines, sections, zone)
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


def _read_top(lines: Sequence[str], sections: Sections, zone: tzinfo) -> _Top:
    top = _Top()
    for index, line in enumerate(lines[:_TOP_LINES]):
        dated = (
            f"{lines[index - 1]} {line}" if read_time(line) and index - 1 in top.moments else line
        )
        moment = read_moment(dated, zone)
        beside = sections.trail(moment.others) if moment else None
        kind = furniture(line)
        if moment and (beside or not moment.others):
            top.moments[index] = moment
        if trail := beside or sections.trail(line):
            top.sections[index] = trail
        if index in top.moments or trail:
            continue
        if _is_the_end(index, lines, top, zone) or (kind and _is_complete(top, kind)):
            break
        if kind or read_time(line):
            top.furniture.add(index)
        else:
            top.words.append(index)
    return top


def _is_complete(top: _Top, kind: Furniture) -> bool:
    """Whether a list of other articles begins below a headline and its date."""
    return kind is not Furniture.ALONE and bool(
        top.moments and top.words_between(top.anchor(), None)
    )


def _is_the_end(index: int, lines: Sequence[str], top: _Top, zone: tzinfo) -> bool:
    """Whether running text begins; what reads like it beside an anchor may be the headline."""
    line = lines[index]
    if not _is_prose(line) or furniture(line):
        return False
    if len(line) > LONGEST_HEADLINE:
        return True
    of_a_site = index == 0 or top.sections or top.furniture
    below = read_moment(lines[index + 1], zone) if of_a_site and index + 1 < len(lines) else None
    return top.anchor() != index - 1 and (below is None or bool(below.others))


def _is_prose(line: str) -> bool:
    if len(line) > LONGEST_HEADLINE:
        return ends_a_sentence(line) or ". " in line
    return ends_a_sentence(line) and len(line.split()) >= _PROSE_WORDS


def _find_headline(
    lines: Sequence[str], top: _Top, anchor: int | None, moment: int | None
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


def _authored(lines: Sequence[str], top: _Top) -> Layout:
    """The first line is the headline, unless it is a rubric's name above another short line."""
    first = top.sections.get(0)
    if first and first.rubrics and 1 in top.words:
        return Layout(headline=1, body=range(2, len(lines)), rubric=first.rubrics[0])
    return Layout(headline=0, body=range(1, len(lines)))
