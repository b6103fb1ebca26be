"""What the buttons about an article's details mean."""

from dataclasses import dataclass

from news.detail import Detail
from news.language import Language
from texts.action import Action


@dataclass(frozen=True)
class ShowDetails(Action, prefix="ca"):
    """Show all that was recognised of an article, each to be mended by a tap."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class MendDetail(Action, prefix="cb"):
    """Ask what a detail is to be, of the article in the revision that its editor sees."""

    article_id: int
    detail: Detail
    revision: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ClearDetail(Action, prefix="cc"):
    """Let the article have no such detail."""

    article_id: int
    detail: Detail
    revision: int
    preview_id: int | None = None


@dataclass(frozen=True)
class NameLanguage(Action, prefix="cd"):
    """Say which language the article is written in."""

    article_id: int
    language: Language
    revision: int
    preview_id: int | None = None
