"""What sources say now of articles that editors have had in hand: editors take it, or do not."""

from dataclasses import dataclass
from datetime import datetime

from news.article import ArticleDraft
from newsroom.amending import Amended
from newsroom.desk import Desk
from newsroom.rights import Doer


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The wording that a source has of an article by now; ``made_at`` is UTC."""

    article_id: int
    source_id: int
    draft: ArticleDraft
    made_at: datetime


async def suggestion(desk: Desk, article_id: int) -> Suggestion | None:
    """What a source suggests for an article, if anything."""
    raise NotImplementedError


async def take_suggestion(
    desk: Desk, article_id: int, by: Doer, *, request: str | None = None
) -> Amended:
    """Give an article the wording that its source has; ``amending.mark`` lets it reach the copies.

    Raises LookupError for no suggestion, and as amending.revise.
    """
    raise NotImplementedError


async def drop_suggestion(desk: Desk, article_id: int, by: Doer) -> bool:
    """Leave an article as it is; False when nothing was suggested. Raises NotAllowed."""
    raise NotImplementedError


async def skip(desk: Desk, article_id: int, by: Doer) -> None:
    """Make nothing of a draft that came from a source. Raises WrongStatus, NotAllowed."""
    raise NotImplementedError
