"""The top of a page, line by line: what is menu, what is date, what may be the headline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from sources.furniture import Furniture, Sections, Trail, furniture
from sources.moment import Moment, is_caption, read_date_line, read_moment
from sources.notice import is_notice
from sources.plaintext import ends_a_sentence
from sources.stamp import is_time
from sources.tags import may_be_headline

LONGEST_HEADLINE = 300
"""Characters; a longer line is a paragraph."""
_PROSE_WORDS = 8
_NUMBER = re.compile(r"\d+(?:\s\d{3})*")
"""A number alone: views, or a headline only where there is no other."""
_MOST_LINES = 300
_NESTED_RUBRICS = 2
_MOST_NOTICES = 5
_AUTHORS_LINES = 4
"""The most lines that an author puts above a date: a headline and subtitles."""
_WHOLE = frozenset({Furniture.BUTTON, Furniture.RELATED, Furniture.LIST, Furniture.END})
"""Furniture that is a whole line of known words, so that another line is rather the headline."""


@dataclass(frozen=True, slots=True)
class Top:
    """The lines above the article's running text, each by what it is."""

    sections: dict[int, Trail] = field(default_factory=dict)
    moments: dict[int, Moment] = field(default_factory=dict)
    times: set[int] = field(default_factory=set)
    """Times alone on their line; beside a date they are a part of it."""
    captions: set[int] = field(default_factory=set)
    """Lines right above a date that only announce it."""
    furniture: set[int] = field(default_factory=set)
    """Buttons, counters and the like: a headline only where there is no other."""
    signs: set[int] = field(default_factory=set)
    """Lines of signs, hashtags and @names: never a headline."""
    words: list[int] = field(default_factory=list)
    """Everything else: the headline, subtitles, and the menu items that nobody knows."""

    def trails(self) -> list[tuple[int, int, Trail]]:
        """Trails by their first and last lines; one may run over several lines, a name on each."""
        trails: list[tuple[int, int, Trail]] = []
        for index, found in self.sections.items():
            start, end, last = trails[-1] if trails else (-1, -2, found)
            starts_anew = found.from_home or found.is_whole or index in self.moments
            if end == index - 1 and not starts_anew:
                trails[-1] = (start, index, last.extended(found))
            else:
                trails.append((index, index, found))
        return trails

    def trail(self) -> tuple[int, int, Trail] | None:
        """The last trail, by its first and last lines; a single name is no trail."""
        whole = [found for found in self.trails() if found[2].is_whole]
        return next((found for found in reversed(whole) if found[1] not in self.moments), None)

    def moment_after(self, anchor: int | None) -> int | None:
        """The date line below the trail; without one the last, for a site's own clock is first.

        Dates that recur among words, with nothing of a site around, are an author's timetable.
        """
        if anchor is not None:
            return min((index for index in self.moments if index > anchor), default=None)
        if self.moments and not self.has_menu(max(self.moments)):
            first, last = min(self.moments), max(self.moments)
            return None if self.words_between(first, last) else last
        return max(self.moments, default=None)

    def words_between(self, start: int | None, end: int | None) -> list[int]:
        """The words strictly between two lines; None is the respective end of the top."""
        return _between(self.words, start, end)

    def headlines_between(self, start: int | None, end: int | None) -> list[int]:
        """What may be a headline there: words, or else what reads like furniture."""
        return self.words_between(start, end) or _between(sorted(self.furniture), start, end)

    def has_menu(self, index: int) -> bool:
        """Whether anything of a site stands above a line, known words or very many lines."""
        return (
            min((*self.sections, *self.furniture), default=index) < index
            or index in self.sections
            or len(self.words_between(None, index)) > _AUTHORS_LINES
        )

    def joined(self, index: int) -> set[int]:
        """The lines that are one date with a date line: a time of day or what announces it."""
        captions = {index - 1} & self.captions
        if self.moments[index].has_time:
            return captions
        return captions | ({index - 1, index + 1} & self.times)

    def above(self, index: int) -> "Top":
        """The top down to a line, and to the anchors that follow it at once."""
        known = {*self.sections, *self.moments, *self.furniture, *self.signs}
        known |= {beside for at in self.moments for beside in self.joined(at)}
        while index + 1 in known:
            index += 1
        return replace(
            self,
            sections={at: trail for at, trail in self.sections.items() if at <= index},
            moments={at: moment for at, moment in self.moments.items() if at <= index},
        )

    def published(self, lines: Sequence[str], zone: tzinfo) -> datetime | None:
        """The last date that is not a later change: those above it are the site's own clock."""
        dated = [at for at, moment in self.moments.items() if moment.at]
        first_hand = [at for at in dated if not self.moments[at].updated] or dated
        if not first_hand:
            return None
        at = first_hand[-1]
        times = self.joined(at) - self.captions
        whole = " ".join([lines[at], *(lines[beside] for beside in times)])
        moment = read_moment(whole, zone)
        return moment.at if moment else self.moments[at].at

    def rubric(self) -> str | None:
        """The rubric of the last trail that has one; a line of many rubrics is a menu."""
        named = [t.rubrics for *_, t in self.trails() if 1 <= len(t.rubrics) <= _NESTED_RUBRICS]
        return named[-1][-1] if named else None


