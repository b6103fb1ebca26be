"""Russian words by the dictionary: which lemmas a form can belong to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple, Protocol

from pymorphy3 import MorphAnalyzer, units  # type: ignore[import-untyped]
from pymorphy3.lang.ru import KNOWN_PREFIXES  # type: ignore[import-untyped]

# Lemmas this much rarer than the best one are left out: «стали» is hardly ever steel.
_RARE = 0.25
# A dictionary form this rare may well be another word's form: «мая» is of «май», no name.
_HARDLY_EVER = 0.02
_NAMES = frozenset(("Surn", "Name", "Patr", "Geox", "Orgn", "Trad"))
_ADJECTIVES = ("ADJF", "PRTF")
_DICTIONARY_FORMS = ("NOUN", "ADJF", "INFN")
_MEANINGFUL = (*_DICTIONARY_FORMS, "VERB", "PRTF", "PRTS", "GRND")
_AFTER_A_VERB = ("INFN", "COMP", "ADJS", "PRTS", "ADVB")
_NOMINATIVE = ("nomn", "accs")
_CASES = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_SURNAME = re.compile(r"(.{2,}(?:[ое]в|[иы]н))(?:а|у|ым|е|ой|ою|ы|ых|ыми)?")
# Endings of names that decline, and what the name ends in itself.
_DECLINED_NAMES = (
    # «Теслой», «Гаагу», «Милеем», «Гарсией».
    (re.compile(r"(.+[бвдзлмнпрстф])(?:ы|е|у|ой|ою)"), "а"),
    (re.compile(r"(.+[гкх])(?:и|е|у|ой|ою)"), "а"),
    (re.compile(r"(.+[жчшщц])(?:и|ы|е|у|ей|ею)"), "а"),
    (re.compile(r"(.+[аеиоуыэюя])(?:я|ю|ем|е)"), "й"),
    (re.compile(r"(.+[бвдзлмнпрстфи])(?:и|е|ю|ей|ею)"), "я"),
)
_NAMES_OF_FORMS = (
    *_DECLINED_NAMES,
    (re.compile(r"(.+[бвгджзклмнпрстфхцчшщ])(?:а|у|[ое]м|е)"), ""),
    (re.compile(r"(.+[бвдзлмнпрстф])(?:и|ью)"), "ь"),
    (re.compile(r"(.+(?:[ое]в|[иы]н))(?:ом|е)"), "о"),
)
# What is a form of another word may be a name in its dictionary form: «Тесла», «Милей», «Илон».
_LIKE_A_NAME = re.compile(r"..+(?:[бвгджзклмнпрстфхцчшщ]а?|[аеоуэюя]й)")
# The same of those that the dictionary lacks.
_UNKNOWN_NAMES = (
    (re.compile(r"(.+[бвдзлмнпрстф])(?:я|ю|ем|е)"), "ь"),
    (re.compile(r"(..+?[гжкхчшщ])(?:ах|ам|ами|ей|ов)?"), "и"),
    (re.compile(r"(..+?[бвдзлмнпрстфц])(?:ах|ам|ами|ов|ев)"), "ы"),
)
_DEGREE = re.compile(r"(.+[шж])(?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими)")

Form = tuple[str, str, str]


class Readings(NamedTuple):
    """What a form can be. Nouns and adjectives go by lemma, with number, gender and case.

    `attribute` are the forms of adjectives that are no pronouns; `numerals` are lemmas of numerals
    that rule a genitive; `verb` is the number of a form
    that is mostly a finite verb.
    """

    usual: frozenset[str]
    nouns: dict[str, frozenset[Form]]
    adjectives: dict[str, frozenset[Form]]
    attribute: frozenset[Form]
    numerals: frozenset[str]
    is_unsure: bool
    verb: str
    follows_verb: bool


class WordKind(IntEnum):
    """What a word is, the likeliest first for somebody who looks for it."""

    COMMON = 0
    VERB = 1
    NAME = 2


class _KnownPrefixes(units.KnownPrefixAnalyzer):  # type: ignore[misc]
    """Known prefixes of known words.

    pymorphy3 guesses at what is left too, in every way in which it can be cut: «недонедонедо…» has
    twice as many for each «недо», and would never end.
    """

    def possible_splits(self, word: str) -> Iterator[tuple[str, str]]:
        """The prefixes of a word, each with the known word that is left."""
        splits: Iterator[tuple[str, str]] = super().possible_splits(word)
        return (split for split in splits if self.morph.word_is_known(split[1]))


# Of pymorphy3's units those that read words of letters alone.
_UNITS = (
    units.DictionaryAnalyzer(),
    _KnownPrefixes(known_prefixes=KNOWN_PREFIXES),
    (units.UnknownPrefixAnalyzer(), units.KnownSuffixAnalyzer()),
    units.UnknAnalyzer(),
)
# The same word is asked for as sought and as meant, or as one of a sentence, soon after.
_JUST_PARSED = 256


class Russian:
    """The Russian dictionary. Loading it takes about a quarter of a second and 30 MB."""

    def __init__(self, *, cached_words: int = 1 << 14) -> None:
        self._analyzer = MorphAnalyzer(lang="ru", units=_UNITS)
        self._parses = lru_cache(_JUST_PARSED)(self._find_parses)
        self.readings = lru_cache(cached_words)(self._find_readings)

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word, in any form."""
        return bool(self._analyzer.word_is_known(word))

    def begins(self, start: str) -> bool:
        """Whether any word of the dictionary begins so; ё is not е here."""
        return bool(self._analyzer.dictionary.words.has_keys_with_prefix(start))

    def noun(self, word: str) -> str | None:
        """The noun that a word is, in its dictionary form; None when it may well be no noun."""
        readings = self.readings(word)
        nouns = readings.usual & readings.nouns.keys()
        is_one = self.knows(word) and len(readings.usual) == 1 and not readings.verb
        return next(iter(nouns), None) if is_one else None

    def kinds(self, word: str) -> dict[str, WordKind]:
        """All that a form can be of, however rare, and what kind of word each is."""
        found: dict[str, WordKind] = {}
        for parse in self._analyzer.parse(word):
            if parse.tag.POS in _DICTIONARY_FORMS:
                lemma, kind = _lemma(parse), _kind(parse)
                found[lemma] = min(kind, found.get(lemma, kind))
        return found

    def meant(self, word: str) -> frozenset[str]:
        """Lemmas of a word met in a text."""
        parses = self._parses(word)
        return frozenset(_usual(_weights(parses)) | _superlatives(word, parses))

    def meant_by_capitalised(self, word: str) -> frozenset[str]:
        """Lemmas of a word that stands with a capital letter: those of names, if that is likely."""
        parses = self._parses(word)
        usual = _usual(_weights(_as_a_name(parses))) | _superlatives(word, parses)
        return frozenset(usual | _surname(word) | self._foreign_name(word))

    def sought(self, word: str) -> frozenset[str]:
        """Lemmas of a word that a reader looks for.

        Readers write the dictionary form, so «банка» is a jar, though in texts it is mostly the
        genitive of a bank.
        """
        parses = self._parses(word)
        weights, usual = _weights(parses), _usual(_weights(parses))
        if not self.knows(word):
            return frozenset(usual | _surname(word) | {word} | _names(word, _DECLINED_NAMES))
        degrees = _superlatives(word, parses)
        if word in degrees:
            return frozenset({word})
        if not any(_is_dictionary_form(word, parse) for parse in parses):
            return frozenset(usual | _surname(word) | _like_a_name(word))
        others = {_lemma(parse) for parse in parses if _is_meaningful(parse)} - {word}
        if weights[word] >= (_RARE if _is_first_name(word, parses) else _HARDLY_EVER):
            names = {_lemma(parse) for parse in _as_a_name(parses) if _is_a_name(parse)}
            others &= names | _mostly_adjectives(word, parses, weights)
        return frozenset({word} | (usual & others))

    def _foreign_name(self, word: str) -> set[str]:
        """«Маска» is of Маск and «Сморгони» of Сморгонь, unless those are words of their own."""
        names = _names(word, _NAMES_OF_FORMS) | _like_a_name(word)
        if not self.knows(word):
            names |= _names(word, _UNKNOWN_NAMES)
        return {name for name in names if not self._is_common(name)}

    def _is_common(self, word: str) -> bool:
        """Whether it is the dictionary form of a word that is no name."""
        parses = self._analyzer.parse(word) if self.knows(word) else []
        return any(_lemma(parse) == word and not _is_a_name(parse) for parse in parses)

    def _find_parses(self, word: str) -> list["_Parse"]:
        """What the word can be; no imperative, when it can be anything else: «пришли», «вели»."""
        parses: list[_Parse] = self._analyzer.parse(word)
        return [parse for parse in parses if parse.tag.mood != "impr"] or parses

    def _find_readings(self, word: str) -> Readings:
        parses = self._parses(word)
        nouns = [parse for parse in parses if parse.tag.POS == "NOUN"]
        adjectives = [parse for parse in parses if parse.tag.POS in _ADJECTIVES]
        best = parses[0].tag.POS if parses else None
        return Readings(
            self.meant(word),
            _forms_by_lemma(nouns),
            _forms_by_lemma(adjectives),
            frozenset(
                form
                for parse in adjectives
                if "Apro" not in parse.tag.grammemes
                for form in _forms(parse.tag)
            ),
            frozenset(
                _lemma(parse)
                for parse in parses
                if parse.tag.POS == "NUMR" and parse.tag.case in _NOMINATIVE
            ),
            is_unsure=len(set(map(_lemma, parses))) > 1,
            verb=(parses[0].tag.number or "") if best == "VERB" else "",
            follows_verb=best in _AFTER_A_VERB,
        )


