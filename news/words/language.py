"""Which language a word, and a text, is written in, by spelling alone."""

import re
from collections import Counter
from collections.abc import Iterable

from news.language import Language

_LATIN = re.compile(r"[a-zß-ɏ]")
_CYRILLIC = re.compile(r"[а-яёіўєїґ]")
# Russian writes these, Belarusian never does: its р, т, д, ж, ш, ч are hard, its в turns into ў
# before a consonant, its unstressed о is а, so that two of them hardly ever meet in a word.
_ONLY_RUSSIAN = re.compile(
    r"[ищъ]|[ртджшч][еяюь]|[аеоуыэюя]в(?![аеоуыэюяьі])|о.*о|"
    r"^(?:что|это|эта|эти|как|от|она|они|был|была|было|его|еще|все|чтобы|к|с|со|об|где)$"
)
_ONLY_BELARUSIAN = re.compile(
    r"[іў]|'|[жшч]ы|ць|шч|цца$|ыя$|уе$|"
    r"^(?:гэта|гэты|што|як|ад|яго|яна|яны|каб|але|пра|з|са|ды|ужо|аб|больш|дзе|для|яе|мае)$"
)
_CLEARLY = 3
_RUSSIAN = frozenset({Language.RU})
_BELARUSIAN = frozenset({Language.BE})
_ENGLISH = frozenset({Language.EN})
_EITHER = _RUSSIAN | _BELARUSIAN
_NONE: frozenset[Language] = frozenset()


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
    votes = Counter(allowed for word in words if len(allowed := languages_of(word)) == 1)
    russian, belarusian = votes[_RUSSIAN], votes[_BELARUSIAN]
    if russian >= _CLEARLY * belarusian and russian:
        return _RUSSIAN
    if belarusian >= _CLEARLY * russian and belarusian:
        return _BELARUSIAN
    return _EITHER


def detect_language(words: Iterable[str]) -> Language | None:
    """The language that most of the words are in; None when no word tells.

    Where Cyrillic words allow both Russian and Belarusian, they are taken for Russian.
    """
    counted = Counter(languages_of(word) for word in words)
    latin = counted[_ENGLISH]
    russian, belarusian, either = counted[_RUSSIAN], counted[_BELARUSIAN], counted[_EITHER]
    if not latin + russian + belarusian + either:
        return None
    if latin > russian + belarusian + either:
        return Language.EN
    return Language.BE if belarusian > russian else Language.RU
