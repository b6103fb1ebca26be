"""From a draft to the outbox."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from news.approval import Wish
from news.article import Article, ArticleDraft, ArticleStatus
from news.deed import DeedKind
from news.dispatch import FlightPlan
from news.role import EDITORS
from newsroom.approving import BACK_TO_DRAFT, LEAVING
from newsroom.continuing import continuation
from newsroom.desk import Desk
from newsroom.fingerprint import fingerprint
from newsroom.forecast import forecast
from newsroom.refusals import (
    WrongStatus,
    changed,
    check_embargo,
    check_revision,
    there,
)
from newsroom.rights import Doer, note, require, require_for
from newsroom.sending_out import allow, read, send_out
from storage import articles, dispatches
from storage.approvals import drop_approval
from storage.audience import audience
from storage.following import with_followers
from storage.reached_places import reached_places
from storage.versions import illustrate_version
from storage.wording import written_photos

UNSENT = (ArticleStatus.DRAFT, ArticleStatus.SCHEDULED)
OPEN = (ArticleStatus.DRAFT, *LEAVING)


async def seen_before(desk: Desk, seen: ArticleDraft | Article) -> Article | None:
    """The article that says the same and is published, or about to be."""
    # A text may be long.
    print_of_it = await asyncio.to_thread(fingerprint, seen)
    async with desk.database.snapshot() as connection:
        return await articles.article_with_fingerprint(connection, print_of_it)


async def article(desk: Desk, article_id: int) -> Article | None:
    """The article with this id, whatever its status: for editors."""
    async with desk.database.snapshot() as connection:
        return await articles.article_by_id(connection, article_id)


async def article_sent(desk: Desk, dispatch_id: int) -> Article | None:
    """The article that a dispatch carries; None when it carries digests."""
    async with desk.database.snapshot() as connection:
        article_id = await dispatches.article_of(connection, dispatch_id)
        return await articles.article_by_id(connection, article_id) if article_id else None


async def plan(desk: Desk, article_id: int, now: datetime) -> FlightPlan:
    """Whom the article would reach if it were published now, and how long that would take.

    Raises WrongStatus when there is no such article.
    """
    reading = await read(desk, article_id)
    found, rule_ids = reading.article, reading.rule_ids
    rubric_ids = [id_ for rubric in found.rubrics for id_ in rubric.ids]
    story = await continuation(desk, found, now)
    async with desk.database.snapshot() as connection:
        readers = await audience(connection, rubric_ids, rule_ids, now, desk.zone, found.language)
        if story is not None:
            subjects = rubric_ids, rule_ids
            readers = await with_followers(
                connection, readers, story.story_id, *subjects, now, desk.zone, found.language
            )
        story_id = story.story_id if story else None
        about = rubric_ids, rule_ids, now, found.language, story_id
        places = await reached_places(connection, *about)
        return await forecast(connection, desk, readers, places, now)


async def illustrate(
    desk: Desk, article_id: int, photo: str | None, more_photos: Sequence[str] = ()
) -> Article:
    """Give a draft photos, by their Telegram file ids. Raises WrongStatus."""
    more = written_photos(more_photos)
    async with desk.database.transaction() as connection:
        illustrated = await changed(connection, article_id, *UNSENT, photo=photo, more_photos=more)
        await illustrate_version(connection, article_id)
        return illustrated


async def publish(
    desk: Desk,
    article_id: int,
    now: datetime,
    *,
    undo: timedelta = timedelta(0),
    revision: int | None = None,
    by: Doer | None = None,
    despite_embargo: bool = False,
    report_chat_id: int | None = None,
    report_message_id: int | None = None,
) -> Article:
    """Publish a draft; with ``undo``, only after that long, until when it can be recalled.

    Progress is to be reported by editing the given message. Raises WrongStatus, Embargoed, and
    ChangedSince when the draft is no longer in that ``revision``, if one is given; when somebody
    wants it, NotAllowed and NeedsApproval.
    """
    if undo:
        async with desk.database.transaction() as connection:
            if by is not None:
                await require(connection, by.id, *EDITORS)
            departing = await changed(
                connection,
                article_id,
                *UNSENT,
                status=ArticleStatus.DEPARTING.value,
                departs_at=now + undo,
                report_chat_id=report_chat_id,
                report_message_id=report_message_id,
            )
            check_revision(departing, revision)
            check_embargo(departing, now + undo, despite=despite_embargo)
            await allow(connection, departing, Wish.PUBLISH, by)
            return departing
    return await send_out(
        desk,
        article_id,
        now,
        *UNSENT,
        revision=revision,
        by=by,
        despite_embargo=despite_embargo,
        report_chat_id=report_chat_id,
        report_message_id=report_message_id,
    )


async def break_news(
    desk: Desk,
    article_id: int,
    now: datetime,
    *,
    revision: int | None = None,
    by: Doer | None = None,
    despite_embargo: bool = False,
    report_chat_id: int | None = None,
    report_message_id: int | None = None,
) -> Article:
    """Publish at once, to everybody whom it concerns, ahead of all else. Raises as publish."""
    return await send_out(
        desk,
        article_id,
        now,
        *OPEN,
        revision=revision,
        by=by,
        despite_embargo=despite_embargo,
        breaking=True,
        report_chat_id=report_chat_id,
        report_message_id=report_message_id,
    )


async def depart(desk: Desk, article: Article, now: datetime) -> Article:
    """Send out at once what is about to go out; as it is when a tick has been faster."""
    try:
        return await send_out(desk, article.id, now, ArticleStatus.DEPARTING)
    except WrongStatus as error:
        return error.article or article


async def recall(desk: Desk, article_id: int, by: Doer | None = None) -> Article:
    """Make a draft again of what is planned or about to go out. Raises WrongStatus when it is late.

    Who wants it out again has to be agreed with again. Raises NotAllowed.
    """
    async with desk.database.transaction() as connection:
        if by is not None:
            await require(connection, by.id, *EDITORS)
        recalled = await changed(connection, article_id, *LEAVING, **BACK_TO_DRAFT)
        await drop_approval(connection, article_id)
        await note(connection, by, DeedKind.RECALLED, article_id)
        return recalled


async def cancel(desk: Desk, article_id: int, by: Doer | None = None) -> Article:
    """Give a draft up; authors their own. Raises WrongStatus when it is published or cancelled.

    Raises NotAllowed.
    """
    async with desk.database.transaction() as connection:
        before = there(await articles.article_by_id(connection, article_id, lock=True))
        if by is not None and before.status in OPEN:
            await require_for(connection, by.id, before, own=True)
        cancelled = await changed(
            connection, article_id, *OPEN, status=ArticleStatus.CANCELLED.value, departs_at=None
        )
        await drop_approval(connection, article_id)
        await note(connection, by, DeedKind.CANCELLED, article_id)
        return cancelled


async def offer(desk: Desk, article_id: int, by: Doer, *, revision: int | None = None) -> Article:
    """Give a draft to the editors. Raises WrongStatus, NotAllowed, ChangedSince."""
    async with desk.database.transaction() as connection:
        draft = there(await articles.article_by_id(connection, article_id, lock=True))
        if draft.status is not ArticleStatus.DRAFT:
            raise WrongStatus(draft)
        await require_for(connection, by.id, draft)
        check_revision(draft, revision)
        await note(connection, by, DeedKind.OFFERED, article_id)
        return draft