class _Tag(Protocol):
    POS: str | None
    number: str | None
    gender: str | None
    case: str | None
    mood: str | None
    grammemes: frozenset[str]


class _Parse(Protocol):
    normal_form: str
    score: float
    tag: _Tag


def _lemma(parse: _Parse) -> str:
    return str(parse.normal_form).replace("ё", "е")


def _is_a_name(parse: _Parse) -> bool:
    return not _NAMES.isdisjoint(parse.tag.grammemes)


def _kind(parse: _Parse) -> WordKind:
    if _is_a_name(parse):
        return WordKind.NAME
    return WordKind.VERB if parse.tag.POS == "INFN" else WordKind.COMMON


def _is_first_name(lemma: str, parses: list[_Parse]) -> bool:
    """Whether the lemma is nothing but a first name: «марта» is more often of «март»."""
    return all("Name" in parse.tag.grammemes for parse in parses if _lemma(parse) == lemma)


def _is_dictionary_form(word: str, parse: _Parse) -> bool:
    return _lemma(parse) == word and parse.tag.POS in _DICTIONARY_FORMS


def _is_meaningful(parse: _Parse) -> bool:
    return parse.tag.POS in _MEANINGFUL and "Apro" not in parse.tag.grammemes


def _superlatives(word: str, parses: list[_Parse]) -> set[str]:
    """«Высшего» is of «высокий», and of «высший», which a reader may look for alone."""
    degree = _DEGREE.fullmatch(word)
    is_one = degree and any("Supr" in parse.tag.grammemes for parse in parses)
    return {degree[1] + "ий"} if degree and is_one else set()


