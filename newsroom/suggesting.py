"""What sources say now of articles that editors have had in hand: editors take it, or do not."""

import logging
from dataclasses import dataclass
from datetime import datetime

from news.article import ArticleDraft
from news.role import EDITORS
from newsroom import amending, publishing
from newsroom.amendment import Amended
from newsroom.desk import Desk
from newsroom.rights import Doer, require
from storage import source_items, suggestions
from storage.kept_item import read_draft

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The wording that a source has of an article by now; ``made_at`` is UTC."""

    article_id: int
    source_id: int
    draft: ArticleDraft
    made_at: datetime


async def suggestion(desk: Desk, article_id: int) -> Suggestion | None:
    """What a source suggests for an article, if anything."""
    async with desk.database.snapshot() as connection:
        row = await suggestions.suggestion_of(connection, article_id)
    if row is None:
        return None
    try:
        return Suggestion(row[0], row[1], read_draft(row[2]), row[3])
    except (ValueError, TypeError, LookupError):
        log.exception("suggestion.unreadable", extra={"article": article_id})
        return None


async def take_suggestion(
    desk: Desk, found: Suggestion, by: Doer, *, request: str | None = None
) -> Amended:
    """Give an article the wording that was suggested; ``amending.mark`` takes it to the copies.

    What its source has suggested since stays. Raises as amending.revise.
    """
    amended = await amending.revise(
        desk, found.article_id, found.draft, by.id, by.at, request=request
    )
    await drop_suggestion(desk, found, by)
    return amended


async def drop_suggestion(desk: Desk, found: Suggestion, by: Doer) -> bool:
    """Leave an article as it is; False when something else is suggested by now, or nothing.

    Raises NotAllowed.
    """
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        return await suggestions.drop_suggestion(connection, found.article_id, found.made_at)


async def skip(desk: Desk, article_id: int, by: Doer) -> None:
    """Make nothing of a draft that came from a source. Raises WrongStatus, NotAllowed."""
    await publishing.cancel(desk, article_id, by)
    async with desk.database.transaction() as connection:
        await source_items.skip_items_of(connection, article_id)
        await suggestions.drop_suggestion(connection, article_id)
