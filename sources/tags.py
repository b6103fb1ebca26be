"""Hashtags and names in a line, and what is left of it without them."""

import re
from collections.abc import Iterable

from news.detail import LONGEST_TAG, MOST_TAGS

_TAG = re.compile(r"[#＃](\w[\w-]*)")
_BETWEEN = re.compile(r"[,;|#＃]")
_AROUND = " \t*_~`\"'«»“”„()[]<>.:!–—-"
_MENTION = re.compile(r"@\w+")


def tags(line: str) -> list[str]:
    """The hashtags of a line, without their sign."""
    return _TAG.findall(line)


def are_tags(line: str) -> bool:
    """Whether a line is hashtags, and no word besides."""
    return bool(tags(line)) and not any(map(str.isalnum, _TAG.sub("", line)))


def may_be_headline(line: str) -> bool:
    """Whether a line says anything, in letters or digits, beside hashtags and @names."""
    return any(map(str.isalnum, _MENTION.sub("", _TAG.sub("", line))))


def listed_tags(value: str) -> list[str]:
    """The tags of a list such as «мост, Припять» or «#мост #припять», without their signs."""
    parts = (" ".join(part.split()).strip(_AROUND) for part in _BETWEEN.split(value))
    return [part for part in parts if any(map(str.isalpha, part))]


def kept_tags(named: Iterable[str]) -> tuple[str, ...]:
    """So many tags, each once, as an article keeps; what is no word is none."""
    found: dict[str, str] = {}
    for each in named:
        if len(each) <= LONGEST_TAG:
            found.setdefault(each.casefold(), each)
    return tuple(found.values())[:MOST_TAGS]
