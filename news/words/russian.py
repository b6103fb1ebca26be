"""Russian words by the dictionary: which lemmas a form can belong to."""

from collections import Counter
from typing import Protocol

from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped]

# Readings this much rarer than the best one are left out: «стали» is hardly ever steel.
_RARE = 0.25
_HARDLY_EVER = 0.02
_PROPER = ("Surn", "Name", "Patr", "Geox", "Orgn", "Trad")
_DICTIONARY_FORMS = ("NOUN", "ADJF", "INFN", "NPRO", "NUMR")


class _Tag(Protocol):
    POS: str | None

    def __contains__(self, grammeme: str) -> bool: ...


class _Parse(Protocol):
    normal_form: str
    score: float
    tag: _Tag


class Russian:
    """The Russian dictionary. Loading it takes about a quarter of a second and 30 MB."""

    def __init__(self) -> None:
        self._analyzer = MorphAnalyzer(lang="ru")

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word, in any form."""
        return bool(self._analyzer.word_is_known(word))

    def meant(self, word: str) -> frozenset[str]:
        """Lemmas of a word met in a text."""
        return frozenset(_usual(_weights(self._analyzer.parse(word))))

    def meant_by_capitalised(self, word: str) -> frozenset[str]:
        """Lemmas of a word that stands with a capital letter: those of names, if that is likely."""
        return frozenset(_usual(_weights(_as_a_name(self._analyzer.parse(word)))))

    def sought(self, word: str) -> frozenset[str]:
        """Lemmas of a word that a reader looks for.

        Readers write the dictionary form, so «банка» is a jar, though in texts it is mostly the
        genitive of a bank.
        """
        parses = self._analyzer.parse(word)
        weights = _weights(parses)
        usual = _usual(weights)
        if not self.knows(word) or not _is_dictionary_form(word, parses):
            return frozenset(usual)
        if weights[word] < _HARDLY_EVER:
            return frozenset({word, *usual})
        names = {_lemma(parse) for parse in parses if _is_proper(parse)}
        return frozenset({word, *(usual & names)})


def _lemma(parse: _Parse) -> str:
    return str(parse.normal_form).replace("ё", "е")


def _is_proper(parse: _Parse) -> bool:
    return any(mark in parse.tag for mark in _PROPER)


def _is_dictionary_form(word: str, parses: list[_Parse]) -> bool:
    return any(_lemma(parse) == word and parse.tag.POS in _DICTIONARY_FORMS for parse in parses)


def _weights(parses: list[_Parse]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for parse in parses:
        weights[_lemma(parse)] += parse.score
    return weights


def _usual(weights: Counter[str]) -> set[str]:
    least = max(weights.values(), default=0) * _RARE
    return {lemma for lemma, weight in weights.items() if weight >= least}


def _as_a_name(parses: list[_Parse]) -> list[_Parse]:
    names = [parse for parse in parses if _is_proper(parse)]
    weight = sum(parse.score for parse in names)
    return names if weight * 2 >= sum(parse.score for parse in parses) else parses
