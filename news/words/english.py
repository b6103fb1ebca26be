"""English words by rule: inflection only, so that `policy` is not `police` nor `new` `news`."""

import re

from news.words.english_tables import (
    ADJECTIVES,
    COMPOUNDED,
    GRADABLE,
    NOUNS,
    PRONOUNS,
    UNINFLECTED,
    VERBS,
    WORDS_OF_THEIR_OWN,
)

_NONE: frozenset[str] = frozenset()
_DOUBLED = re.compile(r".*[aeiou]([bdgklmnprtv])\1$")
_SHORT = re.compile(r"(?:[^aeiouy]+|[^aeiou]*qu)?[aeiouy][^aeiouwxy]$")
_VOWEL = re.compile(r"[aeiouy]")
_SHORTEST_STEM = 3
_PREFIXES = frozenset("over under out re un mis fore with up".split())  # noqa: SIM905


class English:
    """English by rule, and the words that no rule covers."""

    def __init__(self) -> None:
        self._verbs, self._nouns = _read(VERBS), _read(COMPOUNDED)
        self._bases = _read(VERBS, NOUNS, COMPOUNDED, ADJECTIVES, PRONOUNS) | _degrees()
        self._uninflected = frozenset(UNINFLECTED.split())
        self._words_of_their_own = frozenset(WORDS_OF_THEIR_OWN.split())

    def meant(self, word: str) -> frozenset[str]:
        """Words of the dictionary that a form met in a text can belong to."""
        if word in self._uninflected:
            return frozenset({word})
        irregular = self._bases.get(word, _NONE) | self._compound(word)
        return frozenset({word, *irregular, *_singular(word), *_infinitive(word)})

    def sought(self, word: str) -> frozenset[str]:
        """Words of the dictionary that a reader looks for by this form."""
        if word in self._uninflected or word in self._words_of_their_own:
            return frozenset({word})
        if word in self._bases:
            return self._bases[word] | {word}
        return frozenset({word, *self._compound(word), *_singular(word), *_infinitive(word)})

    def _compound(self, word: str) -> frozenset[str]:
        """What «overran» and «housewives» are forms of."""
        for place in range(2, len(word) - _SHORTEST_STEM + 1):
            beginning, rest = word[:place], word[place:]
            bases = (self._verbs if beginning in _PREFIXES else self._nouns).get(rest, _NONE)
            if bases:
                return frozenset(beginning + base for base in bases)
        return _NONE


def _read(*tables: str) -> dict[str, frozenset[str]]:
    """Base forms by inflected form. Lines and `;` part entries; an entry begins with the base."""
    found: dict[str, set[str]] = {}
    for entry in "\n".join(tables).replace("\n", ";").split(";"):
        base, *forms = entry.split() or [""]
        for form in forms:
            found.setdefault(form, set()).add(base)
    return {form: frozenset(bases) for form, bases in found.items()}


def _degrees() -> dict[str, frozenset[str]]:
    """«Cooler», «bigger» and «happiest», each with its adjective."""
    return {
        _stem_of_degree(adjective) + ending: frozenset({adjective})
        for adjective in GRADABLE.split()
        for ending in ("er", "est")
    }


def _stem_of_degree(adjective: str) -> str:
    if adjective.endswith("e"):
        return adjective[:-1]
    if adjective[-1] == "y" and adjective[-2] not in "aeiou":
        return adjective[:-1] + "i"
    return adjective + adjective[-1] * bool(_SHORT.fullmatch(adjective))


def _singular(word: str) -> set[str]:
    if len(word) <= _SHORTEST_STEM or not word.endswith("s") or word.endswith("ss"):
        return set()
    if word.endswith("ies"):
        return {word[:-3] + "y", word[:-1]}
    if word.endswith(("ses", "shes", "ches", "xes", "zes", "oes")):
        return {word[:-2], word[:-1]}
    return {word[:-1]}


def _infinitive(word: str) -> set[str]:
    if word.endswith("ied") and len(word) > len("tied"):
        return {word[:-3] + "y"}
    if word.endswith("eed"):
        return {word[:-1]} if len(word) > len("speed") else set()
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            return _bases(word.removesuffix(ending))
    return set()


def _bases(stem: str) -> set[str]:
    if not _VOWEL.search(stem) or len(stem) < _SHORTEST_STEM - 1:
        return set()
    if _DOUBLED.match(stem) and len(stem) > _SHORTEST_STEM:
        if stem.endswith("ll"):
            return {stem, stem[:-1]} if _VOWEL.search(stem[:-3]) else {stem}
        return {stem[:-1]}
    if _SHORT.fullmatch(stem):
        return {stem + "e"}
    if len(stem) < _SHORTEST_STEM:
        return {stem} if _VOWEL.match(stem[-1]) else {stem + "e"}
    return {stem, stem + "e"} - {"unit"}
