"""The newsroom's articles by where they stand: all, drafts, the plan, and so on."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from news.article import Article
from news.colleague import Colleague


class Shelf(StrEnum):
    """What a list holds; buttons know it by its value."""

    ALL = "a"
    """All but cancelled drafts, the newest first."""
    DRAFTS = "d"
    SCHEDULED = "s"
    """The plan: what goes out next comes first."""
    PUBLISHED = "p"
    MINE = "m"
    AWAITING = "w"
    """What a colleague has to agree to."""
    WITHDRAWN = "x"


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a list: since when it stands as it does, or when it goes out, and who is on it.

    ``at`` is in UTC.
    """

    article: Article
    at: datetime | None
    author: Colleague
    at_work: tuple[Colleague, ...] = ()


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """A page of a shelf; ``offset`` of the ``total`` stand before it, None for very many."""

    shelf: Shelf
    items: tuple[Item, ...]
    offset: int | None
    total: int | None
    has_more: bool
    anything_awaits: bool = False

    @property
    def is_first(self) -> bool:
        """Whether nothing stands before it."""
        return self.offset == 0


_NAMES: Mapping[Shelf, str] = MappingProxyType(
    {
        Shelf.ALL: "all все усе",
        Shelf.DRAFTS: "drafts draft черновики черновик чарнавікі чарнавік",
        Shelf.SCHEDULED: (
            "scheduled planned plan schedule план вплане запланированные уплане запланаваныя"
        ),
        Shelf.PUBLISHED: "published опубликованные вышедшие апублікаваныя",
        Shelf.MINE: "mine my мои мае",
        Shelf.AWAITING: (
            "awaiting awaitingapproval approval насогласовании согласование ждутсогласия"
            " наўзгадненні узгадненне чакаюцьзгоды"
        ),
        Shelf.WITHDRAWN: "withdrawn отозванные адкліканыя",
    }
)
_SHELVES = {name: shelf for shelf, names in _NAMES.items() for name in names.split()}


def find_shelf(words: str) -> Shelf | None:
    """The shelf that words name, in any language and case, ё = е."""
    folded = unicodedata.normalize("NFC", words).casefold().replace("ё", "е")
    return _SHELVES.get("".join(folded.split()))
