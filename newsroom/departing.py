"""The tick that publishes what is due, and finishes what a crash cut short."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.article import Article
from news.dispatch import DispatchKind
from newsroom import publishing, sending_out
from newsroom.approving import BACK_TO_DRAFT, LEAVING
from newsroom.desk import Desk
from newsroom.marking import mark_copies
from newsroom.refusals import WrongStatus
from storage import articles, dispatches
from storage.database import Connection
from storage.trouble import concerns_all, costing_itself_alone

# A dispatch that is half-spread for so long was left by a process that crashed.
_ORPHANED = timedelta(minutes=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not go out: a draft again, or ``published`` but not sent to all."""

    article_id: int
    author_id: int | None
    headline: str
    cause: str
    published: bool


TellFailure = Callable[[Failure], None]


async def publish_due(
    desk: Desk, now: datetime, tell: TellFailure = lambda _: None
) -> list[Article]:
    """The tick: publish what is due by its undo window or plan, and finish what a crash cut short.

    An article that cannot be published is a draft again; ``tell`` is told, and the next one goes.
    """

    async def look(connection: Connection) -> tuple[list[int], list[tuple[int, DispatchKind]]]:
        due = await articles.departing_before(connection, now)
        return due, await dispatches.incomplete(connection, now - _ORPHANED)

    due, orphaned = await desk.database.peek(look)
    for dispatch_id, kind in orphaned:
        await _finish(desk, dispatch_id, kind, now, tell)
    gone: list[Article] = []
    for article_id in due:
        try:
            gone.append(await sending_out.send_out(desk, article_id, now, *LEAVING, is_due=True))
        except WrongStatus:  # recalled, or sent out by another process, a moment ago
            continue
        except Exception as error:
            if concerns_all(error):
                raise
            log.exception("article.unpublished", extra={"article": article_id})
            await _put_back(desk, article_id, error, tell)
    return gone


async def finish_interrupted(desk: Desk, now: datetime, tell: TellFailure) -> int:
    """Finish at start the dispatches that a crash left half-spread; how many they were."""
    async with desk.database.snapshot() as connection:
        orphaned = await dispatches.incomplete(connection, now)
    for dispatch_id, kind in orphaned:
        await _finish(desk, dispatch_id, kind, now, tell)
    return len(orphaned)


async def _finish(
    desk: Desk, dispatch_id: int, kind: DispatchKind, now: datetime, tell: TellFailure
) -> None:
    """Spread the rest of a dispatch, or mark the rest of the copies it changes.

    One that cannot be spread is ended, because an unfinished dispatch holds up every digest.
    """
    try:
        if kind is DispatchKind.ARTICLE:
            await sending_out.spread(desk, dispatch_id, now)
        else:
            await mark_copies(desk, dispatch_id, now)
    except Exception as error:
        if concerns_all(error):
            raise
        log.exception("dispatch.unspread", extra={"dispatch": dispatch_id})
        with costing_itself_alone("dispatch.not_ended", dispatch=dispatch_id):
            async with desk.database.transaction() as connection:
                await dispatches.complete(connection, dispatch_id)
                article_id = await dispatches.article_of(connection, dispatch_id)
            tell(await _failure(desk, article_id or 0, error, published=True))


async def _put_back(desk: Desk, article_id: int, error: Exception, tell: TellFailure) -> None:
    """Make a draft again of what cannot be published; not of what is, and is yet to be spread."""
    with costing_itself_alone("article.not_put_back", article=article_id):
        async with desk.database.transaction() as connection:
            if not await articles.change_article(connection, article_id, *LEAVING, **BACK_TO_DRAFT):
                return
        tell(await _failure(desk, article_id, error, published=False))


async def _failure(desk: Desk, article_id: int, error: Exception, *, published: bool) -> Failure:
    found = None
    with costing_itself_alone("article.unreadable", article=article_id):
        found = await publishing.article(desk, article_id)
    author, headline = (found.author_id, found.headline) if found else (None, "")
    return Failure(article_id, author, headline, type(error).__name__, published)
