"""Articles that go out at a moment that an editor has set, and those that may not go before one."""

from datetime import datetime

from news.article import Article, ArticleStatus
from news.deed import Deed, DeedKind
from newsroom.desk import Desk
from newsroom.publishing import UNSENT, ChangedSince, WrongStatus, check_embargo
from storage import articles
from storage.database import Connection
from storage.deeds import keep_deed


class PastMoment(Exception):  # noqa: N818 - it says what is the matter
    """The moment at which an article is to go out is over."""


async def schedule(
    desk: Desk,
    article_id: int,
    editor_id: int,
    at: datetime,
    now: datetime,
    *,
    revision: int | None = None,
    despite_embargo: bool = False,
    report_chat_id: int | None = None,
    report_message_id: int | None = None,
) -> Article:
    """Let a draft go out ``at`` a moment; one that is planned already goes out then instead.

    Progress is to be reported by editing the given message. Raises PastMoment, WrongStatus,
    Embargoed, and ChangedSince when the draft is no longer in that ``revision``, if one is given.
    """
    if at <= now:
        raise PastMoment
    report = {"report_chat_id": report_chat_id, "report_message_id": report_message_id}
    async with desk.database.transaction() as connection:
        found = await _plannable(connection, article_id)
        if revision not in (None, found.revision):
            raise ChangedSince
        check_embargo(found, at, despite=despite_embargo)
        return await _plan(
            connection,
            found,
            Deed(DeedKind.SCHEDULED, editor_id, now, article_id, at.isoformat(" ", "minutes")),
            status=ArticleStatus.SCHEDULED.value,
            departs_at=at,
            **report if report_message_id is not None else {},
        )


async def report_in(desk: Desk, article_id: int, chat_id: int, message_id: int) -> None:
    """Let a message show how a planned article fares, from its departure on."""
    async with desk.database.transaction() as connection:
        await articles.change_article(
            connection,
            article_id,
            ArticleStatus.SCHEDULED,
            report_chat_id=chat_id,
            report_message_id=message_id,
        )


async def unschedule(desk: Desk, article_id: int, editor_id: int, now: datetime) -> Article:
    """Make a draft again of what is planned. Raises WrongStatus."""
    async with desk.database.transaction() as connection:
        found = await _plannable(connection, article_id)
        if found.status is not ArticleStatus.SCHEDULED:
            raise WrongStatus(found)
        return await _plan(
            connection,
            found,
            Deed(DeedKind.UNSCHEDULED, editor_id, now, article_id),
            status=ArticleStatus.DRAFT.value,
            departs_at=None,
        )


async def embargo(
    desk: Desk, article_id: int, editor_id: int, until: datetime | None, now: datetime
) -> Article:
    """Let nobody but an owner send an article before a moment; None lifts that.

    What is planned for earlier goes out then. Raises PastMoment, WrongStatus.
    """
    if until is not None and until <= now:
        raise PastMoment
    about = until.isoformat(" ", "minutes") if until else ""
    async with desk.database.transaction() as connection:
        found = await _plannable(connection, article_id)
        later = _not_before(found, until)
        deed = Deed(DeedKind.EMBARGOED, editor_id, now, article_id, about)
        return await _plan(connection, found, deed, embargo_until=until, departs_at=later)


def _not_before(planned: Article, until: datetime | None) -> datetime | None:
    if planned.departs_at is None or until is None:
        return planned.departs_at
    return max(planned.departs_at, until)


async def _plannable(connection: Connection, article_id: int) -> Article:
    found = await articles.article_by_id(connection, article_id, lock=True)
    if found is None or found.status not in UNSENT:
        raise WrongStatus(found)
    return found


async def _plan(
    connection: Connection, found: Article, deed: Deed, **columns: str | int | datetime | None
) -> Article:
    await articles.change_article(connection, found.id, *UNSENT, **columns)
    await keep_deed(connection, deed)
    planned = await articles.article_by_id(connection, found.id)
    if planned is None:
        raise WrongStatus(None)
    return planned
