"""Which language a word, and a text, is written in, by spelling alone."""

import re
from collections import Counter
from collections.abc import Iterable

from news.language import Language

_LATIN = re.compile(r"[a-zß-ɏ]")
_CYRILLIC = re.compile(r"[а-яёіўєїґ]")
# Russian writes these, Belarusian never does: its р, т, д, ж, ш, ч are hard, its в turns into ў
# before a consonant, its unstressed о is а, so that two of them hardly ever meet in a word.
_ONLY_RUSSIAN = re.compile(r"[ищъ]|[ртджшч][еяюь]|[аеоуыэюя]в(?![аеоуыэюяьі'])|о.*о")
_ONLY_BELARUSIAN = re.compile(r"[іў]|'|[жшч]ы|ць|шч|цца$|ыя$|уе$")
# Short words that tell the language of a text, though a name may be spelled so in the other.
_OFTEN_RUSSIAN = frozenset(
    "что это эта эти как от она они был была было его еще все чтобы к с со об где".split()  # noqa: SIM905
)
_OFTEN_BELARUSIAN = frozenset(
    "гэта гэты што як ад яго яна яны каб але пра з са ды ужо аб больш дзе для яе мае".split()  # noqa: SIM905
)
_RUSSIAN = frozenset({Language.RU})
_BELARUSIAN = frozenset({Language.BE})
_ENGLISH = frozenset({Language.EN})
_EITHER = _RUSSIAN | _BELARUSIAN
_NONE: frozenset[Language] = frozenset()
_CLEARLY = 3


def languages_of(word: str) -> frozenset[Language]:
    """Languages whose spelling allows the word."""
    word = word.lower().replace("ё", "е")
    if _CYRILLIC.search(word):
        if _ONLY_BELARUSIAN.search(word):
            return _BELARUSIAN
        return _RUSSIAN if _ONLY_RUSSIAN.search(word) else _EITHER
    return _ENGLISH if _LATIN.search(word) else _NONE


def cyrillic_languages(words: Iterable[str]) -> frozenset[Language]:
    """The languages that the Cyrillic words of a text may be in: one, or two when it is unclear."""
    votes = Counter(map(_vote, words))
    russian, belarusian = votes[_RUSSIAN], votes[_BELARUSIAN]
    if russian and russian >= _CLEARLY * belarusian:
        return _RUSSIAN
    if belarusian and belarusian >= _CLEARLY * russian:
        return _BELARUSIAN
    return _EITHER


def detect_language(words: Iterable[str]) -> Language | None:
    """The language that most of the words are in; None when no word tells.

    Cyrillic words that may be either Russian or Belarusian are taken for Russian. A text with some
    Cyrillic is not English, however many foreign names it holds.
    """
    votes = Counter(map(_vote, words))
    cyrillic = votes[_RUSSIAN] + votes[_BELARUSIAN] + votes[_EITHER]
    if votes[_ENGLISH] > _CLEARLY * cyrillic:
        return Language.EN
    if not cyrillic:
        return None
    return Language.BE if votes[_BELARUSIAN] > votes[_RUSSIAN] else Language.RU


def _vote(word: str) -> frozenset[Language]:
    folded = word.lower().replace("ё", "е")
    if folded in _OFTEN_RUSSIAN:
        return _RUSSIAN
    return _BELARUSIAN if folded in _OFTEN_BELARUSIAN else languages_of(word)
