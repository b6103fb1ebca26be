"""The headline of a page, among its titles."""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from sources.plaintext import clean, fold

LONGEST = 300
_SITE = re.compile(r"\s+[|–—·•»:-]\s|\s*[|»]")
"""What stands between a title and the name of the site."""
_CUT = re.compile(r"\s*(?:…|\.\.\.)$")


def one_line(text: str) -> str:
    """A text on one line; what sites escape twice is unescaped twice."""
    return " ".join(clean(unescape(unescape(text[: 4 * LONGEST]))).split())


def headline_of(told: Iterable[str], headings: Iterable[str], titles: Iterable[str]) -> str | None:
    """The headline: as the page tells it to machines, else its heading, else its window's title.

    It goes without the name of the site, and whole where only one of them was cut off.
    """
    written = _likely(headings)
    every = [*_likely(told), *written, *_likely(titles)]
    if not every:
        return None
    return _without_site(_whole(every[0], every[1:]), written)


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
