"""What a word can be, in every language at once: keys on which texts and rules meet."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from news.language import Language
from news.words.acronyms import is_acronym, spellings, undeclined
from news.words.belarusian import Belarusian
from news.words.context import meant_between
from news.words.english import English
from news.words.language import languages_of
from news.words.russian import Russian
from news.words.tokens import fold

Keys = frozenset[str]
Phrase = tuple[Keys, ...]
"""The keys of words side by side; a single word is a phrase of one."""
Lemmas = Callable[[str], frozenset[str]]

_RUSSIAN = "r"
_PREFIX = {Language.RU: _RUSSIAN, Language.BE: "b", Language.EN: "e"}
_ACRONYM = "a"
_EXACT = "x"
_SHORTEST_WORD = 2
_NONE: Keys = frozenset()


class Morphology:
    """The dictionaries, loaded once: some 0.3 s and 40 MB. Safe to share between tasks.

    A key is a short string of letters and digits, with neither space nor punctuation: the lemma in
    one language (`rдоговор`), an acronym (`aвоз`), the very form (`xминском`).
    """

    def __init__(self, *, cached_words: int = 1 << 15) -> None:
        self.russian = Russian()
        belarusian, english = Belarusian(), English()
        self._meant: dict[Language, Lemmas] = {
            Language.RU: self.russian.meant,
            Language.BE: belarusian.meant,
            Language.EN: english.meant,
        }
        self._meant_by_capitalised = {
            **self._meant,
            Language.RU: self.russian.meant_by_capitalised,
        }
        self._sought = {
            Language.RU: self.russian.sought,
            Language.BE: belarusian.sought,
            Language.EN: english.sought,
        }
        self._keys_meant = lru_cache(cached_words)(self._find_keys_meant)
        self._keys_sought = lru_cache(cached_words)(self._find_keys_sought)

    def lemmas(self, word: str, language: Language | None = None) -> Keys:
        """Lemmas, as keys, of a word met in a text in this language, or in any it can be in."""
        languages = languages_of(word) if language is None else frozenset({language})
        return _keys(fold(word), languages, self._meant)

    def meant(self, written: str, languages: frozenset[Language], *, shouted: bool) -> Keys:
        """Keys of a word met in a text.

        `languages` are those of the text; they count where the word's own spelling leaves a
        choice. `shouted` says that the words around it are in capitals too.
        """
        return self._keys_meant(written, languages, shouted=shouted)

    def in_context(self, words: Sequence[str], keys: Sequence[Keys]) -> list[Keys]:
        """The keys of a sentence's words, with the Russian lemmas as their neighbours tell them."""
        readings = [
            self.russian.readings(fold(word)) if any(key[0] == _RUSSIAN for key in own) else None
            for word, own in zip(words, keys, strict=True)
        ]
        around = zip([None, *readings], readings, [*readings[1:], None], strict=False)
        found = list(keys)
        for place, (before, word, after) in enumerate(around):
            if word is not None and word.is_unsure:
                is_name = place > 0 and words[place][0].isupper()
                lemmas = meant_between(None if is_name else before, word, after)
                if lemmas:
                    others = {key for key in keys[place] if key[0] != _RUSSIAN}
                    found[place] = frozenset(others | {_RUSSIAN + lemma for lemma in lemmas})
        return found

    def sought(self, written: str, *, shouted: bool, in_phrase: bool = False) -> Keys:
        """Keys of a word that a reader looks for. An acronym is sought as an acronym only.

        A word alone is taken for a dictionary form when it can be one; in a phrase, where words
        stand in any form and tell each other's meaning, it is all that it can be.
        """
        return self._keys_sought(written, shouted=shouted, in_phrase=in_phrase)

    def joined(self, parts: Sequence[str], languages: frozenset[Language]) -> Keys:
        """Keys of a hyphenated word met in a text, as it is written in one: Wi-Fi, WiFi."""
        keys = self.meant("".join(parts), languages, shouted=True)
        return frozenset(key for key in keys if key[0] not in {_EXACT, _ACRONYM})

    def exact(self, written: str) -> Keys:
        """The key of this form and no other."""
        return frozenset({_EXACT + fold(written)})

    def _find_keys_meant(
        self, written: str, languages: frozenset[Language], *, shouted: bool
    ) -> Keys:
        folded = fold(written)
        keys = self.exact(written)
        base = undeclined(written)
        if base is not None:
            keys |= self._find_keys_meant(base, languages, shouted=False) - self.exact(base)
        if not shouted and written.isupper():
            keys |= {_ACRONYM + fold(each) for each in spellings(written)}
        if is_acronym(written):
            keys |= {_ACRONYM + folded}
            if not shouted:
                return keys
        own = languages_of(written)
        capital = written[0].isupper() and not written.isupper()
        dictionaries = self._meant_by_capitalised if capital else self._meant
        return keys | _keys(folded, own & languages or own, dictionaries)

    def _find_keys_sought(self, written: str, *, shouted: bool, in_phrase: bool) -> Keys:
        folded = fold(written)
        capitals = written.upper()
        is_any = is_acronym(capitals) or bool(spellings(capitals))
        acronym = frozenset({_ACRONYM + folded}) if is_any else _NONE
        if is_acronym(written) and not shouted:
            return acronym
        languages = languages_of(written)
        keys = _keys(folded, languages, self._sought)
        if in_phrase:
            keys |= _keys(folded, languages, self._meant)
        return (keys or self.exact(written)) | acronym


def _keys(
    folded: str, languages: frozenset[Language], dictionaries: Mapping[Language, Lemmas]
) -> Keys:
    if len(folded) < _SHORTEST_WORD or not folded.isalpha():
        return _NONE
    return frozenset(
        _PREFIX[language] + lemma
        for language in languages
        for lemma in dictionaries[language](folded)
    )
