"""The Russian word for a Belarusian one, and the other way round, where it is sure.

By the lexicon, and else by spelling, as far as a dictionary bears it out: of a Belarusian word's
Russian spellings exactly one must be a word. Where nothing is sure, nothing is said.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from news.language import Language
from news.words.lexicon import ACRONYMS, WORDS
from news.words.morphology import Keys, Morphology
from news.words.respelling import belarusian_spellings, russian_spellings
from news.words.russian import WordKind
from news.words.tokens import fold

_SHORTEST = 3
# «Эканамічны» is «экономический» in the news, though there is «экономичный».
_ADJECTIVES = ("скі", "цкі", "чны")
_OF_ADJECTIVES = ("ий", "ый", "ой")


class Kindred:
    """Words of both languages. Some 400 of the lexicon are looked up when it is first asked."""

    def __init__(self, morphology: Morphology, *, cached_words: int = 1 << 12) -> None:
        self._morphology = morphology
        self._dictionary = morphology.russian
        self.russian = lru_cache(cached_words)(self._find_russian)
        self.belarusian = lru_cache(cached_words)(self._find_belarusian)
        self._entries = lru_cache(None)(self._read_lexicon)

    def _find_russian(self, word: str) -> str | None:
        """The Russian word for a Belarusian one, in its dictionary form; None when unsure."""
        lowered = word.lower()
        if not _is_word(lowered):
            return lowered
        known = self._in_lexicon(lowered, Language.BE)
        return known or self._respelled(lowered)

    def _find_belarusian(self, word: str) -> str | None:
        """The Belarusian word for a Russian one, as far as the lexicon goes."""
        lowered = word.lower()
        if not _is_word(lowered):
            return lowered
        return self._in_lexicon(lowered, Language.RU)

    def lemma(self, word: str) -> str | None:
        """The dictionary form of a Russian word; None when there are several."""
        return _only(self._dictionary.sought(fold(word)))

    def guesses(self, word: str) -> list[str]:
        """How a Russian word may be spelled in Belarusian, if it is one there.

        All of them lead back to it; which is right only a Belarusian text can tell.
        """
        lemma = self.lemma(word)
        if lemma is None:
            return []
        return [each for each in belarusian_spellings(lemma) if self.russian(each) == lemma]

    def _respelled(self, word: str) -> str | None:
        for spellings in russian_spellings(word, self._dictionary.begins):
            known = [each for each in spellings if self._dictionary.knows(each)]
            if known:
                return self._meant(word, known)
        return None

    def _meant(self, word: str, known: Sequence[str]) -> str | None:
        """The lemma of the known words; when some stand in their dictionary form, of those."""
        lemmas = {each: self._dictionary.kinds(each) for each in known}
        forms = {each: lemmas[each][each] for each in known if each in lemmas[each]}
        if word.endswith(_ADJECTIVES):
            forms = {each: kind for each, kind in forms.items() if each.endswith(_OF_ADJECTIVES)}
            return _only({each for each in forms if each.endswith("ический")} or forms)
        others = {lemma: kind for one in lemmas.values() for lemma, kind in one.items()}
        return _likeliest(forms or others)

    def _in_lexicon(self, word: str, language: Language) -> str | None:
        entries = self._entries(language)
        if (exactly := entries.get(fold(word))) is not None:
            return _only(exactly)
        keys = self._morphology.lemmas(word, language)
        return _only({other for key in keys for other in entries.get(key, ())})

    def _read_lexicon(self, language: Language) -> dict[str, frozenset[str]]:
        """The other language's words, by a word as it is written and by its keys."""
        found: dict[str, set[str]] = {}
        for one, other in (*_PAIRS, *_ACRONYMS):
            word, meant = (one, other) if language is Language.BE else (other, one)
            keys = frozenset() if word.isupper() else self._keys_of(word, language)
            for name in (fold(word), *keys):
                found.setdefault(name, set()).add(meant)
        return {name: frozenset(words) for name, words in found.items()}

    def _keys_of(self, word: str, language: Language) -> Keys:
        prefix = "b" if language is Language.BE else "r"
        sought = self._morphology.sought(word, shouted=False)
        return frozenset(key for key in sought if key[0] == prefix)


def _is_word(lowered: str) -> bool:
    letters = lowered.replace("'", "")
    return len(letters) >= _SHORTEST and letters.isalpha() and not letters.isascii()


def _only(words: Iterable[str]) -> str | None:
    """The only one there is; None when there are none, or several."""
    found = set(words)
    return found.pop() if len(found) == 1 else None


def _likeliest(kinds: Mapping[str, WordKind]) -> str | None:
    """The only word of the likeliest kind."""
    likeliest = min(kinds.values(), default=None)
    return _only(word for word, kind in kinds.items() if kind == likeliest)


def _pairs(table: str) -> list[tuple[str, str]]:
    return [(one, other) for one, other in map(str.split, filter(str.strip, table.splitlines()))]


_PAIRS = _pairs(WORDS)
_ACRONYMS = _pairs(ACRONYMS)
