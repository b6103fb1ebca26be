"""The top of a page, line by line: what is menu, what is date, what may be the headline."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from sources.furniture import Furniture, Sections, Trail, furniture
from sources.moment import Moment, read_moment, read_time
from sources.plaintext import ends_a_sentence

LONGEST_HEADLINE = 300
"""Characters; a longer line is a paragraph."""
_PROSE_WORDS = 8
_MOST_LINES = 300
_NESTED_RUBRICS = 2
_AUTHORS_LINES = 2
"""A headline and a subtitle."""


@dataclass(frozen=True, slots=True)
class Top:
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
        return len(self.words_between(None, moment)) <= _AUTHORS_LINES

    def above(self, index: int) -> "Top":
        """The top down to a line, and to the anchors that follow it at once."""
        known = {*self.sections, *self.moments, *self.furniture}
        while index + 1 in known:
            index += 1
        return Top(
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


def read_top(lines: Sequence[str], sections: Sections, zone: tzinfo) -> Top:
    """Read down to the first running text, or to the list of other articles that ends a flash."""
    top = Top()
    for index, line in enumerate(lines[:_MOST_LINES]):
        if _is_anchor(index, lines, top, sections, zone):
            continue
        kind = furniture(line)
        if _is_the_end(index, lines, top, zone) or (kind and _is_complete(top, kind)):
            break
        if kind or read_time(line):
            top.furniture.add(index)
        else:
            top.words.append(index)
    return top


def _is_anchor(
    index: int, lines: Sequence[str], top: Top, sections: Sections, zone: tzinfo
) -> bool:
    """Note a line that is a date, section names, or both; a date line may be broken in two."""
    line = lines[index]
    if trail := sections.trail(line):
        top.sections[index] = trail
        return True
    is_continued = index - 1 in top.moments and read_time(line)
    moment = read_moment(f"{lines[index - 1]} {line}" if is_continued else line, zone)
    if moment is None:
        return False
    if trail := sections.trail(moment.others):
        top.sections[index] = trail
    if trail or not moment.others:
        top.moments[index] = moment
    return index in top.moments


def _is_complete(top: Top, kind: Furniture) -> bool:
    """Whether a list of other articles begins below a headline and its date."""
    return kind is not Furniture.ALONE and bool(
        top.moments and top.words_between(top.anchor(), None)
    )


def _is_the_end(index: int, lines: Sequence[str], top: Top, zone: tzinfo) -> bool:
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
