"""Where an article is from: the words that say so, and the address beside them."""

import re
from dataclasses import dataclass

from news.address import canonical_url
from sources import vocabulary

_NAMES = "|".join(sorted((*vocabulary.SOURCES, *vocabulary.LINKS), key=len, reverse=True))
_LABEL = re.compile(rf"\W*(?:{_NAMES})\W*", re.IGNORECASE)
_LABELLED = re.compile(
    rf"[\W_]{{0,12}}(?:{_NAMES})[\s*_~`)\]]{{0,6}}(?:[:：=]|\s[–—-]\s)(?P<said>.+)$", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]«»\"]+", re.IGNORECASE)
_BARE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,6}(?:/\S*)?$")
_AROUND = ' \t*_~`"«»<>'
_LONGEST = 2_000
_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Origin:
    """The address that fills a line, and whether a label such as «Источник:» stands before it."""

    url: str
    is_labelled: bool


def read_origin(line: str) -> Origin | None:
    """The address of a line that says nothing else, but perhaps the name of whose it is."""
    if len(line) > _LONGEST:
        return None
    if _BARE.fullmatch(line):
        url = canonical_url(line)
        return Origin(url, is_labelled=False) if url else None
    found = _LABELLED.match(line)
    said = found["said"].strip(_AROUND) if found else ""
    named = [part for part in _ADDRESS.split(said, maxsplit=1) if _words(part)]
    url = address_in(said)
    if url is None or len(named) > 1 or any(len(_words(part)) > _NAME_WORDS for part in named):
        return None
    return None if _ADDRESS.search("".join(named)) else Origin(url, is_labelled=True)


def is_label(text: str) -> bool:
    """Whether a text is «Источник:» or the like, in any of the three languages, and no more."""
    return _LABEL.fullmatch(text) is not None


def address_in(value: str) -> str | None:
    """The first web address in what a label says, canonical; or the host that it is."""
    found = _ADDRESS.search(value)
    if found:
        return canonical_url(found[0].rstrip(".,;"))
    return canonical_url(f"https://{value}") if _HOST.match(value) else None


def _words(text: str) -> list[str]:
    return [word for word in text.split() if any(map(str.isalnum, word))]
