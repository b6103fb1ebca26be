"""The word that a misspelt one was meant to be."""

from collections.abc import Sequence
from difflib import get_close_matches

from news.release.tokens import LANGUAGES, vocabulary

_RESEMBLES = 0.75
_FEW_LETTERS = 2


def resembled(word: str, text: Sequence[str]) -> str | None:
    """The known word that is most like a word, in the language of the text first."""
    spoken = sorted(range(len(LANGUAGES)), key=lambda each: -_known(each, text))
    found = ((each, get_close_matches(word, _alike(word, each), 1, _RESEMBLES)) for each in spoken)
    return next((vocabulary(each)[near[0]] for each, near in found if near), None)


def _alike(word: str, language: int) -> list[str]:
    """The words of about the same length: a full comparison is slow."""
    return [each for each in vocabulary(language) if abs(len(each) - len(word)) <= _FEW_LETTERS]


def _known(language: int, text: Sequence[str]) -> int:
    return sum(word in vocabulary(language) for word in text)
