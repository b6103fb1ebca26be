"""The word that a misspelt one was meant to be."""

from collections.abc import Sequence
from difflib import get_close_matches

from news.release.tokens import LANGUAGES, vocabulary

_RESEMBLES = 0.75


def resembled(word: str, text: Sequence[str]) -> str | None:
    """The known word that is most like a word, in the language of the text first."""
    spoken = sorted(range(len(LANGUAGES)), key=lambda each: -_known(each, text))
    found = (get_close_matches(word, vocabulary(each), 1, _RESEMBLES) for each in spoken)
    return next(
        (vocabulary(each)[near[0]] for each, near in zip(spoken, found, strict=True) if near), None
    )


def _known(language: int, text: Sequence[str]) -> int:
    return sum(word in vocabulary(language) for word in text)
