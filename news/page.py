"""A page of a list of articles, newest first."""

from dataclasses import dataclass

from news.article import Article


@dataclass(frozen=True, slots=True)
class Page:
    """A page of published articles; ``offset`` of the ``total`` stand before it."""

    articles: tuple[Article, ...]
    offset: int
    total: int

    @property
    def has_newer(self) -> bool:
        """Whether a page stands before this one."""
        return self.offset > 0

    @property
    def has_older(self) -> bool:
        """Whether a page stands after this one."""
        return self.offset + len(self.articles) < self.total
