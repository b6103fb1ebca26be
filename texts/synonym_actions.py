"""What the buttons about synonyms mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowSynonyms(Action, prefix="yl"):
    """Open a page, from 1, of the synonyms."""

    page: int = 1


@dataclass(frozen=True)
class RemoveSynonyms(Action, prefix="yx"):
    """Remove a group of synonyms."""

    group_id: int


@dataclass(frozen=True)
class KeepSynonyms(Action, prefix="yk"):
    """Keep a group of synonyms, as an editor writes it."""

    words: str
