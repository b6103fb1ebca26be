"""What the buttons about saved articles mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class KeepArticle(Action, prefix="pk"):
    """Keep an article among the saved ones, also when it is there already."""

    article_id: int


@dataclass(frozen=True)
class DropArticle(Action, prefix="pd"):
    """Keep it no longer, also when it is not kept."""

    article_id: int


@dataclass(frozen=True)
class ShowSaved(Action, prefix="ps"):
    """Open a page, from 1, of the saved articles."""

    page: int = 1


@dataclass(frozen=True)
class TidySaved(Action, prefix="pt"):
    """Open the same page with a button for each article, which takes it out."""

    page: int = 1


@dataclass(frozen=True)
class TakeOut(Action, prefix="px"):
    """Take an article out of the list, and show the page again."""

    article_id: int
    page: int = 1


@dataclass(frozen=True)
class PutBack(Action, prefix="pb"):
    """Put an article back where it was in the list: ``saved_at`` is milliseconds since 1970."""

    article_id: int
    saved_at: int
    page: int = 1


@dataclass(frozen=True)
class AskClearSaved(Action, prefix="pc"):
    """Ask whether to take out all of them."""


@dataclass(frozen=True)
class ClearSaved(Action, prefix="pz"):
    """Take out all that was saved before a moment: milliseconds since 1970."""

    before: int
