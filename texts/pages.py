"""Lists in numbered pages: the items shown, the title, the buttons to turn pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from texts.action import Action
from texts.html import Html, bold, joined
from texts.locale import Locale
from texts.message import Row

ITEMS_A_PAGE = 8
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pages:
    """``page``, from 1, of a list of ``total``; the nearest page when there is no such."""

    total: int
    page: int
    size: int = ITEMS_A_PAGE

    @classmethod
    def of(cls, total: int, page: int, size: int = ITEMS_A_PAGE) -> "Pages":
        """The pages of a list that is not empty, ``size`` items each."""
        return cls(total, min(max(page, 1), (total - 1) // size + 1), size)

    def shown(self, items: Sequence[T]) -> Sequence[T]:
        """The items of this page."""
        return items[(self.page - 1) * self.size : self.page * self.size]

    def title(self, locale: Locale, key: str) -> Html:
        """The list's title, with what part of it this is when there are several pages."""
        title = bold(locale.catalogue(key))
        if self.total <= self.size:
            return title
        span = f"{(self.page - 1) * self.size + 1}–{min(self.page * self.size, self.total)}"
        position = locale.catalogue("list-position", span=span, total=self.total)
        return joined(" · ", [title, position])

    def turns(self, locale: Locale, opening: Callable[[int], Action]) -> Row:
        """The buttons to the pages before and after."""
        back = locale.button("list-back", opening(self.page - 1))
        forward = locale.button("list-forward", opening(self.page + 1))
        is_last = self.page * self.size >= self.total
        return (*(() if self.page == 1 else (back,)), *(() if is_last else (forward,)))
