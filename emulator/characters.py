"""Characters as Telegram counts, cleans and trims them (tdlib, ``misc.cpp``)."""

import re
from bisect import bisect_right

from emulator.entities import Entity

_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_REPEATED_MARK = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
_TOUCHED = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a\u200e\u200f]")
"""Anything that is not left as it is."""

_INVISIBLE = re.compile(
    r"[\s\u1680\u180e\u2000-\u200f\u202e\u202f\u205f-\u2064\u2800\u3000\ufeff\ufffc]*"
)
_BLANKS = " \n"


def utf16_length(text: str) -> int:
    """The length in UTF-16 units, in which Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen."""
    return _INVISIBLE.fullmatch(text) is not None


def clean(text: str, entities: list[Entity]) -> str:
    """The text without characters Telegram removes; the entities are moved in place."""
    if not _TOUCHED.search(text):
        return text
    removed = [utf16_length(text[: hit.start()]) for hit in _REMOVED.finditer(text)]
    if removed:
        _close_gaps(entities, removed)
        text = _REMOVED.sub("", text)
    text = _CONTROL.sub(" ", text)
    return _REPEATED_MARK.sub("\u200c", text)


def _close_gaps(entities: list[Entity], removed: list[int]) -> None:
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        before = bisect_right(removed, start - 1)
        inside = bisect_right(removed, end - 1) - before
        entity["offset"] -= before
        entity["length"] -= inside
    entities[:] = [entity for entity in entities if entity["length"] > 0]


def trim(text: str, entities: list[Entity]) -> str:
    """The text without blanks around it; a leading blank that is formatted stays."""
    text = text.rstrip(_BLANKS)
    end = utf16_length(text)
    for entity in entities:
        entity["length"] = min(entity["length"], end - entity["offset"])
    entities[:] = [entity for entity in entities if entity["length"] > 0]
    first = min((entity["offset"] for entity in entities), default=len(text))
    blanks = min(len(text) - len(text.lstrip(_BLANKS)), first)
    for entity in entities:
        entity["offset"] -= blanks
    return text[blanks:]