def _weights(parses: list[_Parse]) -> dict[str, float]:
    if len({parse.score for parse in parses}) == 1:
        # The dictionary has counted none of them, so that the number of cases would count.
        return dict.fromkeys(map(_lemma, parses), 1.0)
    weights: dict[str, float] = defaultdict(float)
    for parse in parses:
        weights[_lemma(parse)] += parse.score
    return weights


def _mostly_adjectives(word: str, parses: list[_Parse], weights: dict[str, float]) -> set[str]:
    """«Первое» is a dish, but mostly a form of «первый»."""
    lemmas = {_lemma(parse) for parse in parses if parse.tag.POS in _ADJECTIVES}
    return {lemma for lemma in lemmas if weights[lemma] > weights[word]}


def _usual(weights: dict[str, float]) -> set[str]:
    least = max(weights.values(), default=0.0) * _RARE
    return {lemma for lemma, weight in weights.items() if weight >= least}


def _as_a_name(parses: list[_Parse]) -> list[_Parse]:
    names = [parse for parse in parses if _is_a_name(parse)]
    if sum(parse.score for parse in names) * 2 < sum(parse.score for parse in parses):
        return parses
    return [parse for parse in names if parse.tag.number == "sing"] or names


def _surname(word: str) -> set[str]:
    """«Снопковым» is of Снопков, whether the dictionary knows him or not."""
    match = _SURNAME.fullmatch(word)
    return {match[1]} if match else set()


def _names(word: str, endings: Iterable[tuple[re.Pattern[str], str]]) -> set[str]:
    return {match[1] + end for name, end in endings if (match := name.fullmatch(word))}


def _like_a_name(word: str) -> set[str]:
    return {word} if _LIKE_A_NAME.fullmatch(word) else set()


def _forms_by_lemma(parses: list[_Parse]) -> dict[str, frozenset[Form]]:
    forms: dict[str, set[Form]] = {}
    for parse in parses:
        forms.setdefault(_lemma(parse), set()).update(_forms(parse.tag))
    return {lemma: frozenset(found) for lemma, found in forms.items()}


def _forms(tag: _Tag) -> set[Form]:
    case = _CASES.get(tag.case or "", tag.case or "")
    if tag.number == "plur":
        return {("plur", "", case)}
    genders = ("masc", "femn") if "ms-f" in tag.grammemes else (tag.gender or "",)
    return {("sing", gender, case) for gender in genders}
