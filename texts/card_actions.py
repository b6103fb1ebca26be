"""What the buttons of an article's card mean, of its wordings, and of the lists that it is on."""

from dataclasses import dataclass

from news.shelf import Shelf
from texts.action import Action


@dataclass(frozen=True)
class OpenCard(Action, prefix="nc"):
    """Show an article's card to an editor, in place."""

    article_id: int


@dataclass(frozen=True)
class ShowArticle(Action, prefix="ns"):
    """Show an article as readers see it, below the pressed message."""

    article_id: int


@dataclass(frozen=True)
class ShowHistory(Action, prefix="nh"):
    """Open a page, from 1, of an article's wordings, newest first."""

    article_id: int
    page: int = 1


@dataclass(frozen=True)
class ShowVersion(Action, prefix="nv"):
    """Show a page, from 1, of one wording of an article."""

    article_id: int
    revision: int
    page: int = 1


@dataclass(frozen=True)
class RestoreVersion(Action, prefix="nr"):
    """Give an article an earlier wording again."""

    article_id: int
    revision: int


@dataclass(frozen=True)
class ShowDifference(Action, prefix="jd"):
    """Show how one wording of an article differs from another, below the pressed message."""

    article_id: int
    before: int
    after: int


@dataclass(frozen=True)
class ListArticles(Action, prefix="ja"):
    """Open a page of the newsroom's articles of a shelf: those next to one, or the first."""

    shelf: Shelf = Shelf.ALL
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class OpenListed(Action, prefix="jo"):
    """Show an article's card in place of the page of a list that it is on."""

    article_id: int
    shelf: Shelf = Shelf.ALL
    before: int | None = None
    after: int | None = None
