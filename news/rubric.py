"""Rubrics: the sections of the newsroom, named in every interface language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from news.language import Language


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


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split())
