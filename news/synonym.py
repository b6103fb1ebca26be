"""Synonyms as an editor writes them: ``ЕАЭС = Евразийский экономический союз``."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from news.storable import storable
from news.words.signs import APOSTROPHES, EQUALS, QUOTES, SINGLE_QUOTES
from news.words.tokens import fold, tokenize

MOST_MEMBERS = 8
MOST_MEMBER_WORDS = 10
LONGEST_MEMBER = 120
_SIGN = "="
LONGEST_GROUP_TEXT = 5_000
"""Characters; Telegram takes 4 096."""
_QUOTES = " " + QUOTES + SINGLE_QUOTES + APOSTROPHES
_EQUALS = str.maketrans(dict.fromkeys(EQUALS, _SIGN))


class SynonymFault(StrEnum):
    """Why a text is no group of synonyms."""

    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    SEVERAL = "several"


class SynonymError(ValueError):
    """A text is no group of synonyms; ``reason`` is why."""

    def __init__(self, reason: SynonymFault) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """Words and phrases that the newsroom holds to be the same, as an editor wrote them."""

    id: int
    members: tuple[str, ...]

    def __str__(self) -> str:
        return written(self.members)


def parse_synonyms(text: str) -> tuple[str, ...]:
    """The members of the group that a text writes, each once. Raises SynonymError."""
    if len(text) > LONGEST_GROUP_TEXT:
        raise SynonymError(SynonymFault.TOO_LONG)
    text = storable(text).translate(_EQUALS)
    if sum(len(distinct(line.split(_SIGN))) > 1 for line in text.splitlines()) > 1:
        raise SynonymError(SynonymFault.SEVERAL)
    parts = text.split(_SIGN)
    members = distinct(" ".join(part.split()).strip(_QUOTES) for part in parts)
    if len(members) < 2:  # noqa: PLR2004 - it takes two to be the same
        raise SynonymError(SynonymFault.TOO_FEW)
    if len(members) > MOST_MEMBERS:
        raise SynonymError(SynonymFault.TOO_MANY)
    if any(
        len(member) > LONGEST_MEMBER or len(_folded(member)) > MOST_MEMBER_WORDS
        for member in members
    ):
        raise SynonymError(SynonymFault.TOO_LONG)
    return members


def split(text: str) -> tuple[str, ...]:
    """The members of a group that is written in a well-formed way."""
    return tuple(text.split(f" {_SIGN} "))


def written(members: Iterable[str]) -> str:
    """The members as they are written; parse_synonyms reads it back."""
    return f" {_SIGN} ".join(members)


def distinct(members: Iterable[str]) -> tuple[str, ...]:
    """The members that hold a word, each once, in whatever case and with whatever signs."""
    by_words: dict[tuple[str, ...], str] = {}
    for member in members:
        by_words.setdefault(_folded(member), member)
    by_words.pop((), None)
    return tuple(by_words.values())


def share_a_member(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether something belongs to both groups."""
    return not set(map(_folded, one)).isdisjoint(map(_folded, other))


@lru_cache(1 << 13)
def _folded(member: str) -> tuple[str, ...]:
    return tuple(fold(token.written) for token in tokenize(member))
