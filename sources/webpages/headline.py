"""The headline of a page, among its titles."""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from sources.plaintext import clean, fold

LONGEST = 300
_SITE = re.compile(r"\s+[|–—·•»:-]\s|\s*[|»]")
"""What stands between a title and the name of the site."""
_SIGNS = re.compile(r"[\W_]+")
_CUT = re.compile(r"\s*(?:…|\.\.\.)$")


def one_line(text: str) -> str:
    """A text on one line; what sites escape twice is unescaped twice."""
    return " ".join(clean(unescape(unescape(text[: 4 * LONGEST]))).split())


def headline_of(
    told: Iterable[str], shared: Iterable[str], headings: Iterable[str], titles: Iterable[str]
) -> str | None:
    """The headline: as it is told to machines, else as it is shared, shown, or the window's title.

    It goes without the name of the site, and whole where only one of them was cut off.
    """
    ranked = [_likely(told), _likely(shared), _likely(headings), _likely(titles)]
    every = [each for titles in ranked for each in titles]
    if not every:
        return None
    headline = ranked[2][0] if _is_for_search(*ranked) else every[0]
    return _without_site(_whole(headline, every), ranked[2])


def _is_for_search(
    told: Sequence[str], shared: Sequence[str], headings: Sequence[str], titles: Sequence[str]
) -> bool:
    """Whether machines are told what search engines should show, and people read another headline.

    Then the window's title goes with the former, and what is shared with the heading.
    """
    if not (told and shared and headings and titles) or _are_alike(told[0], headings[0]):
        return False
    return _are_alike(titles[0], told[0]) and _are_alike(shared[0], headings[0])


def _are_alike(one: str, other: str) -> bool:
    one, other = (_SIGNS.sub(" ", fold(each)).strip() for each in (one, other))
    return one in other or other in one


def _likely(titles: Iterable[str]) -> list[str]:
    lines = map(one_line, titles)
    return [line for line in lines if len(line) <= LONGEST and any(map(str.isalnum, line))]


def _without_site(title: str, headings: Sequence[str]) -> str:
    folded = fold(title)
    for heading in headings:
        if folded.startswith(fold(heading)) and _SITE.match(title, len(heading)):
            return title[: len(heading)]
    return title


def _whole(headline: str, others: Sequence[str]) -> str:
    cut = _CUT.search(headline)
    if cut is None:
        return headline
    beginning = fold(headline[: cut.start()])
    longer = (each for each in others if fold(each).startswith(beginning) and not _CUT.search(each))
    return next(longer, headline)
