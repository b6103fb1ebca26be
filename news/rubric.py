"""Rubrics: the sections of the newsroom, named in every interface language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from news.language import Language

# Two letters of ten may be wrong.
_CLOSE = 0.8
# Longer than all names together is no list of them.
_LONGEST = 500
_LONGEST_NAME = 12
_SHORTEST_WORD = 3
_JOINING = frozenset({"и", "і", "and", "или", "або", "or"})
# What the rule language gives a meaning to: this form only, either, not this.
_RULE_SIGN = re.compile(r"[=|]|(?:^|\s)[-\u2010-\u2015\u2212](?=\w)")
_QUOTED = re.compile('["«“„]([^"«»“”„]*)["»”“]')
_UNREAD = re.compile("[\u0300\u0301\u00ad\u200b-\u200f\u2060-\u2064\ufe0f\ufeff'’ʼ`´]")
_SIGNS = re.compile(r"[\W_]+")
_LISTED = re.compile(r"[,;/|>»›→&#+•·]|\s[-–—]\s")
_AND = re.compile(r"\s+(?:и|і|ды|and)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rubric:
    """A section of the newsroom; ``slug`` is its permanent Latin name.

    A ``hidden`` one is offered to nobody; who follows it gets it still. ``former`` are those that
    were merged into it: what has their ids and names leads here.
    """

    id: int
    slug: str
    emoji: str
    names: Mapping[Language, str]
    hidden: bool = False
    former: tuple["Rubric", ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        """Its id behind those of the rubrics that were merged into it."""
        return (*(each.id for each in self.former), self.id)

    def name(self, language: Language) -> str:
        """The rubric's name in an interface language."""
        return self.names[language]


@dataclass(frozen=True, slots=True)
class Named:
    """The rubrics that words name; ``choice`` are all they may mean, if a word is of several."""

    rubrics: tuple[Rubric, ...] = ()
    choice: tuple[Rubric, ...] = ()


def by_id(rubrics: Iterable[Rubric]) -> dict[int, Rubric]:
    """The rubrics by their ids, and by those of the rubrics that were merged into them."""
    return {id_: rubric for rubric in rubrics for id_ in rubric.ids}


def find_rubric(name: str, rubrics: Iterable[Rubric]) -> Rubric | None:
    """The rubric that ``name`` names: in any language or by slug, in any case, ё = е.

    Signs and spaces make no difference, but those of the rule language: ``=спорт`` is no rubric.
    One that was merged into another names that one, unless a rubric of today has its name.
    """
    rubrics = tuple(rubrics)
    if len(name) > _LONGEST or _RULE_SIGN.search(name):
        return None
    wanted = _compact(name)
    if not wanted:
        return None
    for rubric in rubrics:
        if wanted in {_compact(known) for known in _names(rubric)}:
            return rubric
    for rubric in rubrics:
        former = (known for each in rubric.former for known in _names(each))
        if wanted in map(_compact, former):
            return rubric
    return None


def listed_rubrics(text: str, rubrics: Iterable[Rubric]) -> tuple[tuple[Rubric, ...], str]:
    """The rubrics that a list names, each once, in its order; and what of it names none.

    ``Общество, Спорт``, or with any other sign between; ``Наука и технологии`` is one.
    """
    rubrics = tuple(rubrics)
    if len(text) > _LONGEST:
        return (), text
    parts = [text] if find_rubric(text, rubrics) else _LISTED.split(text)
    parts = [part for each in parts for part in _joined(each, rubrics)]
    found = [(part.strip(), find_rubric(part, rubrics)) for part in parts if _fold(part)]
    unknown = ", ".join(part for part, rubric in found if rubric is None)
    return tuple({each.id: each for _, each in found if each is not None}.values()), unknown


def named_rubrics(text: str, rubrics: Sequence[Rubric]) -> Named:
    """The rubrics that ``text`` names, when every word of it is of a name.

    A whole word of a name is enough, as «технологии» is, unless other rubrics have it as well.
    """
    whole = find_rubric(text, rubrics)
    if whole is not None:
        return Named((whole,))
    if len(text) > _LONGEST or _RULE_SIGN.search(text) or _quotes_words(text, rubrics):
        return Named()
    words = _fold(text).split()
    found: list[Rubric] = []
    sure = True
    while words:
        taken, meant = _first(words, rubrics)
        if not taken:
            return Named()
        found += meant
        sure = sure and len(meant) <= 1
        words = words[taken:]
    each = tuple({rubric.id: rubric for rubric in found}.values())
    return Named(each) if sure else Named(choice=each)


def nearest_rubric(name: str, rubrics: Iterable[Rubric]) -> Rubric | None:
    """The rubric whose name, in any language, is ``name`` but for a slip or an ending."""
    return next(iter(nearest_rubrics(name, rubrics, 1, _CLOSE)), None)


def nearest_rubrics(
    name: str, rubrics: Iterable[Rubric], most: int, cutoff: float = 0.6
) -> tuple[Rubric, ...]:
    """The rubrics whose names, in any language, are the nearest to ``name``, the nearest first."""
    by_name = {_fold(known): rubric for rubric in rubrics for known in rubric.names.values()}
    close = get_close_matches(_fold(name[:_LONGEST]), by_name, n=2 * most, cutoff=cutoff)
    return tuple({by_name[each].id: by_name[each] for each in close}.values())[:most]


def _joined(part: str, rubrics: Sequence[Rubric]) -> list[str]:
    """A part of a list; in two where it is two rubrics' names with an "and" between."""
    if find_rubric(part, rubrics) is not None:
        return [part]
    for found in _AND.finditer(part):
        two = [part[: found.start()], part[found.end() :]]
        if all(find_rubric(each, rubrics) is not None for each in two):
            return two
    return [part]


def _first(words: Sequence[str], rubrics: Sequence[Rubric]) -> tuple[int, list[Rubric]]:
    """How many words from the first name rubrics, and which: the longest whole name wins."""
    former = ((each, rubric) for rubric in rubrics for each in rubric.former)
    names = {_compact(name): rubric for each, rubric in former for name in _names(each)}
    names |= {_compact(name): rubric for rubric in rubrics for name in _names(rubric)}
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        rubric = names.get("".join(words[:length]))
        if rubric is not None:
            return length, [rubric]
    having = [each for each in rubrics if words[0] in _words(each)]
    return (1 if having or words[0] in _JOINING else 0), having


def _words(rubric: Rubric) -> set[str]:
    words = {word for name in rubric.names.values() for word in _fold(name).split()}
    return {word for word in words if len(word) >= _SHORTEST_WORD} - _JOINING


def _quotes_words(text: str, rubrics: Sequence[Rubric]) -> bool:
    """Whether something in quotation marks is a phrase rather than a rubric's name."""
    return any(find_rubric(quoted, rubrics) is None for quoted in _QUOTED.findall(text))


def _names(rubric: Rubric) -> tuple[str, ...]:
    return (*rubric.names.values(), rubric.slug)


def _compact(name: str) -> str:
    return _fold(name).replace(" ", "")


def _fold(name: str) -> str:
    """Letters and digits alone, in words: no case, stress, emoji, quotation marks or dashes."""
    composed = unicodedata.normalize("NFC", _UNREAD.sub("", name)).casefold().replace("ё", "е")
    return " ".join(_SIGNS.sub(" ", composed).split())
