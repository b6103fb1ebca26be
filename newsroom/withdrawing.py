"""Published articles, taken back."""

from datetime import datetime
from functools import partial

from news.article import ArticleStatus, Change
from news.role import EDITORS
from newsroom import publishing, sending_out
from newsroom.amendment import Amended, ChangedMeanwhile, begin_amendment, carried_out, note_change
from newsroom.desk import Desk
from newsroom.refusals import WrongStatus
from newsroom.rights import require
from storage import articles, matches
from storage.filing import filed_under, refile
from storage.search import forget_for_search
from storage.trouble import retried


async def withdraw(
    desk: Desk, article_id: int, editor_id: int, now: datetime, *, request: str | None = None
) -> Amended:
    """Take a published article back; ``amending.mark`` lets that reach the copies of readers.

    What waits to be sent does not go from this moment on. A ``request`` that has been carried out,
    and is redelivered after a crash, gets the same answer again. Raises WrongStatus.
    """
    found = await publishing.article(desk, article_id)
    if found is not None and request is not None:
        done = await carried_out(desk, found, request)
        if done is not None:
            return done
    while True:
        try:
            return await retried(partial(_withdraw, desk, article_id, editor_id, now, request))
        except ChangedMeanwhile:
            continue


async def _withdraw(
    desk: Desk, article_id: int, editor_id: int, now: datetime, request: str | None
) -> Amended:
    reading = await sending_out.read(desk, article_id)
    async with desk.database.transaction() as connection:
        current = await articles.article_by_id(connection, article_id, lock=True)
        if current is None or current.status is not ArticleStatus.PUBLISHED:
            raise WrongStatus(current)
        if current.revision != reading.article.revision:
            raise ChangedMeanwhile
        await require(connection, editor_id, *EDITORS)
        filed = await filed_under(connection, article_id)
        await articles.withdraw_article(connection, article_id, editor_id, now, request)
        await refile(connection, article_id, filed)
        if current.sequence is not None:
            await forget_for_search(connection, current.sequence, reading.document)
        await matches.forget_matches(connection, article_id)
        await note_change(connection, article_id, Change.WITHDRAWAL, editor_id, now)
        return await begin_amendment(connection, article_id, Change.WITHDRAWAL, now)