def read_top(lines: Sequence[str], sections: Sections, zone: tzinfo) -> Top:
    """Read down to the first running text, or to the list of other articles that ends a flash."""
    top = Top()
    for index, line in enumerate(lines[:_MOST_LINES]):
        if _is_anchor(index, lines, top, sections, zone):
            continue
        if is_caption(line) and index + 1 < len(lines) and read_date_line(lines[index + 1], zone):
            top.captions.add(index)
            continue
        kind = furniture(line)
        if _is_the_end(index, lines, top, zone) or (kind and _is_complete(top, kind)):
            break
        _place(index, line, kind, top)
    return top


def is_prose(line: str) -> bool:
    """Whether a line reads like running text, longer than headlines are or closed like it."""
    if len(line) > LONGEST_HEADLINE:
        return ends_a_sentence(line) or ". " in line
    return ends_a_sentence(line) and len(line.split()) >= _PROSE_WORDS


def _between(indices: Sequence[int], start: int | None, end: int | None) -> list[int]:
    return [
        index
        for index in indices
        if (start is None or index > start) and (end is None or index < end)
    ]


def _place(index: int, line: str, kind: Furniture | None, top: Top) -> None:
    if not may_be_headline(line):
        top.signs.add(index)
    elif is_time(line):
        top.times.add(index)
        top.furniture.add(index)
    elif kind in _WHOLE or _NUMBER.fullmatch(line):
        top.furniture.add(index)
    else:
        top.words.append(index)


def _is_anchor(
    index: int, lines: Sequence[str], top: Top, sections: Sections, zone: tzinfo
) -> bool:
    """Note a line that is a date, section names, or both."""
    if trail := sections.trail(lines[index]):
        top.sections[index] = trail
        return True
    moment = read_date_line(lines[index], zone)
    if moment is None or (moment.is_span and top.trail() is None):
        return False
    if trail := sections.trail(moment.others):
        top.sections[index] = trail
    if trail or not moment.others or (moment.is_named and _has_headline(index, lines, top)):
        top.moments[index] = moment
    return index in top.moments


def _has_headline(index: int, lines: Sequence[str], top: Top) -> bool:
    """Whether another line than this one can be the headline."""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return bool(top.words) or (bool(below) and may_be_headline(below) and not is_prose(below))


def _is_complete(top: Top, kind: Furniture) -> bool:
    """Whether a list of other articles begins below a headline and its date."""
    end = kind in {Furniture.END, Furniture.RELATED, Furniture.LIST}
    trail = top.trail()
    return end and bool(top.moments and top.words_between(trail[1] if trail else None, None))


def _is_the_end(index: int, lines: Sequence[str], top: Top, zone: tzinfo) -> bool:
    """Whether running text begins; what reads like it beside an anchor may be the headline."""
    line = lines[index]
    if not is_prose(line) or furniture(line):
        return False
    if is_notice(line) and all(is_notice(lines[above]) for above in top.words[:_MOST_NOTICES]):
        return len(top.words) >= _MOST_NOTICES
    if len(line) > LONGEST_HEADLINE:
        return True
    trail = top.trail()
    of_a_site = index == 0 or top.sections or top.furniture
    below = read_date_line(lines[index + 1], zone) if of_a_site and index + 1 < len(lines) else None
    return (trail is None or trail[1] != index - 1) and (below is None or bool(below.others))
