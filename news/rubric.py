"""Rubrics: the sections of the newsroom, named in every interface language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from news.language import Language

# Two letters of ten may be wrong.
_CLOSE = 0.8


@dataclass(frozen=True, slots=True)
class Rubric:
    """A section of the newsroom; ``slug`` is its permanent Latin name."""

    id: int
    slug: str
    emoji: str
    names: Mapping[Language, str]
    hidden: bool = False

    def name(self, language: Language) -> str:
        """The rubric's name in an interface language."""
        return self.names[language]


def find_rubric(name: str, rubrics: Iterable[Rubric]) -> Rubric | None:
    """The rubric that ``name`` names: in any language or by slug, in any case, ё = е."""
    wanted = _fold(name)
    for rubric in rubrics:
        if wanted in {_fold(known) for known in (*rubric.names.values(), rubric.slug)}:
            return rubric
    return None


def nearest_rubric(name: str, rubrics: Iterable[Rubric]) -> Rubric | None:
    """The rubric whose name, in any language, is ``name`` but for a slip or an ending."""
    by_name = {_fold(known): rubric for rubric in rubrics for known in rubric.names.values()}
    close = get_close_matches(_fold(name), by_name, n=1, cutoff=_CLOSE)
    return by_name[close[0]] if close else None


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split())
