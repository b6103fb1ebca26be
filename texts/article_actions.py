"""What the buttons below an article mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class OpenArticle(Action, prefix="a"):
    """Show an article as it is delivered, in place of its pages."""

    article_id: int


@dataclass(frozen=True)
class ReadArticle(Action, prefix="ar"):
    """Show a page, from 1, of an article too long for one message."""

    article_id: int
    page: int = 1


@dataclass(frozen=True)
class MorePhotos(Action, prefix="ma"):
    """Send an article's photos but the first, below the pressed message."""

    article_id: int


@dataclass(frozen=True)
class ExplainArticle(Action, prefix="aw"):
    """Say below an article why it came."""

    article_id: int
