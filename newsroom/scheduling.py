"""Articles that go out at a moment that an editor has set, and those that may not go before one."""

from datetime import datetime
from itertools import takewhile

from news.approval import Wish
from news.article import Article, ArticleStatus
from news.deed import DeedKind
from news.role import EDITORS, Role
from newsroom.approving import BACK_TO_DRAFT, require_approval
from newsroom.desk import Desk
from newsroom.publishing import UNSENT
from newsroom.refusals import WrongStatus, check_embargo, check_revision, there
from newsroom.rights import Doer, note, require
from storage import articles
from storage.approvals import drop_approval
from storage.database import Connection
from storage.deeds import deeds_to
from storage.editors import role_of
from storage.originals import shown_of


class PastMoment(Exception):  # noqa: N818 - it says what is the matter
    """The moment at which an article is to go out is over."""


async def schedule(
    desk: Desk,
    article_id: int,
    at: datetime,
    by: Doer,
    *,
    revision: int | None = None,
    report_chat_id: int | None = None,
    report_message_id: int | None = None,
) -> Article:
    """Let a draft go out ``at`` a moment; one that is planned already goes out then instead.

    Progress is to be reported by editing the given message. Raises PastMoment, WrongStatus,
    Embargoed, NotAllowed, NeedsApproval, and ChangedSince when the draft is no longer in that
    ``revision``, if one is given.
    """
    if at <= by.at:
        raise PastMoment
    report = {"report_chat_id": report_chat_id, "report_message_id": report_message_id}
    async with desk.database.transaction() as connection:
        found = await _unsent(connection, article_id, by)
        check_revision(found, revision)
        check_embargo(found, at)
        await require_approval(connection, found, Wish.SCHEDULE)
        await note(connection, by, DeedKind.SCHEDULED, article_id, _written(at))
        if report_message_id is not None:
            await _change(connection, article_id, **report)
        status = ArticleStatus.SCHEDULED.value
        return await _change(connection, article_id, status=status, departs_at=at)


async def report_in(desk: Desk, article_id: int, chat_id: int, message_id: int) -> int | None:
    """Let a message show how a planned article fares, from its departure on.

    The message of the same chat that was to do so until then, if any: it is out of date.
    """
    async with desk.database.transaction() as connection:
        before = await articles.report_of(connection, article_id)
        shown = await shown_of(connection, article_id, chat_id)
        await articles.change_article(
            connection,
            article_id,
            ArticleStatus.SCHEDULED,
            report_chat_id=chat_id,
            report_message_id=message_id,
        )
    # A draft's own card is brought up to date instead.
    is_card = shown is not None and before is not None and shown.card_id == before[1]
    is_other = before is not None and before[0] == chat_id and not is_card
    return before[1] if before is not None and is_other else None


async def unschedule(desk: Desk, article_id: int, by: Doer) -> Article:
    """Make a draft again of what is planned; who wants it out again has to be agreed with again.

    Raises WrongStatus, NotAllowed.
    """
    async with desk.database.transaction() as connection:
        found = await _unsent(connection, article_id, by)
        if found.status is not ArticleStatus.SCHEDULED:
            raise WrongStatus(found)
        await drop_approval(connection, article_id)
        await note(connection, by, DeedKind.UNSCHEDULED, article_id)
        return await _change(connection, article_id, **BACK_TO_DRAFT)


async def embargo(desk: Desk, article_id: int, until: datetime | None, by: Doer) -> Article:
    """Let nobody but an owner send an article before a moment; None lifts that.

    What is planned for earlier goes out then. Only an owner, and who alone has set an embargo, may
    end it earlier: others would send early by that. Raises PastMoment, WrongStatus, NotAllowed,
    Embargoed.
    """
    if until is not None and until <= by.at:
        raise PastMoment
    async with desk.database.transaction() as connection:
        found = await _unsent(connection, article_id, by)
        await _check_ending(connection, found, until, by)
        await note(connection, by, DeedKind.EMBARGOED, article_id, _written(until))
        departs_at = _not_before(found, until)
        return await _change(connection, article_id, embargo_until=until, departs_at=departs_at)


async def _check_ending(
    connection: Connection, kept: Article, until: datetime | None, by: Doer
) -> None:
    now_until = kept.embargo_until
    if now_until is None or (until is not None and until >= now_until):
        return
    # Since it was last lifted: a lifting has no moment. Who lengthens another's may not lift it.
    settings = takewhile(
        lambda deed: deed.about, await deeds_to(connection, kept.id, DeedKind.EMBARGOED)
    )
    is_theirs = {deed.person_id for deed in settings} == {by.id}
    if not is_theirs and await role_of(connection, by.id) is not Role.OWNER:
        check_embargo(kept, by.at)


def _not_before(planned: Article, until: datetime | None) -> datetime | None:
    if planned.departs_at is None or until is None:
        return planned.departs_at
    return max(planned.departs_at, until)


def _written(at: datetime | None) -> str:
    return at.isoformat(" ", "minutes") if at else ""


async def _unsent(connection: Connection, article_id: int, by: Doer) -> Article:
    await require(connection, by.id, *EDITORS)
    found = await articles.article_by_id(connection, article_id, lock=True)
    if found is None or found.status not in UNSENT:
        raise WrongStatus(found)
    return found


async def _change(
    connection: Connection,
    article_id: int,
    **columns: str | int | datetime | None,
) -> Article:
    await articles.change_article(connection, article_id, *UNSENT, **columns)
    return there(await articles.article_by_id(connection, article_id))
